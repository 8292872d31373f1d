// How large numbers may become: one line of a template can ask for 9.pow(9.pow(9)), which Java
// answers with minutes of work or an OutOfMemoryError. 2^16 bits are 19,728 decimal digits, far
// beyond anything a resolver computes, and the slowest operation on those takes some 30 ms.
#pragma once

#include <cstdint>

namespace vtl {

// Bits in the magnitude of a BigInteger or of the unscaled value of a BigDecimal.
inline constexpr std::int64_t kMaxNumberBits = std::int64_t{1} << 16;

// Characters in a printed number: BigDecimal("1E+2000000000").toPlainString() is short of nothing
// but zeros.
inline constexpr std::int64_t kMaxNumberText = 100'000;

// Bits of the operands of modPow and of the primality tests, whose cost is cubic.
inline constexpr std::int64_t kMaxModularBits = 1024;

// Thrown by the number types when a result would be larger than these limits.
struct NumberLimitExceeded {
  // Java's name of the operation, for example "pow".
  const char* operation;
};

}  // namespace vtl
