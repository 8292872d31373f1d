#include "engine/value/constants.h"

#include <optional>

namespace vtl {

Value ConstantPool::make_big_integer(std::string_view digits) {
  const std::size_t sign = digits.starts_with('-') ? 1 : 0;
  if (digits.size() - sign > kMostDigits) return {};
  std::optional<BigInteger> integer = BigInteger::parse(digits);
  if (!integer) return {};
  big_integers_.push_back(std::make_unique<BigIntegerObject>(std::move(*integer)));
  return Value(static_cast<Object*>(big_integers_.back().get()));
}

}  // namespace vtl
