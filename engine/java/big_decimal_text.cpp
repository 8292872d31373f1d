// Texts of BigDecimal, and its conversions from and to floating point, most of which go through
// them.
#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <utility>

#include "engine/java/power_of_ten.h"
#include "vtl/java/big_decimal.h"
#include "vtl/java/exception.h"
#include "vtl/java/number_text.h"
#include "vtl/text/ascii.h"

namespace vtl {
namespace {

[[noreturn]] void throw_arithmetic(const char* message) {
  throw JavaException("java.lang.ArithmeticException", message);
}

// Digits with a sign before them and a point `scale` digits from the end, zeros added where needed.
std::string with_point(bool is_negative, std::string digits, std::size_t scale) {
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  digits.insert(digits.size() - scale, 1, '.');
  if (is_negative) digits.insert(0, 1, '-');
  return digits;
}

void append_exponent(std::string& text, std::int64_t exponent) {
  if (exponent == 0) return;
  text += 'E';
  if (exponent > 0) text += '+';
  text += std::to_string(exponent);
}

// One digit before the point.
std::string scientific(const std::string& digits, std::int64_t exponent) {
  std::string text = digits.substr(0, 1);
  if (digits.size() > 1) {
    text += '.';
    text.append(digits, 1);
  }
  append_exponent(text, exponent);
  return text;
}

// One to three digits before the point, the exponent a multiple of three.
std::string engineering(const std::string& digits, std::int64_t exponent, bool is_zero) {
  auto above = static_cast<std::int64_t>(((exponent % 3) + 3) % 3);
  exponent -= above;
  const auto before_point = static_cast<std::size_t>(above) + 1;
  std::string text;
  if (is_zero) {
    // Zero has no digits to move, so it gets as many places as the exponent lacks: 0.00E+3 for
    // 0E+1.
    text = "0";
    if (above > 0) {
      text += above == 2 ? ".0" : ".00";
      exponent += 3;
    }
  } else if (before_point >= digits.size()) {
    text = digits + std::string(before_point - digits.size(), '0');
  } else {
    text = digits.substr(0, before_point) + '.';
    text.append(digits, before_point);
  }
  append_exponent(text, exponent);
  return text;
}

std::string with_exponent(const BigDecimal& number, bool use_engineering) {
  const bool is_negative = number.signum() < 0;
  std::string digits = number.unscaled_value().abs().to_string();
  const std::int64_t scale = number.scale();
  const std::int64_t exponent = -scale + static_cast<std::int64_t>(digits.size()) - 1;
  if (scale == 0) return is_negative ? '-' + digits : digits;
  if (scale > 0 && exponent >= -6) {
    return with_point(is_negative, std::move(digits), static_cast<std::size_t>(scale));
  }
  const std::string text = use_engineering ? engineering(digits, exponent, number.is_zero())
                                           : scientific(digits, exponent);
  return is_negative ? '-' + text : text;
}

void check_finite(double value, const char* message) {
  if (!std::isfinite(value)) throw JavaException("java.lang.NumberFormatException", message);
}

// The digits of a mantissa without its point, and how many stood behind it; nullopt for anything
// else.
struct Mantissa {
  std::string digits;
  std::int64_t places = 0;
};

std::optional<Mantissa> read_mantissa(std::string_view text) {
  Mantissa mantissa;
  bool has_point = false;
  for (const char c : text) {
    if (c == '.' && !has_point) {
      has_point = true;
    } else if (is_digit(c)) {
      mantissa.digits += c;
      if (has_point) ++mantissa.places;
    } else {
      return std::nullopt;
    }
  }
  if (mantissa.digits.empty()) return std::nullopt;
  return mantissa;
}

// A signed exponent of at most ten digits besides leading zeros, as in Java.
std::optional<std::int64_t> read_exponent(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  std::size_t significant = 0;
  std::int64_t exponent = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    if (significant > 0 || c != '0') ++significant;
    if (significant > 10) return std::nullopt;
    exponent = exponent * 10 + (c - '0');
  }
  return is_negative ? -exponent : exponent;
}

}  // namespace

