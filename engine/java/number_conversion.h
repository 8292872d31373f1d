// Java's narrowing of numbers: a floating-point number too large for an int becomes the nearest
// int, NaN becomes 0; byte and short go through int and lose their high bits.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>

namespace vtl {

template <class Integer>
Integer saturate(double value) {
  if (std::isnan(value)) return 0;
  // Both limits are exact doubles, the upper one after rounding up to a power of two.
  if (value >= static_cast<double>(std::numeric_limits<Integer>::max()))
    return std::numeric_limits<Integer>::max();
  if (value <= static_cast<double>(std::numeric_limits<Integer>::min()))
    return std::numeric_limits<Integer>::min();
  return static_cast<Integer>(value);
}

}  // namespace vtl
