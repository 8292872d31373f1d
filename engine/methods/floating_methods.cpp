// java.lang.Float and java.lang.Double: the same methods over two widths.
#include <bit>
#include <cmath>
#include <cstdio>
#include <type_traits>

#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "engine/methods/optional_object.h"
#include "vtl/java/number_text.h"
#include "vtl/java/text.h"
#include "vtl/java/to_string.h"

namespace vtl {
namespace {

// Float.toHexString is Double's, but for numbers below the least normal float.
std::string float_to_hex_string(float value) {
  if (value == 0 || !(std::fabs(value) < 0x1p-126F))
    return double_to_hex_string(static_cast<double>(value));
  const std::uint32_t mantissa = std::bit_cast<std::uint32_t>(value) & 0x7FFFFFU;
  // 23 bits of fraction, written as 24.
  char digits[8];
  std::snprintf(digits, sizeof digits, "%06x", static_cast<unsigned>(mantissa << 1));
  std::string text = digits;
  while (text.size() > 1 && text.back() == '0') text.pop_back();
  return (std::signbit(value) ? "-0x0." : "0x0.") + text + "p-126";
}

template <class Number>
struct Bodies {
  static constexpr bool kIsFloat = sizeof(Number) == 4;
  using Bits = std::conditional_t<kIsFloat, std::int32_t, std::int64_t>;

  static Number given(const Call& call, std::size_t index) {
    return static_cast<Number>(call.floating(index));
  }
  static Value made(Number value) {
    if constexpr (kIsFloat) return Value::float32(value);
    return Value(static_cast<double>(value));
  }
  static Number own(const Call& call) { return static_cast<Number>(call.receiver.as_double()); }

