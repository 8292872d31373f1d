// Arithmetic and scales of BigDecimal.
#include "vtl/java/big_decimal.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <utility>

#include "engine/java/power_of_ten.h"
#include "vtl/java/exception.h"

namespace vtl {
namespace {

constexpr std::int64_t kMinScale = std::numeric_limits<std::int32_t>::min();
constexpr std::int64_t kMaxScale = std::numeric_limits<std::int32_t>::max();

[[noreturn]] void throw_arithmetic(const char* message) {
  throw JavaException("java.lang.ArithmeticException", message);
}

// A computed scale must be an int, but that of zero is merely clamped.
std::int32_t checked_scale(const BigInteger& unscaled, std::int64_t scale) {
  if (scale > kMaxScale && !unscaled.is_zero()) throw_arithmetic("Underflow");
  if (scale < kMinScale && !unscaled.is_zero()) throw_arithmetic("Overflow");
  return static_cast<std::int32_t>(std::clamp(scale, kMinScale, kMaxScale));
}

std::int32_t saturated_scale(std::int64_t scale) {
  return static_cast<std::int32_t>(std::clamp(scale, kMinScale, kMaxScale));
}

// Whether a quotient cut off toward zero must step away from it. `half`: how the cut-off part
// compares to one half; it is not zero.
bool rounds_away(RoundingMode rounding, bool is_negative, int half, bool is_odd) {
  switch (rounding) {
    case RoundingMode::up:
      return true;
    case RoundingMode::down:
      return false;
    case RoundingMode::ceiling:
      return !is_negative;
    case RoundingMode::floor:
      return is_negative;
    case RoundingMode::half_up:
      return half >= 0;
    case RoundingMode::half_down:
      return half > 0;
    case RoundingMode::half_even:
      return half > 0 || (half == 0 && is_odd);
    case RoundingMode::unnecessary:
      break;
  }
  throw_arithmetic("Rounding necessary");
}

BigInteger divide_rounded(const BigInteger& dividend, const BigInteger& divisor,
                          RoundingMode rounding) {
  auto [quotient, rest] = dividend.divide_and_remainder(divisor);
  if (rest.is_zero()) return quotient;
  const bool is_negative = dividend.signum() != divisor.signum();
  const int half = rest.abs().add(rest.abs()).compare_to(divisor.abs());
  if (!rounds_away(rounding, is_negative, half, quotient.test_bit(0))) return quotient;
  return quotient.add(BigInteger(is_negative ? -1 : 1));
}

// unscaled / 10^digits, rounded; `digits` >= 0.
BigInteger drop_digits(const BigInteger& unscaled, std::int64_t digits, RoundingMode rounding) {
  if (unscaled.is_zero() || digits == 0) return unscaled;
  if (digits > decimal_digits(unscaled)) {
    // Nothing but the sign is left of it; the power of ten could be too large to make.
    const bool is_negative = unscaled.signum() < 0;
    return rounds_away(rounding, is_negative, -1, false) ? BigInteger(is_negative ? -1 : 1)
                                                         : BigInteger();
  }
  return divide_rounded(unscaled, power_of_ten(digits), rounding);
}

// Cuts zeros off the end while the scale stays at or above `preferred`.
BigDecimal strip_zeros(BigInteger unscaled, std::int64_t scale, std::int64_t preferred) {
  // Only as many tens as twos can divide it; they are tried in halving steps, so that a number of
  // many zeros is not divided once for each.
  const std::int64_t most = std::min<std::int64_t>(unscaled.lowest_set_bit(), scale - preferred);
  if (most > 0) {
    for (auto step = static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(most)));
         step > 0; step /= 2) {
      if (step > scale - preferred || step > decimal_digits(unscaled)) continue;
      auto [quotient, rest] = unscaled.divide_and_remainder(power_of_ten(step));
      if (!rest.is_zero()) continue;
      unscaled = std::move(quotient);
      scale -= step;
    }
  }
  const std::int32_t new_scale = checked_scale(unscaled, scale);
  return {std::move(unscaled), new_scale};
}

