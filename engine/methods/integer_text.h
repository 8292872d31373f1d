// Texts of integers in any radix, as Integer, Long, Short and Byte read and write them, with the
// words of NumberFormatException: the radix is named only when it is not 10; null is "Cannot parse
// null string".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "vtl/java/number_text.h"
#include "vtl/method.h"

namespace vtl {

/// What an integer class can hold, and what its messages call it.
struct IntegerRange {
  std::int64_t least;
  std::int64_t greatest;
};
inline constexpr IntegerRange kByteRange{-128, 127};
inline constexpr IntegerRange kShortRange{-32768, 32767};
inline constexpr IntegerRange kIntRange{INT32_MIN, INT32_MAX};
inline constexpr IntegerRange kLongRange{INT64_MIN, INT64_MAX};

/// Integer.parseInt, Long.parseLong by the range. `index` is the argument; its text may be null.
std::int64_t parse_integer(const Call& call, std::size_t index, std::int64_t radix,
                           IntegerRange range);
/// Byte.parseByte and Short.parseShort: an int first, then "Value out of range".
std::int64_t parse_small_integer(const Call& call, std::size_t index, std::int64_t radix,
                                 IntegerRange range);
/// parseInt(CharSequence, begin, end, radix) of arguments 0 to 3.
std::int64_t parse_integer_part(const Call& call, IntegerRange range);
/// parseUnsignedInt (bits 32) and parseUnsignedLong (bits 64), the result reinterpreted as signed.
std::int64_t parse_unsigned(const Call& call, std::size_t index, std::int64_t radix, int bits);
std::int64_t parse_unsigned_part(const Call& call, int bits);
/// Integer.decode and so on: sign, then 0x, 0X, #, 0.
std::int64_t decode_integer(const Call& call, IntegerRange range);

}  // namespace vtl
