// The inner loops of reading and writing JSON strings: how far do plain bytes go? Nearly all bytes
// of a context and of what `$util.toJson` prints are inside strings without escapes, so eight or
// sixteen are looked at at a time.
//
// Nothing outside [from, end) is read; quote_plain_json writes no more than that range and two
// quotes. Results are the same with and without SSE2.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "vtl/detail/short_text.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace vtl {

/// `"`, `\` and control characters need care in every JSON string.
constexpr bool is_plain_json_byte(unsigned char byte) {
  return byte >= 0x20 && byte != '"' && byte != '\\';
}

namespace json_scan {

constexpr std::uint64_t kOnes = 0x0101010101010101U;
constexpr std::uint64_t kHighBits = 0x8080808080808080U;

/// Bytes of the word that are below 1 (or 0x20) have their high bit set in the result; bytes above
/// the first such byte may have it by mistake.
constexpr std::uint64_t bytes_below(std::uint64_t word, std::uint64_t limit) {
  return (word - kOnes * limit) & ~word & kHighBits;
}

/// Not zero when a byte of the word is special.
template <bool kTakeNonAscii>
constexpr std::uint64_t special_bytes(std::uint64_t word) {
  const std::uint64_t special = bytes_below(word ^ kOnes * '"', 1) |
                                bytes_below(word ^ kOnes * '\\', 1) | bytes_below(word, 0x20);
  return kTakeNonAscii ? special : special | (word & kHighBits);
}

#if defined(__SSE2__)
/// One bit for each special byte of sixteen.
template <bool kTakeNonAscii>
inline unsigned special_mask(__m128i bytes) {
  // Compared as signed bytes, what is not ASCII is below a space too.
  const __m128i low = kTakeNonAscii
                          ? _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes)
                          : _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
  const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
  const __m128i backslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
  return static_cast<unsigned>(
      _mm_movemask_epi8(_mm_or_si128(low, _mm_or_si128(quote, backslash))));
}
#endif

}  // namespace json_scan

/// The first byte of [from, end) that is a quote, a backslash, a control character or, unless
/// kTakeNonAscii, not ASCII; `end` when there is none.
template <bool kTakeNonAscii>
inline const char* skip_plain_json(const char* from, const char* end) {
#if defined(__SSE2__)
  for (; end - from >= 16; from += 16) {
    const unsigned mask = json_scan::special_mask<kTakeNonAscii>(
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)));
    if (mask != 0) return from + std::countr_zero(mask);
  }
#endif
  while (end - from >= 8 &&
         json_scan::special_bytes<kTakeNonAscii>(load_text<std::uint64_t>(from)) == 0) {
    from += 8;
  }
  for (; from != end; ++from) {
    const auto byte = static_cast<unsigned char>(*from);
    if (!is_plain_json_byte(byte) || (!kTakeNonAscii && byte >= 0x80)) break;
  }
  return from;
}

namespace json_scan {

/// Returns whether none of the sixteen bytes is special.
inline bool are_plain(std::uint64_t first, std::uint64_t last) {
#if defined(__SSE2__)
  return special_mask<true>(_mm_set_epi64x(static_cast<std::int64_t>(last),
                                           static_cast<std::int64_t>(first))) == 0;
#else
  return (special_bytes<true>(first) | special_bytes<true>(last)) == 0;
#endif
}

/// Copies `count` bytes, at most two words, by two loads that overlap; returns whether all of them
/// are plain.
template <class Word>
inline bool copy_two_words(const char* from, std::size_t count, char* to) {
  const auto first = load_text<Word>(from);
  const auto last = load_text<Word>(from + count - sizeof(Word));
  std::memcpy(to, &first, sizeof first);
  std::memcpy(to + count - sizeof last, &last, sizeof last);
  if constexpr (sizeof(Word) == 8) return are_plain(first, last);
  const std::uint64_t both = first | std::uint64_t{last} << 32;
  return are_plain(both, both);
}

/// Does the same for one to three bytes.
inline bool copy_three_bytes(const char* from, std::size_t count, char* to) {
  const char first = from[0];
  const char middle = from[count / 2];
  const char last = from[count - 1];
  to[0] = first;
  to[count / 2] = middle;
  to[count - 1] = last;
  const auto bits = [](char byte) { return std::uint64_t{static_cast<unsigned char>(byte)}; };
  constexpr std::uint64_t kBlanks = (kOnes * ' ') << 24;
  const std::uint64_t all = bits(first) | bits(middle) << 8 | bits(last) << 16 | kBlanks;
  return are_plain(all, all);
}

}  // namespace json_scan

/// Writes `text` in quotes to `to`, which has room for both, if it needs no escape; else returns
/// false, and `to` may have been written to.
[[gnu::always_inline]] inline bool quote_plain_json(std::string_view text, char* to) {
  const char* from = text.data();
  const std::size_t count = text.size();
  *to++ = '"';
  to[count] = '"';
  if (count >= 16) {
    // The last sixteen bytes may overlap those before them.
    for (std::size_t i = 0;; i = i + 32 <= count ? i + 16 : count - 16) {
      if (!json_scan::copy_two_words<std::uint64_t>(from + i, 16, to + i)) return false;
      if (i + 16 == count) return true;
    }
  }
  if (count >= 8) return json_scan::copy_two_words<std::uint64_t>(from, count, to);
  if (count >= 4) return json_scan::copy_two_words<std::uint32_t>(from, count, to);
  return count == 0 || json_scan::copy_three_bytes(from, count, to);
}

}  // namespace vtl
