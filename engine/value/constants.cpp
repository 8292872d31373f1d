#include "engine/value/constants.h"

#include <optional>

namespace vtl {

Value ConstantPool::make_big_integer(std::string_view digits) {
  const std::size_t sign = digits.starts_with('-') ? 1 : 0;
  if (digits.size() - sign > kMostDigits) return {};
  std::optional<BigInteger> integer = BigInteger::parse(digits);
  if (!integer) return {};
  std::string text = integer->to_string();
  big_integers_.push_back(std::make_unique<BigIntegerObject>(std::move(*integer), std::move(text)));
  return Value(static_cast<Object*>(big_integers_.back().get()));
}

}  // namespace vtl
