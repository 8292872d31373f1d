// java.lang.Number: what every number can be turned into.
#include "engine/java/number_conversion.h"
#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "vtl/java/number_objects.h"

namespace vtl {
namespace {

std::int64_t long_of(const Value& value) {
  if (value.is_floating()) return saturate<std::int64_t>(value.as_double());
  if (const BigInteger* big = as_big_integer(value)) return big->long_value();
  if (const BigDecimal* big = as_big_decimal(value)) return big->long_value();
  return value.as_integer();
}

std::int32_t int_of(const Value& value) {
  if (value.is_floating()) return saturate<std::int32_t>(value.as_double());
  return static_cast<std::int32_t>(long_of(value));
}

Value byte_value(Call& call) {
  return Value::int8(static_cast<std::int8_t>(int_of(call.receiver)));
}
Value short_value(Call& call) {
  return Value::int16(static_cast<std::int16_t>(int_of(call.receiver)));
}
Value int_value(Call& call) {
  return Value(int_of(call.receiver));
}
Value long_value(Call& call) {
  return Value(long_of(call.receiver));
}

Value double_value(Call& call) {
  if (call.receiver.is_floating()) return Value(call.receiver.as_double());
  if (const BigInteger* big = as_big_integer(call.receiver)) return Value(big->double_value());
  if (const BigDecimal* big = as_big_decimal(call.receiver)) return Value(big->double_value());
  return Value(static_cast<double>(call.receiver.as_integer()));
}

Value float_value(Call& call) {
  if (call.receiver.is_floating())
    return Value::float32(static_cast<float>(call.receiver.as_double()));
  if (const BigInteger* big = as_big_integer(call.receiver))
    return Value::float32(big->float_value());
  if (const BigDecimal* big = as_big_decimal(call.receiver))
    return Value::float32(big->float_value());
  return Value::float32(static_cast<float>(call.receiver.as_integer()));
}

using T = JavaType;

constexpr MethodRow kRows[] = {
    row("byteValue", {}, T::byte_, costly<byte_value>),
    row("doubleValue", {}, T::double_, costly<double_value, 4>),
    row("floatValue", {}, T::float_, costly<float_value, 4>),
    row("intValue", {}, T::int_, costly<int_value>),
    row("longValue", {}, T::long_, costly<long_value>),
    row("shortValue", {}, T::short_, costly<short_value>),
};
static_assert(is_well_formed(kRows));

}  // namespace

constexpr MethodTable kNumberMethods{JavaType::number, kRows};

}  // namespace vtl
