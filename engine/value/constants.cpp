#include "engine/value/constants.h"

#include <optional>

namespace vtl {

Value ConstantPool::make_big_integer(std::string_view digits) {
  // The time to read digits grows with their square.
  constexpr std::size_t kMaxDigits = 10'000;
  if (digits.size() > kMaxDigits) return {};
  std::optional<BigInteger> integer = BigInteger::parse(digits);
  if (!integer) return {};
  big_integers_.push_back(std::make_unique<BigIntegerObject>(std::move(*integer)));
  return Value(static_cast<Object*>(big_integers_.back().get()));
}

}  // namespace vtl
