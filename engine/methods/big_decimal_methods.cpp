// java.math.BigDecimal. A MathContext cannot be had in a template: its overloads take null and
// throw.
#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "vtl/java/number_objects.h"

namespace vtl {
namespace {

const BigDecimal& self(const Call& call) {
  return *as_big_decimal(call.receiver);
}

const BigDecimal& argument(const Call& call, std::size_t index) {
  require_non_null(call, index);
  return *as_big_decimal(call[index]);
}

std::int32_t int_argument(const Call& call, std::size_t index) {
  return static_cast<std::int32_t>(call.integer(index));
}

Value made(const Call& call, BigDecimal value) {
  return make_big_decimal(call.heap(), std::move(value));
}

template <Value (*Body)(Call&)>
Value limited(Call& call) {
  try {
    return Body(call);
  } catch (const NumberLimitExceeded&) {
    throw LimitExceeded{LimitKind::number_size};
  }
}

template <BigDecimal (BigDecimal::*Operation)(const BigDecimal&) const>
Value binary(Call& call) {
  return made(call, (self(call).*Operation)(argument(call, 0)));
}
template <BigDecimal (BigDecimal::*Operation)() const>
Value unary(Call& call) {
  return made(call, (self(call).*Operation)());
}
template <BigDecimal (BigDecimal::*Operation)(std::int32_t) const>
Value with_int(Call& call) {
  return made(call, (self(call).*Operation)(int_argument(call, 0)));
}

Value compare_to(Call& call) {
  return make_int(compare_naturally(call, call.receiver, call[0]));
}

std::int64_t small_exact(const Call& call, std::int64_t least, std::int64_t greatest) {
  const std::int64_t value = self(call).long_value_exact();
  if (value < least || value > greatest) call.raise(kArithmetic, "Overflow");
  return value;
}
Value byte_value_exact(Call& call) {
  return Value::int8(static_cast<std::int8_t>(small_exact(call, -128, 127)));
}
Value short_value_exact(Call& call) {
  return Value::int16(static_cast<std::int16_t>(small_exact(call, -32768, 32767)));
}
Value int_value_exact(Call& call) {
  return Value(self(call).int_value_exact());
}
Value long_value_exact(Call& call) {
  return Value(self(call).long_value_exact());
}

Value divide(Call& call) {
  return made(call, self(call).divide(argument(call, 0)));
}
Value divide_rounding(Call& call) {
  const BigDecimal& divisor = argument(call, 0);
  return made(call, self(call).divide(divisor, rounding_mode_of(int_argument(call, 1))));
}
Value divide_to_scale(Call& call) {
  const BigDecimal& divisor = argument(call, 0);
  return made(call, self(call).divide(divisor, int_argument(call, 1),
                                      rounding_mode_of(int_argument(call, 2))));
}

Value divide_and_remainder(Call& call) {
  const BigDecimal& divisor = argument(call, 0);
  BigDecimal quotient = self(call).divide_to_integral_value(divisor);
  BigDecimal rest = self(call).subtract(quotient.multiply(divisor));
  const Value values[] = {made(call, std::move(quotient)), made(call, std::move(rest))};
  return make_list_of(call, JavaType::big_decimal_array, values);
}

Value max(Call& call) {
  return made(call, self(call).max(argument(call, 0)));
}
Value min(Call& call) {
  return made(call, self(call).min(argument(call, 0)));
}
Value same_number(Call& call) {
  return call.receiver;
}
Value precision(Call& call) {
  return make_int(self(call).precision());
}
Value scale(Call& call) {
  return make_int(self(call).scale());
}
Value signum(Call& call) {
  return make_int(self(call).signum());
}
Value set_scale(Call& call) {
  return made(call, self(call).set_scale(int_argument(call, 0)));
}
Value set_scale_rounding(Call& call) {
  return made(call,
              self(call).set_scale(int_argument(call, 0), rounding_mode_of(int_argument(call, 1))));
}
Value to_big_integer(Call& call) {
  return make_big_integer(call.heap(), self(call).to_big_integer());
}
Value to_big_integer_exact(Call& call) {
  return make_big_integer(call.heap(), self(call).to_big_integer_exact());
}
Value unscaled_value(Call& call) {
  return make_big_integer(call.heap(), self(call).unscaled_value());
}
Value to_engineering_string(Call& call) {
  return make_string(call, self(call).to_engineering_string());
}
Value to_plain_string(Call& call) {
  return make_string(call, self(call).to_plain_string());
}
Value value_of_double(Call& call) {
  return made(call, BigDecimal::value_of(call.floating(0)));
}
Value value_of_long(Call& call) {
  return made(call, BigDecimal(BigInteger(call.integer(0))));
}
Value value_of_scaled(Call& call) {
  return made(call, BigDecimal(BigInteger(call.integer(0)), int_argument(call, 1)));
}

using T = JavaType;

constexpr MethodRow kRows[] = {
    row("abs", {}, T::big_decimal, costly<unary<&BigDecimal::abs>>),
    row("abs", {T::math_context}, T::big_decimal, raise_null_pointer),
    row("add", {T::big_decimal}, T::big_decimal, costly<limited<binary<&BigDecimal::add>>>),
    row("add", {T::big_decimal, T::math_context}, T::big_decimal, raise_null_pointer),
    row("byteValueExact", {}, T::byte_, costly<limited<byte_value_exact>>),
    row("compareTo", {T::big_decimal}, T::int_, costly<limited<compare_to>>),
    row("compareTo", {T::object}, T::int_, costly<limited<compare_to>>),
    row("divide", {T::big_decimal}, T::big_decimal, costly<limited<divide>>),
    row("divide", {T::big_decimal, T::int_}, T::big_decimal, costly<limited<divide_rounding>>),
    row("divide", {T::big_decimal, T::math_context}, T::big_decimal, raise_null_pointer),
    row("divide", {T::big_decimal, T::rounding_mode}, T::big_decimal, raise_null_pointer),
    row("divide", {T::big_decimal, T::int_, T::int_}, T::big_decimal,
        costly<limited<divide_to_scale>>),
    row("divide", {T::big_decimal, T::int_, T::rounding_mode}, T::big_decimal, raise_null_pointer),
    row("divideAndRemainder", {T::big_decimal}, T::big_decimal_array,
        costly<limited<divide_and_remainder>>),
    row("divideAndRemainder", {T::big_decimal, T::math_context}, T::big_decimal_array,
        raise_null_pointer),
    row("divideToIntegralValue", {T::big_decimal}, T::big_decimal,
        costly<limited<binary<&BigDecimal::divide_to_integral_value>>>),
    row("divideToIntegralValue", {T::big_decimal, T::math_context}, T::big_decimal,
        raise_null_pointer),
    row("intValueExact", {}, T::int_, costly<limited<int_value_exact>>),
    row("longValueExact", {}, T::long_, costly<limited<long_value_exact>>),
    row("max", {T::big_decimal}, T::big_decimal, costly<limited<max>>),
    row("min", {T::big_decimal}, T::big_decimal, costly<limited<min>>),
    row("movePointLeft", {T::int_}, T::big_decimal,
        costly<limited<with_int<&BigDecimal::move_point_left>>>),
    row("movePointRight", {T::int_}, T::big_decimal,
        costly<limited<with_int<&BigDecimal::move_point_right>>>),
    row("multiply", {T::big_decimal}, T::big_decimal,
        costly<limited<binary<&BigDecimal::multiply>>>),
    row("multiply", {T::big_decimal, T::math_context}, T::big_decimal, raise_null_pointer),
    row("negate", {}, T::big_decimal, costly<unary<&BigDecimal::negate>>),
    row("negate", {T::math_context}, T::big_decimal, raise_null_pointer),
    row("plus", {}, T::big_decimal, costly<same_number>),
    row("plus", {T::math_context}, T::big_decimal, raise_null_pointer),
    row("pow", {T::int_}, T::big_decimal, raising<limited<with_int<&BigDecimal::pow>>>),
    row("pow", {T::int_, T::math_context}, T::big_decimal, raise_null_pointer),
    row("precision", {}, T::int_, costly<precision>),
    row("remainder", {T::big_decimal}, T::big_decimal,
        costly<limited<binary<&BigDecimal::remainder>>>),
    row("remainder", {T::big_decimal, T::math_context}, T::big_decimal, raise_null_pointer),
    row("round", {T::math_context}, T::big_decimal, raise_null_pointer),
    row("scale", {}, T::int_, scale),
    row("scaleByPowerOfTen", {T::int_}, T::big_decimal,
        costly<limited<with_int<&BigDecimal::scale_by_power_of_ten>>>),
    row("setScale", {T::int_}, T::big_decimal, costly<limited<set_scale>>),
    row("setScale", {T::int_, T::int_}, T::big_decimal, costly<limited<set_scale_rounding>>),
    row("setScale", {T::int_, T::rounding_mode}, T::big_decimal, raise_null_pointer),
    row("shortValueExact", {}, T::short_, costly<limited<short_value_exact>>),
    row("signum", {}, T::int_, signum),
    row("sqrt", {T::math_context}, T::big_decimal, raise_null_pointer),
    row("stripTrailingZeros", {}, T::big_decimal,
        costly<limited<unary<&BigDecimal::strip_trailing_zeros>>>),
    row("subtract", {T::big_decimal}, T::big_decimal,
        costly<limited<binary<&BigDecimal::subtract>>>),
    row("subtract", {T::big_decimal, T::math_context}, T::big_decimal, raise_null_pointer),
    row("toBigInteger", {}, T::big_integer, costly<limited<to_big_integer>>),
    row("toBigIntegerExact", {}, T::big_integer, costly<limited<to_big_integer_exact>>),
    row("toEngineeringString", {}, T::string, costly<limited<to_engineering_string>>),
    row("toPlainString", {}, T::string, costly<limited<to_plain_string>>),
    row("ulp", {}, T::big_decimal, costly<unary<&BigDecimal::ulp>>),
    row("unscaledValue", {}, T::big_integer, costly<unscaled_value>),
    row("valueOf", {T::double_}, T::big_decimal, value_of_double, kStatic),
    row("valueOf", {T::long_}, T::big_decimal, value_of_long, kStatic),
    row("valueOf", {T::long_, T::int_}, T::big_decimal, value_of_scaled, kStatic),
};
static_assert(is_well_formed(kRows));

}  // namespace

constexpr MethodTable kBigDecimalMethods{JavaType::big_decimal, kRows};

}  // namespace vtl
