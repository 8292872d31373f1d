// Numbers as values: the big ones, which are Objects of a heap, and all of them compared. The
// common numbers stay inside the Value.
#pragma once

#include <cstdint>
#include <string>

#include "vtl/heap.h"
#include "vtl/java/big_decimal.h"
#include "vtl/object.h"

namespace vtl {

class BigIntegerObject final : public Object {
 public:
  explicit BigIntegerObject(BigInteger value, Work* work = nullptr)
      : Object(JavaType::big_integer), value_(std::move(value)), work_(work) {}
  /// A number that keeps its text, as constants do, which may be asked for it again and again.
  BigIntegerObject(BigInteger value, std::string text)
      : Object(JavaType::big_integer), value_(std::move(value)), text_(std::move(text)) {}
  const BigInteger& value() const { return value_; }
  void append_to(TextBuffer& out) const override;
  bool equals(const Value& other) const override;
  std::int32_t hash_code() const override;

 private:
  BigInteger value_;
  // What making, comparing and hashing digits is charged to; null for a constant.
  Work* work_ = nullptr;
  // Empty when the text is made anew each time.
  std::string text_;
};

class BigDecimalObject final : public Object {
 public:
  explicit BigDecimalObject(BigDecimal value, Work* work = nullptr)
      : Object(JavaType::big_decimal), value_(std::move(value)), work_(work) {}
  const BigDecimal& value() const { return value_; }
  void append_to(TextBuffer& out) const override;
  bool equals(const Value& other) const override;
  std::int32_t hash_code() const override;

 private:
  BigDecimal value_;
  Work* work_ = nullptr;
};

Value make_big_integer(Heap& heap, BigInteger value);
Value make_big_decimal(Heap& heap, BigDecimal value);
/// Returns the machine words of a number's digits and of the zeros that a BigDecimal's scale stands
/// for; 1 for everything else.
std::uint64_t number_words(const Value& value);
/// Returns the work of making a number of so many digits.
std::uint64_t digits_cost(std::size_t digits);
/// Returns the work of an operation whose time grows with the product of the lengths.
std::uint64_t calculation_cost(const Value& left, const Value& right);
/// nullptr when the value is not a BigInteger (BigDecimal).
const BigInteger* as_big_integer(const Value& value);
const BigDecimal* as_big_decimal(const Value& value);

bool is_number(const Value& value);
/// Number.intValue(): of any number, cut as Java cuts.
std::int32_t to_int(const Value& number);
/// <0, 0, >0, as Velocity compares; both must be numbers. NaN compares equal to anything.
int compare_numbers(const Value& left, const Value& right);
/// Work that comparing them as numbers takes; 0 where one machine word is compared with another.
std::uint64_t comparison_cost(const Value& left, const Value& right);

}  // namespace vtl