  static Value compare(Call& call) {
    return make_int(compare_naturally(call, made(given(call, 0)), made(given(call, 1))));
  }
  static Value compare_to(Call& call) {
    return make_int(compare_naturally(call, call.receiver, call[0]));
  }
  static Value describe(Call& call) { return make_optional(call, call.receiver); }
  static Value to_bits(Call& call) {
    const Number value = given(call, 0);
    // Every NaN counts as the one.
    return Value(
        std::bit_cast<Bits>(std::isnan(value) ? std::numeric_limits<Number>::quiet_NaN() : value));
  }
  static Value to_raw_bits(Call& call) { return Value(std::bit_cast<Bits>(given(call, 0))); }
  static Value from_bits(Call& call) {
    return made(std::bit_cast<Number>(static_cast<Bits>(call.integer(0))));
  }
  static Value hash_code_of(Call& call) { return make_int(java_hash(made(given(call, 0)))); }
  static Value is_finite(Call& call) {
    return Value(static_cast<bool>(std::isfinite(given(call, 0))));
  }
  static Value is_infinite(Call& call) { return Value(static_cast<bool>(std::isinf(own(call)))); }
  static Value is_infinite_of(Call& call) {
    return Value(static_cast<bool>(std::isinf(given(call, 0))));
  }
  static Value is_nan(Call& call) { return Value(static_cast<bool>(std::isnan(own(call)))); }
  static Value is_nan_of(Call& call) {
    return Value(static_cast<bool>(std::isnan(given(call, 0))));
  }
  // Math.max and min: NaN wins, -0.0 is less than 0.0.
  static Value max(Call& call) {
    const Number left = given(call, 0);
    const Number right = given(call, 1);
    if (std::isnan(left) || std::isnan(right))
      return made(std::numeric_limits<Number>::quiet_NaN());
    if (left == right) return made(std::signbit(left) ? right : left);
    return made(left > right ? left : right);
  }
  static Value min(Call& call) {
    const Number left = given(call, 0);
    const Number right = given(call, 1);
    if (std::isnan(left) || std::isnan(right))
      return made(std::numeric_limits<Number>::quiet_NaN());
    if (left == right) return made(std::signbit(left) ? left : right);
    return made(left < right ? left : right);
  }
  static Value parse(Call& call) {
    require_non_null(call, 0, "Cannot invoke \"String.trim()\" because \"in\" is null");
    const std::string_view text = java_trim(call.string(0));
    if (text.empty()) call.raise(kNumberFormat, "empty String");
    const auto parsed = [text] {
      if constexpr (kIsFloat) return parse_float(text);
      if constexpr (!kIsFloat) return parse_double(text);
    }();
    if (parsed) call.heap().work().charge(double_cost(static_cast<double>(*parsed)));
    if (!parsed) call.raise(kNumberFormat, "For input string: \"" + std::string(text) + "\"");
    return made(static_cast<Number>(*parsed));
  }
  static Value receiver(Call& call) { return call.receiver; }
  static Value sum(Call& call) { return made(given(call, 0) + given(call, 1)); }
  static Value to_hex(Call& call) {
    if constexpr (kIsFloat) return make_string(call, float_to_hex_string(given(call, 0)));
    return make_string(call, double_to_hex_string(static_cast<double>(given(call, 0))));
  }
  static Value to_text(Call& call) {
    call.heap().work().charge(double_cost(static_cast<double>(given(call, 0))));
    return make_string(call, to_std_string(made(given(call, 0))));
  }
  static Value value_of(Call& call) { return made(given(call, 0)); }
};

using T = JavaType;
using F = Bodies<float>;
using D = Bodies<double>;

constexpr MethodRow kFloatRows[] = {
    row("compare", {T::float_, T::float_}, T::int_, F::compare, kStatic),
    row("compareTo", {T::float_object}, T::int_, F::compare_to),
    row("compareTo", {T::object}, T::int_, F::compare_to),
    row("describeConstable", {}, T::optional, F::describe),
    row("floatToIntBits", {T::float_}, T::int_, F::to_bits, kStatic),
    row("floatToRawIntBits", {T::float_}, T::int_, F::to_raw_bits, kStatic),
    row("hashCode", {T::float_}, T::int_, F::hash_code_of, kStatic),
    row("intBitsToFloat", {T::int_}, T::float_, F::from_bits, kStatic),
    row("isFinite", {T::float_}, T::boolean_, F::is_finite, kStatic),
    row("isInfinite", {}, T::boolean_, F::is_infinite),
    row("isInfinite", {T::float_}, T::boolean_, F::is_infinite_of, kStatic),
    row("isNaN", {}, T::boolean_, F::is_nan),
    row("isNaN", {T::float_}, T::boolean_, F::is_nan_of, kStatic),
    row("max", {T::float_, T::float_}, T::float_, F::max, kStatic),
    row("min", {T::float_, T::float_}, T::float_, F::min, kStatic),
    row("parseFloat", {T::string}, T::float_, charged<F::parse>, kStatic),
    row("resolveConstantDesc", {T::lookup}, T::object, F::receiver),
    row("sum", {T::float_, T::float_}, T::float_, F::sum, kStatic),
    row("toHexString", {T::float_}, T::string, F::to_hex, kStatic),
    row("toString", {T::float_}, T::string, F::to_text, kStatic),
    row("valueOf", {T::float_}, T::float_object, F::value_of, kStatic),
    row("valueOf", {T::string}, T::float_object, charged<F::parse>, kStatic),
};
static_assert(is_well_formed(kFloatRows));

constexpr MethodRow kDoubleRows[] = {
    row("compare", {T::double_, T::double_}, T::int_, D::compare, kStatic),
    row("compareTo", {T::double_object}, T::int_, D::compare_to),
    row("compareTo", {T::object}, T::int_, D::compare_to),
    row("describeConstable", {}, T::optional, D::describe),
    row("doubleToLongBits", {T::double_}, T::long_, D::to_bits, kStatic),
    row("doubleToRawLongBits", {T::double_}, T::long_, D::to_raw_bits, kStatic),
    row("hashCode", {T::double_}, T::int_, D::hash_code_of, kStatic),
    row("isFinite", {T::double_}, T::boolean_, D::is_finite, kStatic),
    row("isInfinite", {}, T::boolean_, D::is_infinite),
    row("isInfinite", {T::double_}, T::boolean_, D::is_infinite_of, kStatic),
    row("isNaN", {}, T::boolean_, D::is_nan),
    row("isNaN", {T::double_}, T::boolean_, D::is_nan_of, kStatic),
    row("longBitsToDouble", {T::long_}, T::double_, D::from_bits, kStatic),
    row("max", {T::double_, T::double_}, T::double_, D::max, kStatic),
    row("min", {T::double_, T::double_}, T::double_, D::min, kStatic),
    row("parseDouble", {T::string}, T::double_, charged<D::parse>, kStatic),
    row("resolveConstantDesc", {T::lookup}, T::object, D::receiver),
    row("sum", {T::double_, T::double_}, T::double_, D::sum, kStatic),
    row("toHexString", {T::double_}, T::string, D::to_hex, kStatic),
    row("toString", {T::double_}, T::string, D::to_text, kStatic),
    row("valueOf", {T::double_}, T::double_object, D::value_of, kStatic),
    row("valueOf", {T::string}, T::double_object, charged<D::parse>, kStatic),
};
static_assert(is_well_formed(kDoubleRows));

}  // namespace

constexpr MethodTable kFloatMethods{JavaType::float_object, kFloatRows};
constexpr MethodTable kDoubleMethods{JavaType::double_object, kDoubleRows};

}  // namespace vtl
