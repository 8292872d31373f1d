// Constants of a Unit that need memory of their own.
//
// Why: a literal larger than a Long is a BigInteger, an Object; constants live as long as the Unit,
// not as a session. Ownership: the pool owns the objects, the Unit its pool. An arena would not do:
// digits are memory of their own. Threads: immutable once the Unit is parsed.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "vtl/java/number_objects.h"
#include "vtl/value.h"

namespace vtl {

class ConstantPool {
 public:
  /// The time to read digits grows with their square.
  static constexpr std::size_t kMostDigits = 10'000;

  /// `digits`: optional '-', then decimal digits. The result is a java.math.BigInteger, or null for
  /// more than kMostDigits.
  Value make_big_integer(std::string_view digits);

 private:
  std::vector<std::unique_ptr<BigIntegerObject>> big_integers_;
};

/// As pool.make_big_integer.
inline Value make_big_integer_constant(std::string_view digits, ConstantPool& pool) {
  return pool.make_big_integer(digits);
}

}  // namespace vtl
