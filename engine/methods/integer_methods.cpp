// java.lang.Integer and java.lang.Long: the same methods over two widths.
#include <bit>
#include <type_traits>

#include "engine/methods/integer_text.h"
#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "engine/methods/optional_object.h"
#include "vtl/java/to_string.h"

namespace vtl {
namespace {

// Bodies for std::int32_t (Integer) and std::int64_t (Long).
template <class Number>
struct Bodies {
  using Unsigned = std::make_unsigned_t<Number>;
  static constexpr int kBits = sizeof(Number) * 8;
  static constexpr IntegerRange kRange = kBits == 32 ? kIntRange : kLongRange;

  static Number given(const Call& call, std::size_t index) {
    return static_cast<Number>(call.integer(index));
  }
  static Unsigned bits(const Call& call, std::size_t index) {
    return static_cast<Unsigned>(call.integer(index));
  }
  static Value made(Unsigned value) { return Value(static_cast<Number>(value)); }

  static Value bit_count(Call& call) { return make_int(std::popcount(bits(call, 0))); }
  static Value compare(Call& call) {
    return make_int(given(call, 0) == given(call, 1) ? 0
                                                     : (given(call, 0) < given(call, 1) ? -1 : 1));
  }
  static Value compare_to(Call& call) {
    return make_int(compare_naturally(call, call.receiver, call[0]));
  }
  static Value compare_unsigned(Call& call) {
    return make_int(bits(call, 0) == bits(call, 1) ? 0 : (bits(call, 0) < bits(call, 1) ? -1 : 1));
  }
  static Value decode(Call& call) {
    return Value(static_cast<Number>(decode_integer(call, kRange)));
  }
  static Value describe(Call& call) { return make_optional(call, call.receiver); }
  static void check_divisor(const Call& call) {
    if (given(call, 1) == 0) call.raise(kArithmetic, "/ by zero");
  }
  static Value divide_unsigned(Call& call) {
    check_divisor(call);
    return made(bits(call, 0) / bits(call, 1));
  }
  static Value remainder_unsigned(Call& call) {
    check_divisor(call);
    return made(bits(call, 0) % bits(call, 1));
  }
  // System properties are not part of a template's world.
  static Value absent_property(Call&) { return {}; }
  static Value default_property(Call& call) {
    return call[1].is_null() ? Value() : Value(static_cast<Number>(call.integer(1)));
  }
  static Value hash_code_of(Call& call) { return make_int(java_hash(Value(given(call, 0)))); }
  static Value highest_one_bit(Call& call) { return made(std::bit_floor(bits(call, 0))); }
  static Value lowest_one_bit(Call& call) {
    return made(bits(call, 0) & (Unsigned{0} - bits(call, 0)));
  }
  static Value max(Call& call) { return Value(std::max(given(call, 0), given(call, 1))); }
  static Value min(Call& call) { return Value(std::min(given(call, 0), given(call, 1))); }
  static Value leading_zeros(Call& call) { return make_int(std::countl_zero(bits(call, 0))); }
  static Value trailing_zeros(Call& call) { return make_int(std::countr_zero(bits(call, 0))); }
  static Value parse(Call& call) {
    return Value(static_cast<Number>(parse_integer(call, 0, 10, kRange)));
  }
  static Value parse_radix(Call& call) {
    return Value(static_cast<Number>(parse_integer(call, 0, call.integer(1), kRange)));
  }
  static Value parse_part(Call& call) {
    return Value(static_cast<Number>(parse_integer_part(call, kRange)));
  }
  static Value parse_unsigned_decimal(Call& call) {
    return Value(static_cast<Number>(parse_unsigned(call, 0, 10, kBits)));
  }
  static Value parse_unsigned_radix(Call& call) {
    return Value(static_cast<Number>(parse_unsigned(call, 0, call.integer(1), kBits)));
  }
  static Value parse_unsigned_range(Call& call) {
    return Value(static_cast<Number>(parse_unsigned_part(call, kBits)));
  }
  static Value receiver(Call& call) { return call.receiver; }
  static Value reverse(Call& call) {
    Unsigned from = bits(call, 0);
    Unsigned to = 0;
    for (int i = 0; i < kBits; ++i) {
      to = (to << 1U) | (from & 1U);
      from >>= 1U;
    }
    return made(to);
  }
  static Value reverse_bytes(Call& call) {
    if constexpr (kBits == 32) return made(__builtin_bswap32(bits(call, 0)));
    return made(static_cast<Unsigned>(__builtin_bswap64(bits(call, 0))));
  }
  static Value rotate_left(Call& call) {
    return made(std::rotl(bits(call, 0), static_cast<int>(call.integer(1) & (kBits - 1))));
  }
  static Value rotate_right(Call& call) {
    return made(std::rotr(bits(call, 0), static_cast<int>(call.integer(1) & (kBits - 1))));
  }
  static Value signum(Call& call) {
    return make_int(given(call, 0) == 0 ? 0 : (given(call, 0) < 0 ? -1 : 1));
  }
  static Value sum(Call& call) { return made(bits(call, 0) + bits(call, 1)); }
  static Value to_binary(Call& call) { return make_string(call, unsigned_text(bits(call, 0), 2)); }
  static Value to_octal(Call& call) { return make_string(call, unsigned_text(bits(call, 0), 8)); }
  static Value to_hex(Call& call) { return make_string(call, unsigned_text(bits(call, 0), 16)); }
  static Value to_text(Call& call) { return make_string(call, integer_text(given(call, 0), 10)); }
  static Value to_radix_text(Call& call) {
    return make_string(call, integer_text(given(call, 0), call.integer(1)));
  }
  static Value to_unsigned_text(Call& call) {
    return make_string(call, unsigned_text(bits(call, 0), 10));
  }
  static Value to_unsigned_radix_text(Call& call) {
    return make_string(call, unsigned_text(bits(call, 0), call.integer(1)));
  }
  static Value to_unsigned_long(Call& call) {
    return Value(static_cast<std::int64_t>(bits(call, 0)));
  }
  static Value value_of(Call& call) { return Value(given(call, 0)); }
};

using T = JavaType;
using I = Bodies<std::int32_t>;
using L = Bodies<std::int64_t>;

constexpr MethodRow kIntegerRows[] = {
    row("bitCount", {T::int_}, T::int_, I::bit_count, kStatic),
    row("compare", {T::int_, T::int_}, T::int_, I::compare, kStatic),
    row("compareTo", {T::integer_object}, T::int_, I::compare_to),
    row("compareTo", {T::object}, T::int_, I::compare_to),
    row("compareUnsigned", {T::int_, T::int_}, T::int_, I::compare_unsigned, kStatic),
    row("decode", {T::string}, T::integer_object, charged<I::decode>, kStatic),
    row("describeConstable", {}, T::optional, I::describe),
    row("divideUnsigned", {T::int_, T::int_}, T::int_, I::divide_unsigned, kStatic),
    row("getInteger", {T::string}, T::integer_object, I::absent_property, kStatic),
    row("getInteger", {T::string, T::integer_object}, T::integer_object, I::default_property,
        kStatic),
    row("hashCode", {T::int_}, T::int_, I::hash_code_of, kStatic),
    row("highestOneBit", {T::int_}, T::int_, I::highest_one_bit, kStatic),
    row("lowestOneBit", {T::int_}, T::int_, I::lowest_one_bit, kStatic),
    row("max", {T::int_, T::int_}, T::int_, I::max, kStatic),
    row("min", {T::int_, T::int_}, T::int_, I::min, kStatic),
    row("numberOfLeadingZeros", {T::int_}, T::int_, I::leading_zeros, kStatic),
    row("numberOfTrailingZeros", {T::int_}, T::int_, I::trailing_zeros, kStatic),
    row("parseInt", {T::string}, T::int_, charged<I::parse>, kStatic),
    row("parseInt", {T::string, T::int_}, T::int_, charged<I::parse_radix>, kStatic),
    row("parseInt", {T::char_sequence, T::int_, T::int_, T::int_}, T::int_, I::parse_part, kStatic),
    row("parseUnsignedInt", {T::string}, T::int_, charged<I::parse_unsigned_decimal>, kStatic),
    row("parseUnsignedInt", {T::string, T::int_}, T::int_, charged<I::parse_unsigned_radix>,
        kStatic),
    row("parseUnsignedInt", {T::char_sequence, T::int_, T::int_, T::int_}, T::int_,
        I::parse_unsigned_range, kStatic),
    row("remainderUnsigned", {T::int_, T::int_}, T::int_, I::remainder_unsigned, kStatic),
    row("resolveConstantDesc", {T::lookup}, T::object, I::receiver),
    row("reverse", {T::int_}, T::int_, I::reverse, kStatic),
    row("reverseBytes", {T::int_}, T::int_, I::reverse_bytes, kStatic),
    row("rotateLeft", {T::int_, T::int_}, T::int_, I::rotate_left, kStatic),
    row("rotateRight", {T::int_, T::int_}, T::int_, I::rotate_right, kStatic),
    row("signum", {T::int_}, T::int_, I::signum, kStatic),
    row("sum", {T::int_, T::int_}, T::int_, I::sum, kStatic),
    row("toBinaryString", {T::int_}, T::string, I::to_binary, kStatic),
    row("toHexString", {T::int_}, T::string, I::to_hex, kStatic),
    row("toOctalString", {T::int_}, T::string, I::to_octal, kStatic),
    row("toString", {T::int_}, T::string, I::to_text, kStatic),
    row("toString", {T::int_, T::int_}, T::string, I::to_radix_text, kStatic),
    row("toUnsignedLong", {T::int_}, T::long_, I::to_unsigned_long, kStatic),
    row("toUnsignedString", {T::int_}, T::string, I::to_unsigned_text, kStatic),
    row("toUnsignedString", {T::int_, T::int_}, T::string, I::to_unsigned_radix_text, kStatic),
    row("valueOf", {T::int_}, T::integer_object, I::value_of, kStatic),
    row("valueOf", {T::string}, T::integer_object, charged<I::parse>, kStatic),
    row("valueOf", {T::string, T::int_}, T::integer_object, charged<I::parse_radix>, kStatic),
};
static_assert(is_well_formed(kIntegerRows));

constexpr MethodRow kLongRows[] = {
    row("bitCount", {T::long_}, T::int_, L::bit_count, kStatic),
    row("compare", {T::long_, T::long_}, T::int_, L::compare, kStatic),
    row("compareTo", {T::long_object}, T::int_, L::compare_to),
    row("compareTo", {T::object}, T::int_, L::compare_to),
    row("compareUnsigned", {T::long_, T::long_}, T::int_, L::compare_unsigned, kStatic),
    row("decode", {T::string}, T::long_object, charged<L::decode>, kStatic),
    row("describeConstable", {}, T::optional, L::describe),
    row("divideUnsigned", {T::long_, T::long_}, T::long_, L::divide_unsigned, kStatic),
    row("getLong", {T::string}, T::long_object, L::absent_property, kStatic),
    // Java also has getLong(String, Long): for Velocity the same signature, and this one is met
    // first.
    row("getLong", {T::string, T::long_}, T::long_object, L::default_property, kStatic),
    row("hashCode", {T::long_}, T::int_, L::hash_code_of, kStatic),
    row("highestOneBit", {T::long_}, T::long_, L::highest_one_bit, kStatic),
    row("lowestOneBit", {T::long_}, T::long_, L::lowest_one_bit, kStatic),
    row("max", {T::long_, T::long_}, T::long_, L::max, kStatic),
    row("min", {T::long_, T::long_}, T::long_, L::min, kStatic),
    row("numberOfLeadingZeros", {T::long_}, T::int_, L::leading_zeros, kStatic),
    row("numberOfTrailingZeros", {T::long_}, T::int_, L::trailing_zeros, kStatic),
    row("parseLong", {T::string}, T::long_, charged<L::parse>, kStatic),
    row("parseLong", {T::string, T::int_}, T::long_, charged<L::parse_radix>, kStatic),
    row("parseLong", {T::char_sequence, T::int_, T::int_, T::int_}, T::long_, L::parse_part,
        kStatic),
    row("parseUnsignedLong", {T::string}, T::long_, charged<L::parse_unsigned_decimal>, kStatic),
    row("parseUnsignedLong", {T::string, T::int_}, T::long_, charged<L::parse_unsigned_radix>,
        kStatic),
    row("parseUnsignedLong", {T::char_sequence, T::int_, T::int_, T::int_}, T::long_,
        L::parse_unsigned_range, kStatic),
    row("remainderUnsigned", {T::long_, T::long_}, T::long_, L::remainder_unsigned, kStatic),
    row("resolveConstantDesc", {T::lookup}, T::long_object, L::receiver),
    row("reverse", {T::long_}, T::long_, L::reverse, kStatic),
    row("reverseBytes", {T::long_}, T::long_, L::reverse_bytes, kStatic),
    row("rotateLeft", {T::long_, T::int_}, T::long_, L::rotate_left, kStatic),
    row("rotateRight", {T::long_, T::int_}, T::long_, L::rotate_right, kStatic),
    row("signum", {T::long_}, T::int_, L::signum, kStatic),
    row("sum", {T::long_, T::long_}, T::long_, L::sum, kStatic),
    row("toBinaryString", {T::long_}, T::string, L::to_binary, kStatic),
    row("toHexString", {T::long_}, T::string, L::to_hex, kStatic),
    row("toOctalString", {T::long_}, T::string, L::to_octal, kStatic),
    row("toString", {T::long_}, T::string, L::to_text, kStatic),
    row("toString", {T::long_, T::int_}, T::string, L::to_radix_text, kStatic),
    row("toUnsignedString", {T::long_}, T::string, L::to_unsigned_text, kStatic),
    row("toUnsignedString", {T::long_, T::int_}, T::string, L::to_unsigned_radix_text, kStatic),
    row("valueOf", {T::long_}, T::long_object, L::value_of, kStatic),
    row("valueOf", {T::string}, T::long_object, charged<L::parse>, kStatic),
    row("valueOf", {T::string, T::int_}, T::long_object, charged<L::parse_radix>, kStatic),
};
static_assert(is_well_formed(kLongRows));

}  // namespace

constexpr MethodTable kIntegerMethods{JavaType::integer_object, kIntegerRows};
constexpr MethodTable kLongMethods{JavaType::long_object, kLongRows};

}  // namespace vtl
