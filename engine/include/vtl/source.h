// One text with its name, and conversions between its byte offsets and lines and columns. Offsets
// are bytes into text(), lines and columns are 1-based. A Source owns its text (a Template keeps it
// alive) and is immutable after construction.
//
// People and Velocity's messages count columns differently: Velocity's (JavaCC's SimpleCharStream)
// count UTF-16 units, a tab ends at the next multiple of 8 and itself has that column; "\r\n", "\r"
// and "\n" each end one line.
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

/// A line and column, both 1-based. The function that made it says which kind of column it is.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};

/// One text with the name shown to people (a path as given on the command line).
class Source {
 public:
  /// Precondition: `text` is valid UTF-8 (or WTF-8); whoever reads texts checks it (is_valid_utf8).
  Source(std::string name, std::string text);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  std::size_t line_count() const { return line_starts_.size(); }
  /// Returns the text of a 1-based line without its line end; empty when out of range.
  std::string_view line(std::size_t number) const;
  /// Returns line and column for people: the column counts code points, a tab is one.
  Position display_position(std::uint32_t offset) const;
  /// Returns line and column as Velocity 1.7 prints them: UTF-16 units, tabs to the next multiple
  /// of 8.
  Position velocity_position(std::uint32_t offset) const;

 private:
  std::size_t line_index(std::uint32_t offset) const;

  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

}  // namespace vtl