void check_divisor(const BigDecimal& dividend, const BigDecimal& divisor) {
  if (!divisor.is_zero()) return;
  throw_arithmetic(dividend.is_zero() ? "Division undefined" : "Division by zero");
}

// The n with number = 5^n, nullopt if there is none; `number` > 0.
std::optional<std::int64_t> exponent_of_five(const BigInteger& number) {
  // Each power of five has a bit length of its own, from which n is read off.
  constexpr double kBitsOfFive = 2.321928094887362;
  const auto exponent = static_cast<std::int32_t>(
      std::lround(std::ceil(static_cast<double>(number.bit_length() - 1) / kBitsOfFive)));
  if (BigInteger(5).pow(exponent) == number) return exponent;
  return std::nullopt;
}

}  // namespace

RoundingMode rounding_mode_of(std::int32_t number) {
  if (number < 0 || number > static_cast<std::int32_t>(RoundingMode::unnecessary)) {
    throw JavaException("java.lang.IllegalArgumentException", "Invalid rounding mode");
  }
  return static_cast<RoundingMode>(number);
}

std::int32_t BigDecimal::precision() const {
  return static_cast<std::int32_t>(decimal_digits(unscaled_));
}

int BigDecimal::compare_to(const BigDecimal& other) const {
  if (signum() != other.signum()) return signum() < other.signum() ? -1 : 1;
  if (scale_ == other.scale_ || is_zero()) return unscaled_.compare_to(other.unscaled_);
  // The place of the first digit decides first, so that far apart scales are never brought
  // together.
  const std::int64_t place = std::int64_t{precision()} - scale_;
  const std::int64_t other_place = std::int64_t{other.precision()} - other.scale_;
  if (place != other_place) return (place < other_place ? -1 : 1) * signum();
  const std::int64_t difference = std::int64_t{scale_} - other.scale_;
  if (difference < 0) {
    return multiply_by_power_of_ten(unscaled_, -difference).compare_to(other.unscaled_);
  }
  return unscaled_.compare_to(multiply_by_power_of_ten(other.unscaled_, difference));
}

std::int32_t BigDecimal::hash_code() const {
  const auto hash = static_cast<std::uint32_t>(unscaled_.hash_code());
  return static_cast<std::int32_t>(31 * hash + static_cast<std::uint32_t>(scale_));
}

BigDecimal BigDecimal::add(const BigDecimal& other) const {
  const std::int32_t scale = std::max(scale_, other.scale_);
  return {multiply_by_power_of_ten(unscaled_, std::int64_t{scale} - scale_)
              .add(multiply_by_power_of_ten(other.unscaled_, std::int64_t{scale} - other.scale_)),
          scale};
}

BigDecimal BigDecimal::subtract(const BigDecimal& other) const {
  return add(other.negate());
}

BigDecimal BigDecimal::multiply(const BigDecimal& other) const {
  BigInteger product = unscaled_.multiply(other.unscaled_);
  const std::int32_t scale = checked_scale(product, std::int64_t{scale_} + other.scale_);
  return {std::move(product), scale};
}

BigDecimal BigDecimal::divide(const BigDecimal& divisor) const {
  check_divisor(*this, divisor);
  const std::int32_t preferred = saturated_scale(std::int64_t{scale_} - divisor.scale_);
  if (is_zero()) return {BigInteger(), preferred};
  // In lowest terms the divisor must be 2^twos * 5^fives; the larger exponent is the number of
  // places that the quotient needs beyond the preferred ones.
  const BigInteger common = unscaled_.gcd(divisor.unscaled_);
  const BigInteger reduced = divisor.unscaled_.divide(common).abs();
  const std::int32_t twos = reduced.lowest_set_bit();
  const std::optional<std::int64_t> fives = exponent_of_five(reduced.shift_right(twos));
  if (!fives) {
    throw_arithmetic("Non-terminating decimal expansion; no exact representable decimal result.");
  }
  const std::int64_t places = std::max<std::int64_t>(twos, *fives);
  BigInteger quotient = multiply_by_power_of_ten(unscaled_.divide(common), places).divide(reduced);
  if (divisor.signum() < 0) quotient = quotient.negate();
  const std::int32_t scale = checked_scale(quotient, preferred + places);
  return {std::move(quotient), scale};
}

