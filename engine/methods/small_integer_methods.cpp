// java.lang.Byte and java.lang.Short.
#include "engine/methods/integer_text.h"
#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "engine/methods/optional_object.h"

namespace vtl {
namespace {

template <class Number>
struct Bodies {
  static constexpr bool kIsByte = sizeof(Number) == 1;
  static constexpr IntegerRange kRange = kIsByte ? kByteRange : kShortRange;

  static Value made(std::int64_t value) {
    if constexpr (kIsByte) return Value::int8(static_cast<std::int8_t>(value));
    return Value::int16(static_cast<std::int16_t>(value));
  }
  static std::int64_t as_unsigned(std::int64_t value) { return value & (kIsByte ? 0xFF : 0xFFFF); }

  static Value compare(Call& call) { return make_int(call.integer(0) - call.integer(1)); }
  static Value compare_to(Call& call) {
    return make_int(compare_naturally(call, call.receiver, call[0]));
  }
  static Value compare_unsigned(Call& call) {
    return make_int(as_unsigned(call.integer(0)) - as_unsigned(call.integer(1)));
  }
  static Value decode(Call& call) { return made(decode_integer(call, kRange)); }
  static Value describe(Call& call) {
    const std::string text = "DynamicConstantDesc[ConstantBootstraps::explicitCast(" +
                             std::to_string(call.receiver.as_integer()) + ")" +
                             (kIsByte ? "byte]" : "short]");
    return make_optional(call, make_string(call, text));
  }
  static Value int_of(Call& call) { return make_int(call.integer(0)); }
  static Value parse(Call& call) { return made(parse_small_integer(call, 0, 10, kRange)); }
  static Value parse_radix(Call& call) {
    return made(parse_small_integer(call, 0, call.integer(1), kRange));
  }
  static Value reverse_bytes(Call& call) {
    return made(__builtin_bswap16(static_cast<std::uint16_t>(call.integer(0))));
  }
  static Value to_text(Call& call) { return make_string(call, std::to_string(call.integer(0))); }
  static Value to_unsigned_int(Call& call) { return make_int(as_unsigned(call.integer(0))); }
  static Value to_unsigned_long(Call& call) { return Value(as_unsigned(call.integer(0))); }
  static Value value_of(Call& call) { return made(call.integer(0)); }
};

using T = JavaType;
using B = Bodies<std::int8_t>;
using S = Bodies<std::int16_t>;

constexpr MethodRow kByteRows[] = {
    row("compare", {T::byte_, T::byte_}, T::int_, B::compare, kStatic),
    row("compareTo", {T::byte_object}, T::int_, B::compare_to),
    row("compareTo", {T::object}, T::int_, B::compare_to),
    row("compareUnsigned", {T::byte_, T::byte_}, T::int_, B::compare_unsigned, kStatic),
    row("decode", {T::string}, T::byte_object, charged<B::decode>, kStatic),
    row("describeConstable", {}, T::optional, B::describe),
    row("hashCode", {T::byte_}, T::int_, B::int_of, kStatic),
    row("parseByte", {T::string}, T::byte_, charged<B::parse>, kStatic),
    row("parseByte", {T::string, T::int_}, T::byte_, charged<B::parse_radix>, kStatic),
    row("toString", {T::byte_}, T::string, B::to_text, kStatic),
    row("toUnsignedInt", {T::byte_}, T::int_, B::to_unsigned_int, kStatic),
    row("toUnsignedLong", {T::byte_}, T::long_, B::to_unsigned_long, kStatic),
    row("valueOf", {T::byte_}, T::byte_object, B::value_of, kStatic),
    row("valueOf", {T::string}, T::byte_object, charged<B::parse>, kStatic),
    row("valueOf", {T::string, T::int_}, T::byte_object, charged<B::parse_radix>, kStatic),
};
static_assert(is_well_formed(kByteRows));

constexpr MethodRow kShortRows[] = {
    row("compare", {T::short_, T::short_}, T::int_, S::compare, kStatic),
    row("compareTo", {T::object}, T::int_, S::compare_to),
    row("compareTo", {T::short_object}, T::int_, S::compare_to),
    row("compareUnsigned", {T::short_, T::short_}, T::int_, S::compare_unsigned, kStatic),
    row("decode", {T::string}, T::short_object, charged<S::decode>, kStatic),
    row("describeConstable", {}, T::optional, S::describe),
    row("hashCode", {T::short_}, T::int_, S::int_of, kStatic),
    row("parseShort", {T::string}, T::short_, charged<S::parse>, kStatic),
    row("parseShort", {T::string, T::int_}, T::short_, charged<S::parse_radix>, kStatic),
    row("reverseBytes", {T::short_}, T::short_, S::reverse_bytes, kStatic),
    row("toString", {T::short_}, T::string, S::to_text, kStatic),
    row("toUnsignedInt", {T::short_}, T::int_, S::to_unsigned_int, kStatic),
    row("toUnsignedLong", {T::short_}, T::long_, S::to_unsigned_long, kStatic),
    row("valueOf", {T::short_}, T::short_object, S::value_of, kStatic),
    row("valueOf", {T::string}, T::short_object, charged<S::parse>, kStatic),
    row("valueOf", {T::string, T::int_}, T::short_object, charged<S::parse_radix>, kStatic),
};
static_assert(is_well_formed(kShortRows));

}  // namespace

constexpr MethodTable kByteMethods{JavaType::byte_object, kByteRows};
constexpr MethodTable kShortMethods{JavaType::short_object, kShortRows};

}  // namespace vtl
