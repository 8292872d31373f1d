// The inner loop of reading and writing JSON strings: how far do plain bytes go?
//
// Why: nearly all bytes of a context and of what `$util.toJson` prints stand inside strings without
// escapes; looking at sixteen of them at a time makes copying them the main cost.
// Invariants: never reads outside [from, end). Results are the same with and without SSE2.
// Ownership and threads: pure functions.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace vtl {

/// `"`, `\` and control characters need care in every JSON string.
constexpr bool is_plain_json_byte(unsigned char byte) {
  return byte >= 0x20 && byte != '"' && byte != '\\';
}

/// The first byte of [from, end) that is a quote, a backslash, a control character or, unless
/// kTakeNonAscii, not ASCII; `end` when there is none.
template <bool kTakeNonAscii>
inline const char* skip_plain_json(const char* from, const char* end) {
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  for (; end - from >= 16; from += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    // Compared as signed bytes, what is not ASCII is below a space too.
    const __m128i low = kTakeNonAscii
                            ? _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes)
                            : _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
    const __m128i special = _mm_or_si128(
        low, _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)));
    const auto mask = static_cast<unsigned>(_mm_movemask_epi8(special));
    if (mask != 0) return from + std::countr_zero(mask);
  }
#endif
  for (; from != end; ++from) {
    const auto byte = static_cast<unsigned char>(*from);
    if (!is_plain_json_byte(byte) || (!kTakeNonAscii && byte >= 0x80)) break;
  }
  return from;
}

}  // namespace vtl
