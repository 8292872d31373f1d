// java.math.BigInteger.
#include <algorithm>

#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "vtl/java/number_objects.h"

namespace vtl {
namespace {

const BigInteger& self(const Call& call) {
  return *as_big_integer(call.receiver);
}

// What Java's code touches first of a null argument.
constexpr std::string_view kSignum = "read field \"signum\"";
constexpr std::string_view kMagnitude = "read field \"mag\"";
constexpr std::string_view kIntLength = "invoke \"java.math.BigInteger.intLength()\"";

const BigInteger& argument(const Call& call, std::size_t index, std::string_view touched = kSignum,
                           std::string_view name = "val") {
  if (call[index].is_null()) {
    call.raise(kNullPointer,
               "Cannot " + std::string(touched) + " because \"" + std::string(name) + "\" is null");
  }
  return *as_big_integer(call[index]);
}

std::int32_t int_argument(const Call& call, std::size_t index) {
  return static_cast<std::int32_t>(call.integer(index));
}

Value made(const Call& call, BigInteger value) {
  return make_big_integer(call.heap(), std::move(value));
}

// A number beyond the limits of the number types is a limit of the render.
template <Value (*Body)(Call&)>
Value limited(Call& call) {
  try {
    return Body(call);
  } catch (const NumberLimitExceeded&) {
    throw LimitExceeded{LimitKind::number_size};
  }
}

template <BigInteger (BigInteger::*Operation)(const BigInteger&) const,
          const std::string_view& Touched = kSignum>
Value binary(Call& call) {
  return made(call, (self(call).*Operation)(argument(call, 0, Touched)));
}
template <BigInteger (BigInteger::*Operation)() const>
Value unary(Call& call) {
  return made(call, (self(call).*Operation)());
}
template <BigInteger (BigInteger::*Operation)(std::int32_t) const>
Value with_int(Call& call) {
  return made(call, (self(call).*Operation)(int_argument(call, 0)));
}

Value bit_count(Call& call) {
  return make_int(self(call).bit_count());
}
Value bit_length(Call& call) {
  return make_int(self(call).bit_length());
}
Value byte_value_exact(Call& call) {
  return Value::int8(self(call).byte_value_exact());
}
Value short_value_exact(Call& call) {
  return Value::int16(self(call).short_value_exact());
}
Value int_value_exact(Call& call) {
  return Value(self(call).int_value_exact());
}
Value long_value_exact(Call& call) {
  return Value(self(call).long_value_exact());
}
Value compare_to(Call& call) {
  return make_int(compare_naturally(call, call.receiver, call[0]));
}
Value lowest_set_bit(Call& call) {
  return make_int(self(call).lowest_set_bit());
}
Value signum(Call& call) {
  return make_int(self(call).signum());
}
Value is_probable_prime(Call& call) {
  return Value(self(call).is_probable_prime(int_argument(call, 0), &call.heap().work()));
}
Value test_bit(Call& call) {
  return Value(self(call).test_bit(int_argument(call, 0)));
}
Value max(Call& call) {
  return made(call, self(call).max(argument(call, 0)));
}
Value min(Call& call) {
  return made(call, self(call).min(argument(call, 0)));
}
Value mod(Call& call) {
  return made(call, self(call).mod(argument(call, 0, kSignum, "m")));
}
Value mod_inverse(Call& call) {
  return made(call, self(call).mod_inverse(argument(call, 0, kSignum, "m")));
}
Value mod_pow(Call& call) {
  const BigInteger& modulus = argument(call, 1, kSignum, "m");
  if (const BigInteger* exponent = as_big_integer(call[0]))
    call.heap().work().charge(BigInteger::power_cost(modulus.bit_length(), exponent->bit_length()));
  return made(call, self(call).mod_pow(argument(call, 0, kSignum, "exponent"), modulus));
}

Value next_probable_prime(Call& call) {
  return made(call, self(call).next_probable_prime(&call.heap().work()));
}

Value pair(const Call& call, BigInteger first, BigInteger second) {
  const Value values[] = {made(call, std::move(first)), made(call, std::move(second))};
  return make_list_of(call, JavaType::big_integer_array, values);
}

Value divide_and_remainder(Call& call) {
  BigInteger::QuotientAndRemainder result =
      self(call).divide_and_remainder(argument(call, 0, kMagnitude));
  return pair(call, std::move(result.quotient), std::move(result.remainder));
}

Value sqrt_and_remainder(Call& call) {
  BigInteger root = self(call).sqrt();
  BigInteger rest = self(call).subtract(root.multiply(root));
  return pair(call, std::move(root), std::move(rest));
}

Value probable_prime(Call& call) {
  if (call.integer(0) < 2) call.raise(kArithmetic, "bitLength < 2");
  call.raise(kNullPointer, "Cannot invoke \"java.util.Random.nextInt()\" because \"rnd\" is null");
}

// Two's complement, highest byte first.
Value to_byte_array(Call& call) {
  const std::int32_t count = self(call).bit_length() / 8 + 1;
  List* bytes = call.heap().make_list(static_cast<std::uint32_t>(count), JavaType::byte_array);
  for (std::int32_t i = count - 1; i >= 0; --i) {
    bytes->append(
        Value::int8(static_cast<std::int8_t>(self(call).shift_right(i * 8).long_value())));
  }
  return Value(bytes);
}

Value to_radix_text(Call& call) {
  return make_string(call, self(call).to_string(int_argument(call, 0)));
}
Value value_of(Call& call) {
  return made(call, BigInteger(call.integer(0)));
}

using T = JavaType;

constexpr MethodRow kRows[] = {
    row("abs", {}, T::big_integer, costly<unary<&BigInteger::abs>>),
    row("add", {T::big_integer}, T::big_integer, costly<limited<binary<&BigInteger::add>>>),
    row("and", {T::big_integer}, T::big_integer, costly<binary<&BigInteger::bit_and, kIntLength>>),
    row("andNot", {T::big_integer}, T::big_integer,
        costly<binary<&BigInteger::bit_and_not, kIntLength>>),
    row("bitCount", {}, T::int_, costly<bit_count>),
    row("bitLength", {}, T::int_, costly<bit_length>),
    row("byteValueExact", {}, T::byte_, costly<byte_value_exact>),
    row("clearBit", {T::int_}, T::big_integer, costly<limited<with_int<&BigInteger::clear_bit>>>),
    row("compareTo", {T::big_integer}, T::int_, costly<compare_to>),
    row("compareTo", {T::object}, T::int_, costly<compare_to>),
    row("divide", {T::big_integer}, T::big_integer,
        costly<limited<binary<&BigInteger::divide, kMagnitude>>>),
    row("divideAndRemainder", {T::big_integer}, T::big_integer_array,
        costly<limited<divide_and_remainder>, 2>),
    row("flipBit", {T::int_}, T::big_integer, costly<limited<with_int<&BigInteger::flip_bit>>>),
    row("gcd", {T::big_integer}, T::big_integer, costly<limited<binary<&BigInteger::gcd>>, 12>),
    row("getLowestSetBit", {}, T::int_, costly<lowest_set_bit>),
    row("intValueExact", {}, T::int_, costly<int_value_exact>),
    row("isProbablePrime", {T::int_}, T::boolean_, limited<is_probable_prime>),
    row("longValueExact", {}, T::long_, costly<long_value_exact>),
    row("max", {T::big_integer}, T::big_integer, costly<max>),
    row("min", {T::big_integer}, T::big_integer, costly<min>),
    row("mod", {T::big_integer}, T::big_integer, costly<limited<mod>>),
    row("modInverse", {T::big_integer}, T::big_integer, costly<limited<mod_inverse>, 4>),
    row("modPow", {T::big_integer, T::big_integer}, T::big_integer, limited<mod_pow>),
    row("multiply", {T::big_integer}, T::big_integer,
        costly<limited<binary<&BigInteger::multiply>>>),
    row("negate", {}, T::big_integer, costly<unary<&BigInteger::negate>>),
    row("nextProbablePrime", {}, T::big_integer, limited<next_probable_prime>),
    row("not", {}, T::big_integer, costly<limited<unary<&BigInteger::bit_not>>>),
    row("or", {T::big_integer}, T::big_integer, costly<binary<&BigInteger::bit_or, kIntLength>>),
    row("pow", {T::int_}, T::big_integer, raising<limited<with_int<&BigInteger::pow>>>),
    row("probablePrime", {T::int_, T::random}, T::big_integer, probable_prime, kStatic),
    row("remainder", {T::big_integer}, T::big_integer,
        costly<limited<binary<&BigInteger::remainder, kMagnitude>>>),
    row("setBit", {T::int_}, T::big_integer, costly<limited<with_int<&BigInteger::set_bit>>>),
    row("shiftLeft", {T::int_}, T::big_integer, costly<limited<with_int<&BigInteger::shift_left>>>),
    row("shiftRight", {T::int_}, T::big_integer,
        costly<limited<with_int<&BigInteger::shift_right>>>),
    row("shortValueExact", {}, T::short_, costly<short_value_exact>),
    row("signum", {}, T::int_, signum),
    row("sqrt", {}, T::big_integer, costly<limited<unary<&BigInteger::sqrt>>, 12>),
    row("sqrtAndRemainder", {}, T::big_integer_array, costly<limited<sqrt_and_remainder>, 12>),
    row("subtract", {T::big_integer}, T::big_integer,
        costly<limited<binary<&BigInteger::subtract>>>),
    row("testBit", {T::int_}, T::boolean_, costly<test_bit>),
    row("toByteArray", {}, T::byte_array, costly<limited<to_byte_array>, 4>),
    row("toString", {T::int_}, T::string, costly<to_radix_text, 8>),
    row("valueOf", {T::long_}, T::big_integer, value_of, kStatic),
    row("xor", {T::big_integer}, T::big_integer, costly<binary<&BigInteger::bit_xor, kIntLength>>),
};
static_assert(is_well_formed(kRows));

}  // namespace

constexpr MethodTable kBigIntegerMethods{JavaType::big_integer, kRows};

}  // namespace vtl
