#include "engine/value/number_objects.h"

#include "vtl/text_buffer.h"

namespace vtl {

void BigIntegerObject::append_to(TextBuffer& out, std::uint32_t) const {
  out.append(value_.to_string());
}

bool BigIntegerObject::equals(const Value& other) const {
  const BigInteger* integer = as_big_integer(other);
  return integer != nullptr && *integer == value_;
}

std::int32_t BigIntegerObject::hash_code() const {
  return value_.hash_code();
}

void BigDecimalObject::append_to(TextBuffer& out, std::uint32_t) const {
  out.append(value_.to_string());
}

bool BigDecimalObject::equals(const Value& other) const {
  const BigDecimal* decimal = as_big_decimal(other);
  return decimal != nullptr && *decimal == value_;
}

std::int32_t BigDecimalObject::hash_code() const {
  return value_.hash_code();
}

Value make_big_integer(Heap& heap, BigInteger value) {
  heap.charge(static_cast<std::size_t>(value.bit_length()) / 8);
  return Value(static_cast<Object*>(heap.own<BigIntegerObject>(std::move(value))));
}

Value make_big_decimal(Heap& heap, BigDecimal value) {
  heap.charge(static_cast<std::size_t>(value.unscaled_value().bit_length()) / 8);
  return Value(static_cast<Object*>(heap.own<BigDecimalObject>(std::move(value))));
}

const BigInteger* as_big_integer(const Value& value) {
  if (!value.is_object() || value.as_object()->type() != JavaType::big_integer) return nullptr;
  return &static_cast<const BigIntegerObject*>(value.as_object())->value();
}

const BigDecimal* as_big_decimal(const Value& value) {
  if (!value.is_object() || value.as_object()->type() != JavaType::big_decimal) return nullptr;
  return &static_cast<const BigDecimalObject*>(value.as_object())->value();
}

}  // namespace vtl
