// Powers of ten of any size, which BigDecimal's scales stand for. A huge power is refused
// (NumberLimitExceeded) before it is computed.
#pragma once

#include <cstdint>

#include "vtl/java/big_integer.h"

namespace vtl {

// 10^exponent, exponent >= 0. Throws NumberLimitExceeded.
BigInteger power_of_ten(std::int64_t exponent);

// value * 10^exponent, exponent >= 0. Zero stays zero whatever the exponent. Throws
// NumberLimitExceeded.
BigInteger multiply_by_power_of_ten(const BigInteger& value, std::int64_t exponent);

// Returns how many decimal digits the magnitude has, 1 for zero.
std::int64_t decimal_digits(const BigInteger& value);

}  // namespace vtl
