#include "cli/files/utf8.h"

#include <cstdint>
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
