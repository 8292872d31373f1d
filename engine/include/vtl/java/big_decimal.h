// java.math.BigDecimal: an unscaled BigInteger and a decimal scale, value = unscaled * 10^-scale.
// Immutable; the scale of every result is the one Java gives. toString turns to an exponent below
// 1E-6 and for negative scales; equals and hashCode look at the scale (1.0 and 1.00 differ),
// compareTo does not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "vtl/java/big_integer.h"

namespace vtl {

// java.math.RoundingMode; the values are those of BigDecimal.ROUND_UP and so on.
enum class RoundingMode : std::int8_t {
  up,
  down,
  ceiling,
  floor,
  half_up,
  half_down,
  half_even,
  unnecessary,
};

// The mode of a BigDecimal.ROUND_... number; IllegalArgumentException for any other.
RoundingMode rounding_mode_of(std::int32_t number);

class BigDecimal {
 public:
  BigDecimal() = default;
  BigDecimal(BigInteger unscaled, std::int32_t scale)
      : unscaled_(std::move(unscaled)), scale_(scale) {}
  explicit BigDecimal(BigInteger value) : unscaled_(std::move(value)) {}

  // What `new BigDecimal(String)` accepts, in ASCII digits; nullopt where it throws
  // NumberFormatException. Throws NumberLimitExceeded.
  static std::optional<BigDecimal> parse(std::string_view text);
  // new BigDecimal(double): exactly the binary value. NumberFormatException for NaN and infinities.
  static BigDecimal from_double_exactly(double value);
  // BigDecimal.valueOf(double): the decimal that Double.toString shows. NumberFormatException as
  // above.
  static BigDecimal value_of(double value);

  const BigInteger& unscaled_value() const { return unscaled_; }
  std::int32_t scale() const { return scale_; }
  // Returns the number of decimal digits of the unscaled value; 1 for zero.
  std::int32_t precision() const;
  int signum() const { return unscaled_.signum(); }
  bool is_zero() const { return signum() == 0; }

  // Compares by value: 1.0 and 1.00 are the same.
  int compare_to(const BigDecimal& other) const;
  // Java's equals: 1.0 and 1.00 differ.
  bool operator==(const BigDecimal& other) const {
    return scale_ == other.scale_ && unscaled_ == other.unscaled_;
  }
  std::int32_t hash_code() const;

  std::string to_string() const;
  std::string to_engineering_string() const;
  // Throws NumberLimitExceeded when that takes more than kMaxNumberText characters.
  std::string to_plain_string() const;

  BigDecimal add(const BigDecimal& other) const;
  BigDecimal subtract(const BigDecimal& other) const;
  BigDecimal multiply(const BigDecimal& other) const;
  // Exact; ArithmeticException when the quotient does not end, or for a zero divisor.
  BigDecimal divide(const BigDecimal& divisor) const;
  // Rounded to `scale`.
  BigDecimal divide(const BigDecimal& divisor, std::int32_t scale, RoundingMode rounding) const;
  // Rounded to the scale of this number.
  BigDecimal divide(const BigDecimal& divisor, RoundingMode rounding) const {
    return divide(divisor, scale_, rounding);
  }
  BigDecimal divide_to_integral_value(const BigDecimal& divisor) const;
  // The sign is that of this number.
  BigDecimal remainder(const BigDecimal& divisor) const;
  // `exponent` 0 to 999,999,999, else ArithmeticException "Invalid operation".
  BigDecimal pow(std::int32_t exponent) const;
  BigDecimal negate() const { return {unscaled_.negate(), scale_}; }
  BigDecimal abs() const { return {unscaled_.abs(), scale_}; }
  BigDecimal min(const BigDecimal& other) const { return compare_to(other) <= 0 ? *this : other; }
  BigDecimal max(const BigDecimal& other) const { return compare_to(other) >= 0 ? *this : other; }
  BigDecimal ulp() const { return {BigInteger(1), scale_}; }

  BigDecimal set_scale(std::int32_t scale, RoundingMode rounding = RoundingMode::unnecessary) const;
  BigDecimal strip_trailing_zeros() const;
  BigDecimal move_point_left(std::int32_t places) const;
  BigDecimal move_point_right(std::int32_t places) const;
  BigDecimal scale_by_power_of_ten(std::int32_t power) const;

  // Java's narrowing: the fraction is cut off, then the high bits are.
  BigInteger to_big_integer() const;
  // ArithmeticException when there is a fraction.
  BigInteger to_big_integer_exact() const;
  std::int64_t long_value() const;
  std::int32_t int_value() const { return static_cast<std::int32_t>(long_value()); }
  // To nearest, ties to even; infinite when too large.
  double double_value() const;
  float float_value() const;
  // ArithmeticException when there is a fraction or the number does not fit.
  std::int64_t long_value_exact() const;
  std::int32_t int_value_exact() const;

 private:
  BigInteger unscaled_;
  std::int32_t scale_ = 0;
};

}  // namespace vtl
