// A source line as a terminal shows it, and at which column each byte of it stands: carets must be
// placed by display columns.
//
// Tabs are expanded, wide characters (CJK, emoji) take two columns, combining marks none; control
// characters become pictures, so that a template cannot drive the terminal. The visible text is
// valid UTF-8. Columns count from 0. A very long line is reduced to a window of bytes around
// `focus`, so that the work does not grow with the line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vtl {

/// Columns that a code point takes on a terminal: 0, 1 or 2.
std::uint32_t display_width(char32_t code_point);

/// Text with control characters, broken bytes and direction overrides made visible; line feeds stay
/// when asked.
std::string make_visible(std::string_view text, bool keep_line_feeds = false);

class VisibleLine {
 public:
  /// `focus`: byte offset in `line` that must be part of the window.
  VisibleLine(std::string_view line, std::size_t focus, std::uint32_t tab_width);

  /// Display column of a byte offset in the line; the line's width for offsets behind it.
  std::uint32_t column_of(std::size_t byte) const;
  std::uint32_t width() const { return width_; }
  bool is_cut_left() const { return is_cut_left_; }
  bool is_cut_right() const { return is_cut_right_; }
  /// The text in display columns [from, to), padded with blanks where a wide character is cut.
  std::string slice(std::uint32_t from, std::uint32_t to) const;

 private:
  struct Cell {
    std::size_t byte;
    std::size_t byte_end;
    std::uint32_t column;
    std::uint32_t width;
    std::uint32_t text_begin;
    std::uint32_t text_end;
  };
  std::vector<Cell> cells_;
  std::string text_;
  std::uint32_t width_ = 0;
  bool is_cut_left_ = false;
  bool is_cut_right_ = false;
};

}  // namespace vtl
