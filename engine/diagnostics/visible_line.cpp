#include "engine/diagnostics/visible_line.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

/// Bytes kept on each side of the focus; more than any terminal is wide.
constexpr std::size_t kWindowBytes = 2048;

bool is_direction_control(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0xFEFF;
}

/// What is shown instead of a code point that must not reach a terminal; 0 when it may.
char32_t picture_of(char32_t c) {
  if (c < 0x20) return 0x2400 + c;
  if (c == 0x7F) return 0x2421;
  if ((c >= 0x80 && c < 0xA0) || is_surrogate(c) || is_direction_control(c) || c == 0x2028 ||
      c == 0x2029) {
    return kReplacementCharacter;
  }
  return 0;
}

}  // namespace

std::uint32_t display_width(char32_t code_point) {
  if (code_point < 0x300) return 1;
  const auto c = static_cast<UChar32>(code_point);
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string make_visible(std::string_view text, bool keep_line_feeds) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.bytes;
    if (point.value == U'\t') {
      out += "  ";
    } else if (const char32_t picture = picture_of(point.value);
               picture != 0 && !(keep_line_feeds && point.value == U'\n')) {
      append_code_point(out, picture);
    } else {
      append_code_point(out, point.value);
    }
  }
  return out;
}

VisibleLine::VisibleLine(std::string_view line, std::size_t focus, std::uint32_t tab_width) {
  focus = std::min(focus, line.size());
  std::size_t begin = focus > kWindowBytes ? focus - kWindowBytes : 0;
  std::size_t end = line.size() - focus > kWindowBytes ? focus + kWindowBytes : line.size();
  while (begin > 0 && begin < focus && is_continuation_byte(line[begin])) ++begin;
  while (end < line.size() && is_continuation_byte(line[end])) ++end;
  is_cut_left_ = begin > 0;
  is_cut_right_ = end < line.size();
  for (std::size_t at = begin; at < end;) {
    const CodePoint point = code_point_at(line, at);
    Cell cell{at, at + point.bytes, width_, 0, static_cast<std::uint32_t>(text_.size()), 0};
    if (point.value == U'\t') {
      cell.width = tab_width - width_ % tab_width;
      text_.append(cell.width, ' ');
    } else if (const char32_t picture = picture_of(point.value); picture != 0) {
      cell.width = 1;
      append_code_point(text_, picture);
    } else {
      cell.width = display_width(point.value);
      append_code_point(text_, point.value);
    }
    cell.text_end = static_cast<std::uint32_t>(text_.size());
    width_ += cell.width;
    cells_.push_back(cell);
    at += point.bytes;
  }
}

std::uint32_t VisibleLine::column_of(std::size_t byte) const {
  const auto after =
      std::upper_bound(cells_.begin(), cells_.end(), byte,
                       [](std::size_t wanted, const Cell& cell) { return wanted < cell.byte; });
  if (after == cells_.begin()) return 0;
  const Cell& cell = *std::prev(after);
  return byte >= cell.byte_end ? width_ : cell.column;
}

std::string VisibleLine::slice(std::uint32_t from, std::uint32_t to) const {
  std::string out;
  for (const Cell& cell : cells_) {
    const std::uint32_t cell_end = cell.column + cell.width;
    if (cell.column >= to) break;
    if (cell.column < from && cell_end <= from) continue;
    if (cell.column < from || cell_end > to) {
      out.append(std::min(cell_end, to) - std::max(cell.column, from), ' ');
    } else {
      out.append(text_, cell.text_begin, cell.text_end - cell.text_begin);
    }
  }
  return out;
}

}  // namespace vtl
