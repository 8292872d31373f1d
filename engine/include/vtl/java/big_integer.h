// java.math.BigInteger: immutable; copies share the digits. Every result has at most kMaxNumberBits
// bits, a larger one throws NumberLimitExceeded before the work is done; Java's errors are
// JavaException with Java's messages. The digits are Boost's cpp_int, behind a pointer because its
// headers are too heavy for more than a few sources.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "vtl/java/number_limits.h"

namespace vtl {

class Work;

class BigInteger {
 public:
  // Boost's number; defined in big_integer_digits.h, for the sources that compute with it.
  struct Digits;

  BigInteger() : BigInteger(std::int64_t{0}) {}
  // NOLINTNEXTLINE(google-explicit-constructor): Java's valueOf(long), wanted without noise.
  BigInteger(std::int64_t value);
  explicit BigInteger(std::shared_ptr<const Digits> digits) : digits_(std::move(digits)) {}

  // An optional sign and ASCII digits of `radix` (2 to 36), as the Java constructor reads them;
  // nullopt where Java throws NumberFormatException. Throws NumberLimitExceeded.
  static std::optional<BigInteger> parse(std::string_view text, int radix = 10);

  const Digits& digits() const { return *digits_; }

  int signum() const;
  bool is_zero() const { return signum() == 0; }
  int compare_to(const BigInteger& other) const;
  bool operator==(const BigInteger& other) const { return compare_to(other) == 0; }
  std::int32_t hash_code() const;

  std::string to_string() const;
  // A radix outside of 2 to 36 means 10, as in Java.
  std::string to_string(int radix) const;

  BigInteger add(const BigInteger& other) const;
  BigInteger subtract(const BigInteger& other) const;
  BigInteger multiply(const BigInteger& other) const;
  // These four throw ArithmeticException for a zero divisor; division truncates toward zero, the
  // remainder has the sign of the dividend, mod is never negative and wants a positive modulus.
  BigInteger divide(const BigInteger& divisor) const;
  BigInteger remainder(const BigInteger& divisor) const;
  BigInteger mod(const BigInteger& modulus) const;
  struct QuotientAndRemainder;
  QuotientAndRemainder divide_and_remainder(const BigInteger& divisor) const;
  // ArithmeticException for a negative exponent.
  BigInteger pow(std::int32_t exponent) const;
  // The square root rounded down; ArithmeticException for a negative number.
  BigInteger sqrt() const;
  BigInteger gcd(const BigInteger& other) const;
  BigInteger negate() const;
  BigInteger abs() const;
  BigInteger min(const BigInteger& other) const { return compare_to(other) < 0 ? *this : other; }
  BigInteger max(const BigInteger& other) const { return compare_to(other) > 0 ? *this : other; }

  // In two's complement of unlimited width. Negative counts shift the other way; negative positions
  // are an ArithmeticException.
  BigInteger shift_left(std::int32_t count) const;
  BigInteger shift_right(std::int32_t count) const;
  BigInteger bit_and(const BigInteger& other) const;
  BigInteger bit_or(const BigInteger& other) const;
  BigInteger bit_xor(const BigInteger& other) const;
  BigInteger bit_and_not(const BigInteger& other) const;
  BigInteger bit_not() const;
  bool test_bit(std::int32_t position) const;
  BigInteger set_bit(std::int32_t position) const;
  BigInteger clear_bit(std::int32_t position) const;
  BigInteger flip_bit(std::int32_t position) const;
  // -1 for zero.
  std::int32_t lowest_set_bit() const;
  std::int32_t bit_length() const;
  std::int32_t bit_count() const;

  // Modular arithmetic; throws ArithmeticException as Java, NumberLimitExceeded when an operand has
  // more than kMaxModularBits bits.
  BigInteger mod_pow(const BigInteger& exponent, const BigInteger& modulus) const;
  BigInteger mod_inverse(const BigInteger& modulus) const;
  /// Returns the work (vtl/work.h) of a modular power; no number has too many bits for one.
  static std::uint64_t power_cost(std::int64_t modulus_bits, std::int64_t exponent_bits);
  /// Each round of a test is charged to `work`, if any.
  bool is_probable_prime(std::int32_t certainty, Work* work = nullptr) const;
  BigInteger next_probable_prime(Work* work = nullptr) const;

  // Java's narrowing: the low bits in two's complement.
  std::int32_t int_value() const { return static_cast<std::int32_t>(long_value()); }
  std::int64_t long_value() const;
  // To nearest, ties to even; infinite when too large.
  double double_value() const;
  float float_value() const;
  bool fits_long() const { return bit_length() <= 63; }
  // ArithmeticException when the number does not fit.
  std::int32_t int_value_exact() const;
  std::int64_t long_value_exact() const;
  std::int16_t short_value_exact() const;
  std::int8_t byte_value_exact() const;

 private:
  std::shared_ptr<const Digits> digits_;
};

struct BigInteger::QuotientAndRemainder {
  BigInteger quotient;
  BigInteger remainder;
};

}  // namespace vtl
