#include "engine/value/arithmetic.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "vtl/detail/text_buffer.h"
#include "vtl/java/exception.h"
#include "vtl/java/number_objects.h"
#include "vtl/java/to_string.h"
#include "vtl/java/type.h"

namespace vtl {
namespace {

// Two texts are compared only after both were printed.
constexpr std::size_t kMaxComparedText = 64U << 20;

// Velocity first finds a base in which two numbers are computed (MathUtils.findCalculationBase):
// long for two integers, BigInteger if one of them is that big, float or double with a floating
// number, and BigDecimal if one is that, or if a BigInteger meets a floating number. Then it
// computes there, and gives the result the smallest class that holds it, but none narrower than the
// operands': 1 + 1 is an Integer, 2147483647 + 1 a Long, and 3.0 + 1 stays a Double. A long result
// that overflows is computed again as BigInteger; the test for it is Velocity's own, which misses
// Long.MIN_VALUE * -1.

/// In which type two numbers are computed with.
enum class Base : std::uint8_t { int64, float32, float64, big_integer, big_decimal };

bool is_whole(const Value& value) {
  return value.is_small_integer() || as_big_integer(value) != nullptr;
}

Base base_of(const Value& left, const Value& right) {
  if (left.is_small_integer() && right.is_small_integer()) return Base::int64;
  if (is_whole(left) && is_whole(right)) return Base::big_integer;
  // A BigInteger beside a Float or Double is computed as BigDecimal too.
  if (left.is_object() || right.is_object()) return Base::big_decimal;
  const bool has_double = left.kind() == Kind::float64 || right.kind() == Kind::float64;
  return has_double ? Base::float64 : Base::float32;
}

double to_double(const Value& value) {
  return value.is_floating() ? value.as_double() : static_cast<double>(value.as_integer());
}

float to_float(const Value& value) {
  // Directly from the integer: by way of a double it would be rounded twice.
  return value.is_floating() ? static_cast<float>(value.as_double())
                             : static_cast<float>(value.as_integer());
}

BigInteger to_big_integer(const Value& value) {
  const BigInteger* integer = as_big_integer(value);
  return integer != nullptr ? *integer : BigInteger(value.as_integer());
}

BigDecimal to_big_decimal(const Value& value) {
  if (const BigDecimal* decimal = as_big_decimal(value)) return *decimal;
  if (const BigInteger* integer = as_big_integer(value)) return BigDecimal(*integer);
  // Velocity goes by way of a double, for a Long too: 0.1 brings its 55 digits with it.
  return BigDecimal::from_double_exactly(to_double(value));
}

bool is_zero(const Value& value) {
  if (value.is_small_integer()) return value.as_integer() == 0;
  if (value.is_floating()) return value.as_double() == 0;
  if (const BigInteger* integer = as_big_integer(value)) return integer->is_zero();
  return as_big_decimal(value)->is_zero();
}

bool fits(Kind kind, std::int64_t integer) {
  switch (kind) {
    case Kind::int8:
      return integer == static_cast<std::int8_t>(integer);
    case Kind::int16:
      return integer == static_cast<std::int16_t>(integer);
    case Kind::int32:
      return integer == static_cast<std::int32_t>(integer);
    default:
      return true;
  }
}

/// The wider class of the operands, or the next one that holds the result.
Value wrap(std::int64_t integer, const Value& left, const Value& right) {
  auto kind = std::max(left.kind(), right.kind());
  while (!fits(kind, integer)) kind = static_cast<Kind>(static_cast<std::uint8_t>(kind) + 1);
  switch (kind) {
    case Kind::int8:
      return Value::int8(static_cast<std::int8_t>(integer));
    case Kind::int16:
      return Value::int16(static_cast<std::int16_t>(integer));
    case Kind::int32:
      return Value(static_cast<std::int32_t>(integer));
    default:
      return Value(integer);
  }
}

BigInteger calculate_big_integers(Operator op, const BigInteger& left, const BigInteger& right) {
  switch (op) {
    case Operator::add:
      return left.add(right);
    case Operator::subtract:
      return left.subtract(right);
    case Operator::multiply:
      return left.multiply(right);
    case Operator::divide:
      return left.divide(right);
    case Operator::modulo:
      return left.mod(right);
  }
  std::abort();
}

BigDecimal calculate_big_decimals(Operator op, const BigDecimal& left, const BigDecimal& right) {
  switch (op) {
    case Operator::add:
      return left.add(right);
    case Operator::subtract:
      return left.subtract(right);
    case Operator::multiply:
      return left.multiply(right);
    case Operator::divide:
      return left.divide(right, RoundingMode::half_down);
    case Operator::modulo:
      throw JavaException("java.lang.ArithmeticException",
                          "Cannot calculate the modulo of BigDecimals.");
  }
  std::abort();
}

/// The result, or what tells that it needs a BigInteger.
bool calculate_longs(Operator op, std::int64_t left, std::int64_t right, std::int64_t& result) {
  constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
  switch (op) {
    case Operator::add:
      return !__builtin_add_overflow(left, right, &result);
    case Operator::subtract:
      return !__builtin_sub_overflow(left, right, &result);
    case Operator::multiply:
      // Velocity divides the wrapped product by the right side to see whether it was exact, and
      // Long.MIN_VALUE / -1 is Long.MIN_VALUE.
      return !__builtin_mul_overflow(left, right, &result) || (left == kMin && right == -1);
    case Operator::divide:
      result = right == -1 ? static_cast<std::int64_t>(0 - static_cast<std::uint64_t>(left))
                           : left / right;
      return true;
    case Operator::modulo:
      result = right == -1 ? 0 : left % right;
      return true;
  }
  std::abort();
}

template <class Number>
Number calculate_floating(Operator op, Number left, Number right) {
  switch (op) {
    case Operator::add:
      return left + right;
    case Operator::subtract:
      return left - right;
    case Operator::multiply:
      return left * right;
    case Operator::divide:
      return left / right;
    case Operator::modulo:
      return std::fmod(left, right);
  }
  std::abort();
}

Value calculate_in_base(Heap& heap, Operator op, const Value& left, const Value& right) {
  switch (base_of(left, right)) {
    case Base::int64: {
      std::int64_t result = 0;
      if (calculate_longs(op, left.as_integer(), right.as_integer(), result))
        return wrap(result, left, right);
      return make_big_integer(
          heap, calculate_big_integers(op, to_big_integer(left), to_big_integer(right)));
    }
    case Base::float32:
      return Value::float32(calculate_floating(op, to_float(left), to_float(right)));
    case Base::float64:
      return Value(calculate_floating(op, to_double(left), to_double(right)));
    case Base::big_integer:
      return make_big_integer(
          heap, calculate_big_integers(op, to_big_integer(left), to_big_integer(right)));
    case Base::big_decimal:
      // Refused before the operands are converted, so that an infinite one gives the same error.
      if (op == Operator::modulo)
        throw JavaException("java.lang.ArithmeticException",
                            "Cannot calculate the modulo of BigDecimals.");
      return make_big_decimal(
          heap, calculate_big_decimals(op, to_big_decimal(left), to_big_decimal(right)));
  }
  std::abort();
}

template <class Number>
int compare(const Number& left, const Number& right) {
  return left < right ? -1 : left > right ? 1 : 0;
}

bool texts_equal(const Value& left, const Value& right, Work& work) {
  TextBuffer text(kMaxComparedText);
  if (left.is_string() || right.is_string()) {
    const Value& other = left.is_string() ? right : left;
    append_string(text, other);
    work.charge_bytes(4 * text.size());
    return text.view() == (left.is_string() ? left : right).as_string();
  }
  append_string(text, left);
  const std::size_t middle = text.size();
  append_string(text, right);
  work.charge_bytes(4 * text.size());
  return text.view().substr(0, middle) == text.view().substr(middle);
}

}  // namespace

bool is_number(const Value& value) {
  if (value.is_small_integer() || value.is_floating()) return true;
  if (!value.is_object()) return false;
  const JavaType type = value.as_object()->type();
  return type == JavaType::big_integer || type == JavaType::big_decimal;
}

std::int32_t to_int(const Value& number) {
  if (number.is_small_integer()) return static_cast<std::int32_t>(number.as_integer());
  if (const BigInteger* integer = as_big_integer(number)) return integer->int_value();
  if (const BigDecimal* decimal = as_big_decimal(number)) return decimal->int_value();
  // Java's cast: NaN is 0, what is too large stays at the end of the range.
  const double value = number.as_double();
  if (std::isnan(value)) return 0;
  constexpr double kLowest = std::numeric_limits<std::int32_t>::min();
  constexpr double kHighest = std::numeric_limits<std::int32_t>::max();
  return static_cast<std::int32_t>(std::clamp(value, kLowest, kHighest));
}

Value calculate(Heap& heap, Operator op, const Value& left, const Value& right) {
  if ((op == Operator::divide || op == Operator::modulo) && is_zero(right)) return {};
  if (left.is_object() || right.is_object()) {
    const bool is_linear =
        (op == Operator::add || op == Operator::subtract) && is_whole(left) && is_whole(right);
    heap.work().charge(is_linear ? number_words(left) + number_words(right)
                                 : calculation_cost(left, right));
  }
  try {
    return calculate_in_base(heap, op, left, right);
  } catch (const NumberLimitExceeded&) {
    throw LimitExceeded{LimitKind::number_size};
  }
}

std::uint64_t comparison_cost(const Value& left, const Value& right) {
  if (!left.is_object() && !right.is_object()) return 0;
  // Numbers of different scales are made alike before they are compared.
  const bool has_decimal = left.type() == JavaType::big_decimal ||
                           right.type() == JavaType::big_decimal || left.is_floating() ||
                           right.is_floating();
  return has_decimal ? calculation_cost(left, right) : number_words(left) + number_words(right);
}

int compare_numbers(const Value& left, const Value& right) {
  switch (base_of(left, right)) {
    case Base::int64:
      return compare(left.as_integer(), right.as_integer());
    case Base::float32:
      return compare(to_float(left), to_float(right));
    case Base::float64:
      return compare(to_double(left), to_double(right));
    case Base::big_integer:
      return to_big_integer(left).compare_to(to_big_integer(right));
    case Base::big_decimal:
      return to_big_decimal(left).compare_to(to_big_decimal(right));
  }
  std::abort();
}

bool velocity_equals(const Value& left, const Value& right, Work& work) {
  if (left.is_null() || right.is_null()) return left.is_null() && right.is_null();
  if (left.is_string() && right.is_string()) return left.as_string() == right.as_string();
  if (is_number(left) && is_number(right)) return compare_numbers(left, right) == 0;
  const JavaType left_type = java_type_of(left);
  const JavaType right_type = java_type_of(right);
  if (is_assignable(left_type, right_type) || is_assignable(right_type, left_type)) {
    return java_equals(left, right);
  }
  return texts_equal(left, right, work);
}

}  // namespace vtl
