// The digits that BigInteger hides: Boost's arbitrary precision integer. Only the sources
// big_integer*.cpp include this, for the weight of Boost's headers.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include <boost/multiprecision/cpp_int.hpp>

#include "vtl/java/big_integer.h"

namespace vtl {

// Without expression templates: every operation here is a single one.
using BigDigits = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>,
                                                boost::multiprecision::et_off>;

struct BigInteger::Digits {
  BigDigits value;
};

// Wraps a result that is known to be within the limits.
inline BigInteger wrap_digits(BigDigits value) {
  return BigInteger(
      std::make_shared<const BigInteger::Digits>(BigInteger::Digits{std::move(value)}));
}

// Bits in the magnitude, 0 for zero.
inline std::int64_t magnitude_bits(const BigDigits& value) {
  if (value == 0) return 0;
  return static_cast<std::int64_t>(
             boost::multiprecision::msb(BigDigits(boost::multiprecision::abs(value)))) +
         1;
}

// Wraps a result that may just have grown over the limit.
inline BigInteger wrap_checked(BigDigits value, const char* operation) {
  if (magnitude_bits(value) > kMaxNumberBits) throw NumberLimitExceeded{operation};
  return wrap_digits(std::move(value));
}

}  // namespace vtl
