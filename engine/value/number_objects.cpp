#include "vtl/java/number_objects.h"

#include <algorithm>
#include <cstdlib>

#include "vtl/detail/text_buffer.h"

namespace vtl {
namespace {

constexpr std::int64_t kBitsPerWord = 64;

std::uint64_t words_of(std::int64_t bits) {
  return static_cast<std::uint64_t>(bits / kBitsPerWord) + 1;
}

constexpr std::uint64_t squared(std::uint64_t words) {
  return words * words;
}

void charge(Work* work, std::uint64_t units) {
  if (work != nullptr) work->charge(units);
}

}  // namespace

void BigIntegerObject::append_to(TextBuffer& out) const {
  if (!text_.empty()) return out.append(text_);
  charge(work_, squared(words_of(value_.bit_length())));
  out.append(value_.to_string());
}

bool BigIntegerObject::equals(const Value& other) const {
  charge(work_, words_of(value_.bit_length()));
  const BigInteger* integer = as_big_integer(other);
  return integer != nullptr && *integer == value_;
}

std::int32_t BigIntegerObject::hash_code() const {
  charge(work_, 4 * words_of(value_.bit_length()));
  return value_.hash_code();
}

void BigDecimalObject::append_to(TextBuffer& out) const {
  charge(work_, squared(words_of(value_.unscaled_value().bit_length())));
  out.append(value_.to_string());
}

bool BigDecimalObject::equals(const Value& other) const {
  charge(work_, words_of(value_.unscaled_value().bit_length()));
  const BigDecimal* decimal = as_big_decimal(other);
  return decimal != nullptr && *decimal == value_;
}

std::int32_t BigDecimalObject::hash_code() const {
  charge(work_, 4 * words_of(value_.unscaled_value().bit_length()));
  return value_.hash_code();
}

Value make_big_integer(Heap& heap, BigInteger value) {
  heap.charge(static_cast<std::size_t>(value.bit_length()) / 8);
  return Value(static_cast<Object*>(heap.own<BigIntegerObject>(std::move(value), &heap.work())));
}

Value make_big_decimal(Heap& heap, BigDecimal value) {
  heap.charge(static_cast<std::size_t>(value.unscaled_value().bit_length()) / 8);
  return Value(static_cast<Object*>(heap.own<BigDecimalObject>(std::move(value), &heap.work())));
}

const BigInteger* as_big_integer(const Value& value) {
  if (!value.is_object() || value.as_object()->type() != JavaType::big_integer) return nullptr;
  return &static_cast<const BigIntegerObject*>(value.as_object())->value();
}

const BigDecimal* as_big_decimal(const Value& value) {
  if (!value.is_object() || value.as_object()->type() != JavaType::big_decimal) return nullptr;
  return &static_cast<const BigDecimalObject*>(value.as_object())->value();
}

std::uint64_t number_words(const Value& value) {
  std::int64_t bits = 0;
  if (const BigInteger* integer = as_big_integer(value)) {
    bits = integer->bit_length();
  } else if (const BigDecimal* decimal = as_big_decimal(value)) {
    // A digit is less than four bits, and no number has more bits than the limit.
    const std::int64_t zeros = std::abs(std::int64_t{decimal->scale()});
    bits = decimal->unscaled_value().bit_length() + std::min(4 * zeros, kMaxNumberBits);
  }
  return words_of(bits);
}

std::uint64_t digits_cost(std::size_t digits) {
  constexpr std::size_t kDigitsPerWord = 19;
  return squared(digits / kDigitsPerWord) / 8;
}

// Some eight words times a word are multiplied, or four divided, in the time of a unit.
std::uint64_t calculation_cost(const Value& left, const Value& right) {
  const std::uint64_t words = number_words(left) + number_words(right);
  return words * words / 4;
}

}  // namespace vtl
