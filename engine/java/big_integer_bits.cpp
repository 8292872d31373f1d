// BigInteger as an endless row of bits in two's complement.
//
// Boost keeps sign and magnitude, so negative numbers go through the identity ~x = -x - 1: every
// operation is done on the complement, which is not negative.
#include <bit>
#include <cstdint>
#include <iterator>
#include <vector>

#include "engine/java/big_integer_digits.h"
#include "vtl/java/big_integer.h"
#include "vtl/java/exception.h"

namespace vtl {
namespace {

// x itself, or ~x when x is negative: the number whose set bits differ from the sign bit of x.
BigDigits without_sign(const BigDigits& value) {
  return value < 0 ? BigDigits(-value - 1) : value;
}

void check_position(std::int32_t position) {
  if (position < 0) throw JavaException("java.lang.ArithmeticException", "Negative bit address");
}

BigInteger shift_up(const BigDigits& value, std::int64_t count) {
  if (value == 0) return BigInteger();
  if (magnitude_bits(value) + count > kMaxNumberBits) throw NumberLimitExceeded{"shiftLeft"};
  return wrap_digits(value << static_cast<unsigned>(count));
}

BigInteger shift_down(const BigDigits& value, std::int64_t count) {
  // Beyond the last bit only the sign is left.
  if (count > kMaxNumberBits) return value < 0 ? BigInteger(-1) : BigInteger();
  BigDigits shifted = without_sign(value) >> static_cast<unsigned>(count);
  return wrap_digits(value < 0 ? BigDigits(-shifted - 1) : shifted);
}

}  // namespace

BigInteger BigInteger::shift_left(std::int32_t count) const {
  return count >= 0 ? shift_up(digits_->value, count)
                    : shift_down(digits_->value, -std::int64_t{count});
}

BigInteger BigInteger::shift_right(std::int32_t count) const {
  return count >= 0 ? shift_down(digits_->value, count)
                    : shift_up(digits_->value, -std::int64_t{count});
}

BigInteger BigInteger::bit_and(const BigInteger& other) const {
  return wrap_checked(digits_->value & other.digits_->value, "and");
}

BigInteger BigInteger::bit_or(const BigInteger& other) const {
  return wrap_checked(digits_->value | other.digits_->value, "or");
}

BigInteger BigInteger::bit_xor(const BigInteger& other) const {
  return wrap_checked(digits_->value ^ other.digits_->value, "xor");
}

BigInteger BigInteger::bit_and_not(const BigInteger& other) const {
  return bit_and(other.bit_not());
}

BigInteger BigInteger::bit_not() const {
  return wrap_checked(-digits_->value - 1, "not");
}

bool BigInteger::test_bit(std::int32_t position) const {
  check_position(position);
  const bool is_negative = signum() < 0;
  const BigDigits bits = without_sign(digits_->value);
  return boost::multiprecision::bit_test(bits, static_cast<unsigned>(position)) != is_negative;
}

BigInteger BigInteger::set_bit(std::int32_t position) const {
  return test_bit(position) ? *this : flip_bit(position);
}

BigInteger BigInteger::clear_bit(std::int32_t position) const {
  return test_bit(position) ? flip_bit(position) : *this;
}

BigInteger BigInteger::flip_bit(std::int32_t position) const {
  check_position(position);
  if (position >= kMaxNumberBits) throw NumberLimitExceeded{"flipBit"};
  BigDigits bits = without_sign(digits_->value);
  boost::multiprecision::bit_flip(bits, static_cast<unsigned>(position));
  return wrap_digits(signum() < 0 ? BigDigits(-bits - 1) : bits);
}

std::int32_t BigInteger::lowest_set_bit() const {
  if (is_zero()) return -1;
  return static_cast<std::int32_t>(
      boost::multiprecision::lsb(BigDigits(boost::multiprecision::abs(digits_->value))));
}

std::int32_t BigInteger::bit_length() const {
  return static_cast<std::int32_t>(magnitude_bits(without_sign(digits_->value)));
}

std::int32_t BigInteger::bit_count() const {
  BigDigits bits = without_sign(digits_->value);
  std::vector<std::uint32_t> words;
  boost::multiprecision::export_bits(bits, std::back_inserter(words), 32);
  std::int32_t count = 0;
  for (const std::uint32_t word : words) count += std::popcount(word);
  return count;
}

}  // namespace vtl
