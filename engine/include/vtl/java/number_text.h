// Texts of numbers, exactly as Java 17 writes and reads them.
//
// Double.toString is not "the shortest text that reads back": up to Java 18 the digits come from an
// older algorithm that gives 1.9999999999999998E23 for 2e23, and recorded answers of the service
// hold such digits. Texts are ASCII without a terminating zero. The parsers take what
// Double.parseDouble takes (blanks around, a trailing d or f, hexadecimal floats, "NaN",
// "Infinity") and round to nearest, ties to even.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vtl {

// Enough room, in bytes, for any text that the two formatters write.
inline constexpr std::size_t kMaxDoubleText = 32;

// Work (vtl/work.h) that it takes to write or read one: the digits of a very large or very small
// number are worked out with all of its bits.
inline std::uint64_t double_cost(double value) {
  constexpr std::uint64_t kBias = 1023;
  const std::uint64_t exponent = std::bit_cast<std::uint64_t>(value) >> 52 & 0x7FFU;
  const std::uint64_t magnitude = exponent > kBias ? exponent - kBias : kBias - exponent;
  return 16 + magnitude / 2;
}

// Writes what Double.toString(value) returns to `out` (at least kMaxDoubleText bytes) and returns
// the number of bytes written.
std::size_t format_double(double value, char* out);

// Float.toString: as format_double, with the fewer digits that a float needs.
std::size_t format_float(float value, char* out);

// Double.toString and Float.toString as strings, for callers off the hot path.
std::string double_to_string(double value);
std::string float_to_string(float value);

// Double.toHexString: "0x1.8p1", "-0x0.0p0", "0x0.0000000000001p-1022", "Infinity", "NaN".
std::string double_to_hex_string(double value);

// Integer.toString(value, radix) and Long.toUnsignedString; a radix outside of 2 to 36 means 10.
std::string integer_text(std::int64_t value, std::int64_t radix);
std::string unsigned_text(std::uint64_t value, std::int64_t radix);

// Double.parseDouble and Float.parseFloat. Too large gives an infinity, too small a zero, as in
// Java; nullopt where Java throws NumberFormatException.
std::optional<double> parse_double(std::string_view text);
std::optional<float> parse_float(std::string_view text);

}  // namespace vtl
