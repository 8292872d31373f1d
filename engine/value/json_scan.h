// The inner loops of reading and writing JSON strings: how far do plain bytes go?
//
// Why: nearly all bytes of a context and of what `$util.toJson` prints stand inside strings without
// escapes; looking at eight or sixteen of them at a time makes copying them the main cost.
// Invariants: never reads outside [from, end), and copy_plain_json writes no more bytes than that
// range has. Results are the same with and without SSE2. Ownership and threads: pure functions.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "vtl/short_text.h"

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

/// Copies [from, end) up to its first special byte; answers the place of that byte, or `end`.
inline const char* copy_plain_json(const char* from, const char* end, char* to) {
  const auto count = static_cast<std::size_t>(end - from);
#if defined(__SSE2__)
  if (count >= 16) {
    // The last sixteen bytes may overlap those before them, which are known to be plain.
    for (std::size_t i = 0;; i = i + 32 <= count ? i + 16 : count - 16) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + i));
      _mm_storeu_si128(reinterpret_cast<__m128i*>(to + i), bytes);
      const unsigned mask = json_scan::special_mask<true>(bytes);
      if (mask != 0) return from + i + std::countr_zero(mask);
      if (i + 16 == count) return end;
    }
  }
#endif
  std::size_t i = 0;
  for (; count - i >= 8; i += 8) {
    const auto word = load_text<std::uint64_t>(from + i);
    if (json_scan::special_bytes<true>(word) != 0) break;
    std::memcpy(to + i, &word, sizeof word);
  }
  if (count >= 8 && count - i < 8) {
    const auto word = load_text<std::uint64_t>(end - 8);
    if (json_scan::special_bytes<true>(word) == 0) {
      std::memcpy(to + count - 8, &word, sizeof word);
      return end;
    }
  } else if (count >= 4 && count < 8) {
    const auto first = load_text<std::uint32_t>(from);
    const auto last = load_text<std::uint32_t>(end - 4);
    if (json_scan::special_bytes<true>(first | std::uint64_t{last} << 32) == 0) {
      std::memcpy(to, &first, sizeof first);
      std::memcpy(to + count - 4, &last, sizeof last);
      return end;
    }
  }
  for (; i != count && is_plain_json_byte(static_cast<unsigned char>(from[i])); ++i)
    to[i] = from[i];
  return from + i;
}

}  // namespace vtl
