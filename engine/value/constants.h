// The constants of a Unit that need memory of their own: a literal larger than a Long is a
// BigInteger, whose digits no arena would free. The pool owns them; they live as long as the Unit
// and are immutable once it is parsed.
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

/// Same as pool.make_big_integer(digits).
inline Value make_big_integer_constant(std::string_view digits, ConstantPool& pool) {
  return pool.make_big_integer(digits);
}

}  // namespace vtl
