// Arithmetic, text and conversions of BigInteger.
#include "vtl/java/big_integer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <vector>

#include "engine/java/big_integer_digits.h"
#include "vtl/java/exception.h"
#include "vtl/text/ascii.h"

namespace vtl {
namespace {

constexpr const char* kArithmeticException = "java.lang.ArithmeticException";

// The magnitude as 32-bit words, the most significant first, as Java stores it.
std::vector<std::uint32_t> magnitude_words(const BigDigits& value) {
  std::vector<std::uint32_t> words;
  if (value != 0) {
    boost::multiprecision::export_bits(BigDigits(boost::multiprecision::abs(value)),
                                       std::back_inserter(words), 32);
  }
  return words;
}

// The largest power of `radix` that fits a machine word, to work by chunks of digits.
struct Chunk {
  int digits;
  std::uint64_t power;
};

Chunk chunk_of(int radix) {
  Chunk chunk{0, 1};
  const auto base = static_cast<std::uint64_t>(radix);
  while (chunk.power <= std::numeric_limits<std::uint32_t>::max() / base) {
    chunk.power *= base;
    ++chunk.digits;
  }
  return chunk;
}

void check_divisor(const BigInteger& divisor) {
  if (divisor.is_zero()) throw JavaException(kArithmeticException, "BigInteger divide by zero");
}

// Correctly rounded conversion: 64 leading bits, the last of them set if anything below is, then
// one rounding from an integer.
template <typename Float>
Float to_floating(const BigDigits& value) {
  const BigDigits magnitude = boost::multiprecision::abs(value);
  const std::int64_t bits = magnitude_bits(magnitude);
  Float result{};
  if (bits > std::numeric_limits<Float>::max_exponent) {
    result = std::numeric_limits<Float>::infinity();
  } else if (bits <= 64) {
    result = static_cast<Float>(static_cast<std::uint64_t>(magnitude));
  } else {
    const auto shift = static_cast<unsigned>(bits - 64);
    auto head = static_cast<std::uint64_t>(magnitude >> shift);
    if (boost::multiprecision::lsb(magnitude) < shift) head |= 1;
    result = std::ldexp(static_cast<Float>(head), static_cast<int>(shift));
  }
  return value < 0 ? -result : result;
}

template <typename Integer>
Integer exact(const BigInteger& number, const char* message) {
  if (number.bit_length() >= std::numeric_limits<Integer>::digits + 1) {
    throw JavaException(kArithmeticException, message);
  }
  return static_cast<Integer>(number.long_value());
}

}  // namespace

BigInteger::BigInteger(std::int64_t value) : BigInteger(wrap_digits(BigDigits(value))) {}

std::optional<BigInteger> BigInteger::parse(std::string_view text, int radix) {
  if (radix < 2 || radix > 36) return std::nullopt;
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  for (const char c : text) {
    if (const int digit = digit_value(c); digit < 0 || digit >= radix) return std::nullopt;
  }
  text.remove_prefix(std::min(text.find_first_not_of('0'), text.size()));
  // Refused from the length alone, before any work: a digit carries at least log2(radix) bits.
  const double bits = static_cast<double>(text.size()) * std::log2(static_cast<double>(radix));
  if (bits > static_cast<double>(kMaxNumberBits)) throw NumberLimitExceeded{"BigInteger"};

  const Chunk chunk = chunk_of(radix);
  BigDigits value = 0;
  while (!text.empty()) {
    std::uint64_t power = 1;
    std::uint64_t part = 0;
    const std::size_t length = std::min(text.size(), static_cast<std::size_t>(chunk.digits));
    for (const char c : text.substr(0, length)) {
      part = part * static_cast<std::uint64_t>(radix) + static_cast<std::uint64_t>(digit_value(c));
      power *= static_cast<std::uint64_t>(radix);
    }
    value *= power;
    value += part;
    text.remove_prefix(length);
  }
  if (is_negative) value = -value;
  return wrap_digits(std::move(value));
}

int BigInteger::signum() const {
  return digits_->value.sign();
}

int BigInteger::compare_to(const BigInteger& other) const {
  const int order = digits_->value.compare(other.digits_->value);
  return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

std::int32_t BigInteger::hash_code() const {
  std::uint32_t hash = 0;
  for (const std::uint32_t word : magnitude_words(digits_->value)) hash = 31 * hash + word;
  if (signum() < 0) hash = 0U - hash;
  return static_cast<std::int32_t>(hash);
}

std::string BigInteger::to_string() const {
  return digits_->value.str();
}

std::string BigInteger::to_string(int radix) const {
  if (radix < 2 || radix > 36 || radix == 10) return to_string();
  if (is_zero()) return "0";
  const Chunk chunk = chunk_of(radix);
  std::string text;
  BigDigits rest = boost::multiprecision::abs(digits_->value);
  while (rest != 0) {
    auto part = static_cast<std::uint64_t>(BigDigits(rest % chunk.power));
    rest /= chunk.power;
    // All digits of a chunk, but no zeros before the first digit of the number.
    for (int count = 0; count < chunk.digits && (rest != 0 || part != 0); ++count) {
      text += "0123456789abcdefghijklmnopqrstuvwxyz"[part % static_cast<unsigned>(radix)];
      part /= static_cast<unsigned>(radix);
    }
  }
  if (signum() < 0) text += '-';
  std::reverse(text.begin(), text.end());
  return text;
}

BigInteger BigInteger::add(const BigInteger& other) const {
  return wrap_checked(digits_->value + other.digits_->value, "add");
}

BigInteger BigInteger::subtract(const BigInteger& other) const {
  return wrap_checked(digits_->value - other.digits_->value, "subtract");
}

BigInteger BigInteger::multiply(const BigInteger& other) const {
  if (magnitude_bits(digits_->value) + magnitude_bits(other.digits_->value) > kMaxNumberBits + 1) {
    throw NumberLimitExceeded{"multiply"};
  }
  return wrap_checked(digits_->value * other.digits_->value, "multiply");
}

BigInteger BigInteger::divide(const BigInteger& divisor) const {
  check_divisor(divisor);
  return wrap_digits(digits_->value / divisor.digits_->value);
}

BigInteger BigInteger::remainder(const BigInteger& divisor) const {
  check_divisor(divisor);
  return wrap_digits(digits_->value % divisor.digits_->value);
}

BigInteger BigInteger::mod(const BigInteger& modulus) const {
  if (modulus.signum() <= 0) {
    throw JavaException(kArithmeticException, "BigInteger: modulus not positive");
  }
  BigDigits result = digits_->value % modulus.digits_->value;
  if (result < 0) result += modulus.digits_->value;
  return wrap_digits(std::move(result));
}

BigInteger::QuotientAndRemainder BigInteger::divide_and_remainder(const BigInteger& divisor) const {
  check_divisor(divisor);
  BigDigits quotient;
  BigDigits remainder;
  boost::multiprecision::divide_qr(digits_->value, divisor.digits_->value, quotient, remainder);
  return {wrap_digits(std::move(quotient)), wrap_digits(std::move(remainder))};
}

BigInteger BigInteger::pow(std::int32_t exponent) const {
  if (exponent < 0) throw JavaException(kArithmeticException, "Negative exponent");
  const std::int64_t bits = magnitude_bits(digits_->value);
  // Zero, one and minus one never grow; others have at least (bits - 1) * exponent bits.
  if (bits > 1 && (bits - 1) * exponent >= kMaxNumberBits) throw NumberLimitExceeded{"pow"};
  if (bits <= 1) exponent = exponent == 0 ? 0 : 2 - exponent % 2;
  return wrap_checked(boost::multiprecision::pow(digits_->value, static_cast<unsigned>(exponent)),
                      "pow");
}

BigInteger BigInteger::sqrt() const {
  if (signum() < 0) throw JavaException(kArithmeticException, "Negative BigInteger");
  if (is_zero()) return *this;
  // Newton's iteration from above; Boost's own takes a bit at a time.
  const auto half_bits = static_cast<unsigned>((magnitude_bits(digits_->value) + 1) / 2);
  BigDigits root = BigDigits(1) << half_bits;
  for (;;) {
    const BigDigits next = (root + digits_->value / root) >> 1;
    if (next >= root) return wrap_digits(std::move(root));
    root = next;
  }
}

BigInteger BigInteger::gcd(const BigInteger& other) const {
  return wrap_digits(boost::multiprecision::gcd(digits_->value, other.digits_->value));
}

BigInteger BigInteger::negate() const {
  return wrap_digits(-digits_->value);
}

BigInteger BigInteger::abs() const {
  return signum() < 0 ? negate() : *this;
}

std::int64_t BigInteger::long_value() const {
  constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();
  const BigDigits magnitude = boost::multiprecision::abs(digits_->value);
  auto low = static_cast<std::uint64_t>(BigDigits(magnitude & kAll));
  if (signum() < 0) low = 0 - low;
  return static_cast<std::int64_t>(low);
}

double BigInteger::double_value() const {
  return to_floating<double>(digits_->value);
}

float BigInteger::float_value() const {
  return to_floating<float>(digits_->value);
}

std::int32_t BigInteger::int_value_exact() const {
  return exact<std::int32_t>(*this, "BigInteger out of int range");
}

std::int64_t BigInteger::long_value_exact() const {
  return exact<std::int64_t>(*this, "BigInteger out of long range");
}

std::int16_t BigInteger::short_value_exact() const {
  return exact<std::int16_t>(*this, "BigInteger out of short range");
}

std::int8_t BigInteger::byte_value_exact() const {
  return exact<std::int8_t>(*this, "BigInteger out of byte range");
}

}  // namespace vtl
