// BigInteger and BigDecimal as Objects of a heap.
//
// Why: rare numbers need memory of their own; the common ones stay inside the Value.
// Ownership: made with Heap::own (or in a Unit's arena for constants); immutable like Java's.
// Threads: immutable.
#pragma once

#include <cstdint>

#include "engine/value/big_number.h"
#include "vtl/heap.h"
#include "vtl/object.h"

namespace vtl {

class BigIntegerObject final : public Object {
 public:
  explicit BigIntegerObject(BigInteger value)
      : Object(JavaType::big_integer), value_(std::move(value)) {}
  const BigInteger& value() const { return value_; }
  void append_to(TextBuffer& out) const override;
  bool equals(const Value& other) const override;
  std::int32_t hash_code() const override;

 private:
  BigInteger value_;
};

class BigDecimalObject final : public Object {
 public:
  explicit BigDecimalObject(BigDecimal value)
      : Object(JavaType::big_decimal), value_(std::move(value)) {}
  const BigDecimal& value() const { return value_; }
  void append_to(TextBuffer& out) const override;
  bool equals(const Value& other) const override;
  std::int32_t hash_code() const override;

 private:
  BigDecimal value_;
};

Value make_big_integer(Heap& heap, BigInteger value);
Value make_big_decimal(Heap& heap, BigDecimal value);
/// Machine words of a number's digits and, of a BigDecimal, of the zeros that its scale stands for;
/// 1 of everything else.
std::uint64_t number_words(const Value& value);
/// Work that an operation takes whose time grows with the product of the lengths.
std::uint64_t calculation_cost(const Value& left, const Value& right);
/// nullptr when the value is no BigInteger (BigDecimal).
const BigInteger* as_big_integer(const Value& value);
const BigDecimal* as_big_decimal(const Value& value);

}  // namespace vtl
