// Decimal digits of a number and their rounding, for %e, %f and %g. Java formats a Double from the
// digits of Double.toString and a BigDecimal from its own, and rounds half up on those digits, not
// on the binary value.
//
// value = 0.d1d2d3... * 10^exponent; `digits` is never empty and holds no sign.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vtl {

struct FormatDigits {
  std::string digits;
  std::int64_t exponent = 0;

  bool is_zero() const { return digits.find_first_not_of('0') == std::string::npos; }
  /// Keeps `count` digits (may be 0 or negative: everything is rounded away or up to one unit).
  void round_to(std::int64_t count);
};

/// Reads the text of a finite, non-negative double ("1.0E10", "123.45").
FormatDigits digits_of_double_text(std::string_view text);
/// "123.46": `places` digits behind the point; no point for 0.
std::string decimal_text(FormatDigits digits, std::int64_t places);
/// "1.2346" and the exponent of ten it goes with.
std::string scientific_mantissa(FormatDigits digits, std::int64_t places, std::int64_t& exponent);
/// "+04": sign and at least two digits.
std::string exponent_text(std::int64_t exponent);
/// %a of a finite, non-negative double: Double.toHexString, rounded to `places` digits unless that
/// is negative.
std::string hexadecimal_text(double value, std::int64_t places);

}  // namespace vtl
