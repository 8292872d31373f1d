// Where things are in a template.
//
// Why: every node, diagnostic and coverage record speaks of byte offsets into one text; people and
// Velocity's messages speak of lines and columns. The two counts differ, so each conversion has a
// name of its own here.
//
// Invariants: offsets are bytes into Source::text(); lines and columns are 1-based.
// Ownership: a Source owns its text; string_views into it live as long as the Source (a Template
// keeps it alive). Threads: immutable after construction. Velocity quirk (JavaCC's SimpleCharStream
// in 1.7): columns count UTF-16 units, a tab ends at the next multiple of 8 and itself *has* that
// column; "\r\n", "\r" and "\n" each end one line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vtl {

/// Half-open byte range [begin, end) of a source text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

/// A line and column, both 1-based. Which kind of column is said by the function that made it.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};

/// One text with the name shown to people (a path as given on the command line).
class Source {
 public:
  /// `text` must be valid UTF-8 (or WTF-8); see is_valid_utf8 for the check the edges make.
  Source(std::string name, std::string text);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  std::size_t line_count() const { return line_starts_.size(); }
  /// Text of a 1-based line without its line end; empty when out of range.
  std::string_view line(std::size_t number) const;
  /// Line and column for people: the column counts code points, a tab is one.
  Position display_position(std::uint32_t offset) const;
  /// Line and column as Velocity 1.7 prints them: UTF-16 units, tabs to the next multiple of 8.
  Position velocity_position(std::uint32_t offset) const;

 private:
  std::size_t line_index(std::uint32_t offset) const;

  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

}  // namespace vtl
