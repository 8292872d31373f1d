// Modular powers and primality of BigInteger.
#include <algorithm>
#include <array>
#include <cstdint>

#include "engine/java/big_integer_digits.h"
#include "vtl/detail/work.h"
#include "vtl/java/big_integer.h"
#include "vtl/java/exception.h"

namespace vtl {
namespace {

constexpr const char* kArithmeticException = "java.lang.ArithmeticException";

// Both the numbers tried as divisors and the bases of the Miller-Rabin test. The first twelve bases
// alone decide every number below 2^64 for certain.
constexpr std::array<std::uint32_t, 46> kSmallPrimes{
    2,   3,   5,   7,   11,  13,  17,  19,  23,  29,  31,  37,  41,  43,  47,  53,
    59,  61,  67,  71,  73,  79,  83,  89,  97,  101, 103, 107, 109, 113, 127, 131,
    137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191, 193, 197, 199};

void check_size(const BigInteger& number, const char* operation) {
  if (number.bit_length() > kMaxModularBits) throw NumberLimitExceeded{operation};
}

void check_modulus(const BigInteger& modulus) {
  if (modulus.signum() <= 0) {
    throw JavaException(kArithmeticException, "BigInteger: modulus not positive");
  }
}

// Units (vtl/work.h) of dividing by the small primes, and of a step of a power whatever its length.
constexpr std::uint64_t kUnitsOfDivisions = 900;
constexpr std::uint64_t kUnitsPerBit = 48;

BigDigits inverse(const BigDigits& value, const BigDigits& modulus) {
  if (modulus == 1) return 0;
  // The extended Euclidean algorithm, keeping only the factor of `value`.
  BigDigits previous = modulus;
  BigDigits current = value % modulus;
  if (current < 0) current += modulus;
  BigDigits previous_factor = 0;
  BigDigits factor = 1;
  while (current != 0) {
    const BigDigits quotient = previous / current;
    BigDigits next = previous - quotient * current;
    previous = current;
    current = std::move(next);
    next = previous_factor - quotient * factor;
    previous_factor = factor;
    factor = std::move(next);
  }
  if (previous != 1) throw JavaException(kArithmeticException, "BigInteger not invertible.");
  return previous_factor < 0 ? BigDigits(previous_factor + modulus) : previous_factor;
}

// One round of Miller-Rabin: number - 1 = odd * 2^twos.
bool passes_round(const BigDigits& number, const BigDigits& odd, unsigned twos,
                  std::uint32_t base) {
  BigDigits power = boost::multiprecision::powm(BigDigits(base), odd, number);
  const BigDigits last = number - 1;
  if (power == 1 || power == last) return true;
  for (unsigned count = 1; count < twos; ++count) {
    power = (power * power) % number;
    if (power == last) return true;
  }
  return false;
}

// `number` > 1.
bool is_prime(const BigDigits& number, Work* work) {
  if (work != nullptr) work->charge(kUnitsOfDivisions);
  for (const std::uint32_t prime : kSmallPrimes) {
    if (number == prime) return true;
    if (number % prime == 0) return false;
  }
  const BigDigits last = number - 1;
  const unsigned twos = boost::multiprecision::lsb(last);
  const BigDigits odd = last >> twos;
  const auto bits = static_cast<std::int64_t>(boost::multiprecision::msb(number)) + 1;
  const std::uint64_t cost = BigInteger::power_cost(bits, bits);
  return std::all_of(kSmallPrimes.begin(), kSmallPrimes.end(), [&](std::uint32_t base) {
    if (work != nullptr) work->charge(cost);
    return passes_round(number, odd, twos, base);
  });
}

}  // namespace

std::uint64_t BigInteger::power_cost(std::int64_t modulus_bits, std::int64_t exponent_bits) {
  const auto words =
      static_cast<std::uint64_t>(std::min<std::int64_t>(modulus_bits, kMaxModularBits)) / 64 + 1;
  const auto steps =
      static_cast<std::uint64_t>(std::min<std::int64_t>(exponent_bits, kMaxModularBits)) + 1;
  return steps * (kUnitsPerBit + words * words);
}

BigInteger BigInteger::mod_pow(const BigInteger& exponent, const BigInteger& modulus) const {
  check_modulus(modulus);
  check_size(*this, "modPow");
  check_size(exponent, "modPow");
  check_size(modulus, "modPow");
  const BigDigits& divisor = modulus.digits_->value;
  if (divisor == 1) return BigInteger();
  BigDigits base = digits_->value % divisor;
  if (base < 0) base += divisor;
  BigDigits power = exponent.digits_->value;
  if (power < 0) {
    base = inverse(base, divisor);
    power = -power;
  }
  return wrap_digits(boost::multiprecision::powm(base, power, divisor));
}

BigInteger BigInteger::mod_inverse(const BigInteger& modulus) const {
  check_modulus(modulus);
  check_size(*this, "modInverse");
  check_size(modulus, "modInverse");
  return wrap_digits(inverse(digits_->value, modulus.digits_->value));
}

bool BigInteger::is_probable_prime(std::int32_t certainty, Work* work) const {
  // Java asks no questions of who asks for no certainty.
  if (certainty <= 0) return true;
  check_size(*this, "isProbablePrime");
  const BigDigits magnitude = boost::multiprecision::abs(digits_->value);
  return magnitude > 1 && is_prime(magnitude, work);
}

BigInteger BigInteger::next_probable_prime(Work* work) const {
  if (signum() < 0) throw JavaException(kArithmeticException, "start < 0: " + to_string());
  check_size(*this, "nextProbablePrime");
  BigDigits candidate = digits_->value + 1;
  if (candidate <= 2) return BigInteger(2);
  if (!boost::multiprecision::bit_test(candidate, 0)) ++candidate;
  while (!is_prime(candidate, work)) candidate += 2;
  return wrap_digits(std::move(candidate));
}

}  // namespace vtl
