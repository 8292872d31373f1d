#include "engine/java/power_of_ten.h"

namespace vtl {

BigInteger power_of_ten(std::int64_t exponent) {
  // Three bits a digit at least.
  if (exponent > kMaxNumberBits / 3) throw NumberLimitExceeded{"scale"};
  std::int64_t small = 1;
  if (exponent <= 18) {
    for (std::int64_t count = 0; count < exponent; ++count) small *= 10;
    return BigInteger(small);
  }
  return BigInteger(10).pow(static_cast<std::int32_t>(exponent));
}

BigInteger multiply_by_power_of_ten(const BigInteger& value, std::int64_t exponent) {
  if (exponent == 0 || value.is_zero()) return value;
  return value.multiply(power_of_ten(exponent));
}

std::int64_t decimal_digits(const BigInteger& value) {
  if (value.is_zero()) return 1;
  const BigInteger magnitude = value.abs();
  // log10(2) from below, so this is the number of digits or one less.
  const std::int64_t estimate = std::int64_t{magnitude.bit_length() - 1} * 301029 / 1000000;
  std::int64_t digits = estimate;
  while (magnitude.compare_to(power_of_ten(digits)) >= 0) ++digits;
  return digits;
}

}  // namespace vtl
