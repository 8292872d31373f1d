// Copies and compares texts that are mostly shorter than what a library call costs: names of
// properties, keys of maps and the pieces of text between references have ten bytes or so. Exactly
// [0, count) is read and written, by loads that overlap where count is not a power of two.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace vtl {

/// Copies at least 16 bytes. A function of its own, so that a compiler that knows how small a
/// buffer is does not warn of what never happens.
[[gnu::noinline]] inline void copy_long_text(char* to, const char* from, std::size_t count) {
  if (count > 32) {
    std::memcpy(to, from, count);
    return;
  }
  std::memcpy(to, from, 16);
  std::memcpy(to + count - 16, from + count - 16, 16);
}

/// memcpy; the ranges must not overlap.
inline void copy_text(char* to, const char* from, std::size_t count) {
  if (count >= 16) {
    copy_long_text(to, from, count);
  } else if (count >= 8) {
    std::memcpy(to, from, 8);
    std::memcpy(to + count - 8, from + count - 8, 8);
  } else if (count >= 4) {
    std::memcpy(to, from, 4);
    std::memcpy(to + count - 4, from + count - 4, 4);
  } else if (count != 0) {
    to[0] = from[0];
    to[count / 2] = from[count / 2];
    to[count - 1] = from[count - 1];
  }
}

template <class Word>
inline Word load_text(const char* from) {
  Word word = 0;
  std::memcpy(&word, from, sizeof word);
  return word;
}

/// Compares texts of one or two words: their first and last words, which may overlap.
template <class Word>
inline bool equal_words(const char* left, const char* right, std::size_t count) {
  const std::size_t last = count - sizeof(Word);
  return ((load_text<Word>(left) ^ load_text<Word>(right)) |
          (load_text<Word>(left + last) ^ load_text<Word>(right + last))) == 0;
}

/// Up to this many bytes equal_text compares without a call. A loop over many texts that looks at
/// the length first need not save what it holds.
inline constexpr std::size_t kShortText = 16;

/// Same as equal_text. Precondition: count <= kShortText.
inline bool equal_short_text(const char* left, const char* right, std::size_t count) {
  if (count >= 8) return equal_words<std::uint64_t>(left, right, count);
  if (count >= 4) return equal_words<std::uint32_t>(left, right, count);
  return count == 0 || (left[count - 1] == right[count - 1] && left[0] == right[0] &&
                        left[count / 2] == right[count / 2]);
}

/// Returns memcmp(...) == 0.
inline bool equal_text(const char* left, const char* right, std::size_t count) {
  if (count > kShortText) return std::memcmp(left, right, count) == 0;
  return equal_short_text(left, right, count);
}

}  // namespace vtl
