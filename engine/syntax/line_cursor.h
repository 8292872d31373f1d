// Counts Velocity's lines and columns while moving forward through a text, so that the positions of
// all tokens cost one pass. Offsets asked for must never decrease.
//
// As JavaCC's SimpleCharStream: columns count UTF-16 units; a tab has the column of the next
// multiple of 8; line ends ("\r\n", "\r", "\n") belong to the line they end.
#pragma once

#include <cstdint>
#include <string_view>

#include "vtl/source.h"

namespace vtl::syntax {

class LineCursor {
 public:
  /// Starts at byte `offset`, which begins line `line`.
  explicit LineCursor(std::string_view text, std::uint32_t offset = 0, std::uint32_t line = 1)
      : text_(text), offset_(offset), line_(line) {}

  /// Returns the position of the character at byte `offset`; behind the last one, that of the place
  /// where the next one would be.
  Position position_of(std::uint32_t offset) {
    while (offset_ < offset && offset_ < text_.size()) pass(text_[offset_++]);
    if (offset_ < text_.size() && text_[offset_] == '\t') return {line_, (column_ / 8 + 1) * 8};
    return {line_, column_ + 1};
  }

 private:
  void pass(char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20U && byte < 0x80U) {
      ++column_;
    } else if (c == '\n' || (c == '\r' && (offset_ >= text_.size() || text_[offset_] != '\n'))) {
      ++line_;
      column_ = 0;
    } else if (c == '\t') {
      column_ = (column_ / 8 + 1) * 8;
    } else if (byte >= 0xF0U) {
      column_ += 2;  // a pair of surrogates
    } else if (byte < 0x80U || byte >= 0xC0U) {
      ++column_;
    }
  }

  std::string_view text_;
  std::uint32_t offset_;
  std::uint32_t line_;
  std::uint32_t column_ = 0;  // of the last character passed; 0 at the start of a line
};

}  // namespace vtl::syntax