BigDecimal BigDecimal::divide(const BigDecimal& divisor, std::int32_t scale,
                              RoundingMode rounding) const {
  // Digits that the dividend needs more (or the divisor, when negative) to give a quotient of
  // `scale`.
  const std::int64_t raise = std::int64_t{scale} + divisor.scale_ - scale_;
  const BigInteger dividend = raise > 0 ? multiply_by_power_of_ten(unscaled_, raise) : unscaled_;
  // Java has another wording as long as it can compute with longs, the powers of ten included.
  if (divisor.is_zero() && std::abs(raise) <= 18 && dividend.fits_long()) {
    throw_arithmetic("/ by zero");
  }
  if (raise >= 0 || divisor.is_zero()) {
    return {divide_rounded(dividend, divisor.unscaled_, rounding), scale};
  }
  return {divide_rounded(dividend, multiply_by_power_of_ten(divisor.unscaled_, -raise), rounding),
          scale};
}

BigDecimal BigDecimal::divide_to_integral_value(const BigDecimal& divisor) const {
  check_divisor(*this, divisor);
  const std::int32_t preferred = saturated_scale(std::int64_t{scale_} - divisor.scale_);
  if (is_zero() || abs().compare_to(divisor.abs()) < 0) return {BigInteger(), preferred};
  const BigDecimal whole = divide(divisor, 0, RoundingMode::down);
  if (preferred >= 0) return whole.set_scale(preferred);
  return strip_zeros(whole.unscaled_, 0, preferred);
}

BigDecimal BigDecimal::remainder(const BigDecimal& divisor) const {
  return subtract(divide_to_integral_value(divisor).multiply(divisor));
}

BigDecimal BigDecimal::pow(std::int32_t exponent) const {
  constexpr std::int32_t kMaxExponent = 999'999'999;
  if (exponent < 0 || exponent > kMaxExponent) throw_arithmetic("Invalid operation");
  const std::int32_t scale = checked_scale(unscaled_, std::int64_t{scale_} * exponent);
  return {unscaled_.pow(exponent), scale};
}

BigDecimal BigDecimal::set_scale(std::int32_t scale, RoundingMode rounding) const {
  const std::int64_t raise = std::int64_t{scale} - scale_;
  if (raise >= 0) return {multiply_by_power_of_ten(unscaled_, raise), scale};
  return {drop_digits(unscaled_, -raise, rounding), scale};
}

BigDecimal BigDecimal::strip_trailing_zeros() const {
  if (is_zero()) return {};
  return strip_zeros(unscaled_, scale_, std::numeric_limits<std::int64_t>::min() / 2);
}

BigDecimal BigDecimal::move_point_left(std::int32_t places) const {
  if (places == 0) return *this;
  const BigDecimal moved(unscaled_, checked_scale(unscaled_, std::int64_t{scale_} + places));
  return moved.scale_ < 0 ? moved.set_scale(0) : moved;
}

BigDecimal BigDecimal::move_point_right(std::int32_t places) const {
  if (places == 0) return *this;
  const BigDecimal moved(unscaled_, checked_scale(unscaled_, std::int64_t{scale_} - places));
  return moved.scale_ < 0 ? moved.set_scale(0) : moved;
}

BigDecimal BigDecimal::scale_by_power_of_ten(std::int32_t power) const {
  return {unscaled_, checked_scale(unscaled_, std::int64_t{scale_} - power)};
}

BigInteger BigDecimal::to_big_integer() const {
  return set_scale(0, RoundingMode::down).unscaled_;
}

BigInteger BigDecimal::to_big_integer_exact() const {
  return set_scale(0).unscaled_;
}

}  // namespace vtl
