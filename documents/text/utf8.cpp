#include "vtlsim/utf8.h"

#include <cstdint>
#include <cstdio>
#include <cstring>

namespace vtlsim {
namespace {

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80;
}

/// Length of the valid sequence at `at`, 0 when there is none.
std::size_t sequence_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t offset) {
    return at + offset < bytes.size() ? static_cast<unsigned char>(bytes[at + offset])
                                      : static_cast<unsigned char>(0);
  };
  const unsigned char first = byte(0);
  const unsigned char second = byte(1);
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;
  if (first < 0xE0) return is_continuation(second) ? 2 : 0;
  if (first < 0xF0) {
    const bool is_overlong = first == 0xE0 && second < 0xA0;
    const bool is_surrogate = first == 0xED && second >= 0xA0;
    return is_continuation(second) && !is_overlong && !is_surrogate && is_continuation(byte(2)) ? 3
                                                                                                : 0;
  }
  if (first > 0xF4) return 0;
  const bool is_overlong = first == 0xF0 && second < 0x90;
  const bool is_too_large = first == 0xF4 && second >= 0x90;
  const bool is_valid = is_continuation(second) && !is_overlong && !is_too_large &&
                        is_continuation(byte(2)) && is_continuation(byte(3));
  return is_valid ? 4 : 0;
}

}  // namespace

namespace {

std::uint32_t code_point(std::string_view sequence) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(sequence[i]));
  };
  switch (sequence.size()) {
    case 1:
      return byte(0);
    case 2:
      return (byte(0) & 0x1FU) << 6 | (byte(1) & 0x3FU);
    case 3:
      return (byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
    default:
      return (byte(0) & 0x07U) << 18 | (byte(1) & 0x3FU) << 12 | (byte(2) & 0x3FU) << 6 |
             (byte(3) & 0x3FU);
  }
}

/// C1 controls, which some terminals obey; separators, which some readers take for line ends; and
/// U+FFFE and U+FFFF, which XML does not know.
bool needs_escape(std::uint32_t point) {
  return (point >= 0x80 && point < 0xA0) || point == 0x2028 || point == 0x2029 || point == 0xFFFE ||
         point == 0xFFFF;
}

bool is_half_pair(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && text[at] == '\xED' &&
         static_cast<unsigned char>(text[at + 1]) >= 0xA0 &&
         is_continuation(static_cast<unsigned char>(text[at + 1])) &&
         is_continuation(static_cast<unsigned char>(text[at + 2]));
}

void append_escape(std::string& out, const char* format, std::uint32_t number) {
  char escape[8];
  std::snprintf(escape, sizeof escape, format, static_cast<unsigned>(number));
  out += escape;
}

}  // namespace

void append_visible(std::string& out, std::string_view text, std::size_t limit) {
  for (std::size_t at = 0; at < text.size();) {
    if (at >= limit) {
      out += "…";
      return;
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7F) {
      out += text[at++];
      continue;
    }
    const std::size_t length = sequence_length(text, at);
    if (length == 0 && is_half_pair(text, at)) {
      out += "\xEF\xBF\xBD";
      at += 3;
      continue;
    }
    if (length <= 1) {
      if (byte == '\t') {
        out += '\t';
      } else {
        append_escape(out, "\\x%02X", byte);
      }
      ++at;
      continue;
    }
    const std::uint32_t point = code_point(text.substr(at, length));
    if (needs_escape(point)) {
      append_escape(out, "\\u%04X", point);
    } else {
      out += text.substr(at, length);
    }
    at += length;
  }
}

std::string visible_text(std::string_view text) {
  std::string out;
  append_visible(out, text, text.size());
  return out;
}

std::size_t utf8_size_at(std::string_view bytes, std::size_t at) {
  return sequence_length(bytes, at);
}

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    // Eight ASCII bytes at a time: nearly all text is.
    while (at + 8 <= bytes.size()) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes.data() + at, 8);
      if ((word & 0x8080808080808080ULL) != 0) break;
      at += 8;
    }
    if (at == bytes.size()) break;
    const std::size_t length = sequence_length(bytes, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

}  // namespace vtlsim