std::optional<BigDecimal> BigDecimal::parse(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  std::int64_t exponent = 0;
  if (const std::size_t mark = text.find_first_of("eE"); mark != std::string_view::npos) {
    const std::optional<std::int64_t> read = read_exponent(text.substr(mark + 1));
    if (!read) return std::nullopt;
    exponent = *read;
    text = text.substr(0, mark);
  }
  const std::optional<Mantissa> mantissa = read_mantissa(text);
  if (!mantissa) return std::nullopt;
  const std::int64_t scale = mantissa->places - exponent;
  if (scale != static_cast<std::int32_t>(scale)) return std::nullopt;
  std::optional<BigInteger> unscaled = BigInteger::parse(mantissa->digits);
  if (!unscaled) return std::nullopt;
  return BigDecimal(is_negative ? unscaled->negate() : *std::move(unscaled),
                    static_cast<std::int32_t>(scale));
}

BigDecimal BigDecimal::from_double_exactly(double value) {
  check_finite(value, "Infinite or NaN");
  if (value == 0) return {};
  int exponent = 0;
  const double significand = std::frexp(value, &exponent);
  auto digits = static_cast<std::int64_t>(std::ldexp(significand, 53));
  exponent -= 53;
  const int zeros = std::countr_zero(static_cast<std::uint64_t>(std::abs(digits)));
  digits >>= zeros;
  exponent += zeros;
  if (exponent >= 0) return BigDecimal(BigInteger(digits).shift_left(exponent));
  // digits / 2^n = digits * 5^n / 10^n.
  return {BigInteger(digits).multiply(BigInteger(5).pow(-exponent)), -exponent};
}

BigDecimal BigDecimal::value_of(double value) {
  // Java reads Double.toString's text and stumbles over the first letter of a name.
  check_finite(value, std::isnan(value) ? "Character N is neither a decimal digit number, decimal "
                                          "point, nor \"e\" notation exponential mark."
                                        : "Character I is neither a decimal digit number, decimal "
                                          "point, nor \"e\" notation exponential mark.");
  return *parse(double_to_string(value));
}

std::string BigDecimal::to_string() const {
  return with_exponent(*this, false);
}

std::string BigDecimal::to_engineering_string() const {
  return with_exponent(*this, true);
}

std::string BigDecimal::to_plain_string() const {
  if (std::abs(std::int64_t{scale_}) > kMaxNumberText && !(is_zero() && scale_ < 0)) {
    throw NumberLimitExceeded{"toPlainString"};
  }
  if (scale_ <= 0) {
    std::string text = unscaled_.to_string();
    if (!is_zero()) text.append(static_cast<std::size_t>(-std::int64_t{scale_}), '0');
    return text;
  }
  return with_point(signum() < 0, unscaled_.abs().to_string(), static_cast<std::size_t>(scale_));
}

std::int64_t BigDecimal::long_value() const {
  if (scale_ == 0) return unscaled_.long_value();
  // Numbers below one are 0, and so are the low 64 bits of any multiple of 10^64.
  const bool is_fraction = std::int64_t{precision()} - scale_ <= 0;
  if (is_zero() || is_fraction || scale_ <= -64) return 0;
  return to_big_integer().long_value();
}

double BigDecimal::double_value() const {
  if (scale_ == 0) return unscaled_.double_value();
  return parse_double(to_string()).value_or(0);
}

float BigDecimal::float_value() const {
  if (scale_ == 0) return unscaled_.float_value();
  return parse_float(to_string()).value_or(0);
}

std::int64_t BigDecimal::long_value_exact() const {
  if (is_zero()) return 0;
  const std::int64_t whole_digits = std::int64_t{precision()} - scale_;
  if (whole_digits > 19) throw_arithmetic("Overflow");
  if (whole_digits <= 0) throw_arithmetic("Rounding necessary");
  const BigInteger whole = to_big_integer_exact();
  if (!whole.fits_long()) throw_arithmetic("Overflow");
  return whole.long_value();
}

std::int32_t BigDecimal::int_value_exact() const {
  const std::int64_t value = long_value_exact();
  if (value != static_cast<std::int32_t>(value)) throw_arithmetic("Overflow");
  return static_cast<std::int32_t>(value);
}

}  // namespace vtl
