// Every expected value here was computed by Java 17's java.math.BigInteger.
#include "vtl/java/big_integer.h"

#include <cstdint>
#include <limits>
#include <string>

#include <doctest/doctest.h>

#include "tests/engine/java/exception_text.h"
#include "vtl/java/exception.h"

namespace {

using vtl::test::exception_of;

vtl::BigInteger big(const char* text) {
  return vtl::BigInteger::parse(text).value();
}

template <typename Function>
std::string limit_of(Function function) {
  try {
    function();
  } catch (const vtl::NumberLimitExceeded& limit) {
    return limit.operation;
  }
  return "";
}

}  // namespace

TEST_CASE("BigInteger reads and prints in any radix") {
  CHECK(big("-00123").to_string() == "-123");
  CHECK(big("+5").to_string() == "5");
  CHECK(big("9223372036854775808").to_string() == "9223372036854775808");
  CHECK(vtl::BigInteger(std::numeric_limits<std::int64_t>::min()).to_string() ==
        "-9223372036854775808");
  CHECK(vtl::BigInteger::parse("-Zz", 36)->to_string() == "-1295");
  CHECK(big("-123456789012345678901234567890").to_string(16) == "-18ee90ff6c373e0ee4e3f0ad2");
  CHECK(big("1000000000000000000000").to_string(2) ==
        "1101100011010111001001101011011100010111011110101000000000000000000000");
  CHECK(big("255").to_string(99) == "255");
  for (const char* text : {"", "-", "+", "1.0", " 1", "--1", "1-", "0x10", "1e5"}) {
    CAPTURE(text);
    CHECK_FALSE(vtl::BigInteger::parse(text).has_value());
  }
}

TEST_CASE("BigInteger arithmetic") {
  const vtl::BigInteger a = big("-123456789012345678901234567890");
  const vtl::BigInteger b = big("987654321098765");
  CHECK(a.add(b).to_string() == "-123456789012344691246913469125");
  CHECK(a.subtract(b).to_string() == "-123456789012346666555555666655");
  CHECK(a.multiply(b).to_string() == "-121932631137021741879287174187806784787655850");
  CHECK(a.divide(b).to_string() == "-124999998860937");
  CHECK(a.remainder(b).to_string() == "-547854957125085");
  CHECK(a.mod(b).to_string() == "439799363973680");
  CHECK(big("-3").pow(5).to_string() == "-243");
  CHECK(big("0").pow(0).to_string() == "1");
  CHECK(big("99").sqrt().to_string() == "9");
  CHECK(big("123456789012345678901234567890").sqrt().to_string() == "351364182882014");
  CHECK(big("-12").gcd(big("18")).to_string() == "6");
  CHECK(a.min(b) == a);
  CHECK(a.max(b) == b);
  CHECK(a.abs() == a.negate());
}

TEST_CASE("BigInteger words its errors as Java does") {
  const vtl::BigInteger one(1);
  const vtl::BigInteger zero;
  const std::string arithmetic = "java.lang.ArithmeticException: ";
  CHECK(exception_of([&] { one.divide(zero); }) == arithmetic + "BigInteger divide by zero");
  CHECK(exception_of([&] { one.remainder(zero); }) == arithmetic + "BigInteger divide by zero");
  CHECK(exception_of([&] { one.mod(zero); }) == arithmetic + "BigInteger: modulus not positive");
  CHECK(exception_of([&] { one.pow(-1); }) == arithmetic + "Negative exponent");
  CHECK(exception_of([&] { big("-1").sqrt(); }) == arithmetic + "Negative BigInteger");
  CHECK(exception_of([&] { one.test_bit(-1); }) == arithmetic + "Negative bit address");
  CHECK(exception_of([&] { big("4").mod_inverse(big("8")); }) ==
        arithmetic + "BigInteger not invertible.");
  CHECK(exception_of([&] { big("2147483648").int_value_exact(); }) ==
        arithmetic + "BigInteger out of int range");
  CHECK(exception_of([&] { big("9223372036854775808").long_value_exact(); }) ==
        arithmetic + "BigInteger out of long range");
}

TEST_CASE("BigInteger bits are two's complement") {
  CHECK(big("-5").shift_right(1).to_string() == "-3");
  CHECK(big("-5").shift_right(100).to_string() == "-1");
  CHECK(big("5").shift_left(-1).to_string() == "2");
  CHECK(big("-5").shift_left(70).to_string() == "-5902958103587056517120");
  CHECK(big("-5").bit_and(big("12")).to_string() == "8");
  CHECK(big("-5").bit_or(big("12")).to_string() == "-1");
  CHECK(big("-5").bit_xor(big("12")).to_string() == "-9");
  CHECK(big("-5").bit_and_not(big("12")).to_string() == "-13");
  CHECK(big("-5").bit_not().to_string() == "4");
  CHECK(big("-5").test_bit(1000));
  CHECK_FALSE(big("-5").test_bit(2));
  CHECK(big("-5").set_bit(2).to_string() == "-1");
  CHECK(big("-5").clear_bit(0).to_string() == "-6");
  CHECK(big("-5").flip_bit(3).to_string() == "-13");
  CHECK(big("-8").bit_length() == 3);
  CHECK(big("8").bit_length() == 4);
  CHECK(big("-5").bit_count() == 1);
  CHECK(big("-12").lowest_set_bit() == 2);
  CHECK(big("0").lowest_set_bit() == -1);
}

TEST_CASE("BigInteger narrows and hashes as Java does") {
  CHECK(big("123456789012345678901234567890").int_value() == 1312754386);
  CHECK(big("-123456789012345678901234567890").long_value() == 4362896299872285998);
  CHECK(big("123456789012345678901234567890").hash_code() == 1915528825);
  CHECK(big("-9223372036854775809").hash_code() == 2147483647);
  CHECK(big("0").hash_code() == 0);
  // A tie to even, and one just above a tie.
  CHECK(big("9007199254740993").double_value() == 9007199254740992.0);
  CHECK(big("18014398509481985").double_value() == 18014398509481984.0);
  CHECK(big("166153499473114484112975882535043073").double_value() == 1.661534994731145E35);
  CHECK(big("-16777217").float_value() == -16777216.0F);
  CHECK(big("1").shift_left(1024).double_value() == std::numeric_limits<double>::infinity());
}

TEST_CASE("BigInteger modular arithmetic and primes") {
  CHECK(big("-3").mod_pow(big("5"), big("7")).to_string() == "2");
  CHECK(big("3").mod_pow(big("-1"), big("11")).to_string() == "4");
  CHECK(big("3").mod_inverse(big("11")).to_string() == "4");
  CHECK(big("170141183460469231731687303715884105727").is_probable_prime(50));
  CHECK_FALSE(big("170141183460469231731687303715884105725").is_probable_prime(50));
  // A strong pseudoprime to the bases 2 to 23.
  CHECK_FALSE(big("3825123056546413051").is_probable_prime(50));
  CHECK(big("-7").is_probable_prime(1));
  CHECK(big("4").is_probable_prime(0));
  CHECK_FALSE(big("1").is_probable_prime(1));
  CHECK(big("1000000").next_probable_prime().to_string() == "1000003");
}

TEST_CASE("BigInteger refuses numbers beyond the limit before computing them") {
  const vtl::BigInteger nine(9);
  CHECK(limit_of([&] { nine.pow(std::numeric_limits<std::int32_t>::max()); }) == "pow");
  CHECK(limit_of([&] { nine.shift_left(std::numeric_limits<std::int32_t>::max()); }) ==
        "shiftLeft");
  CHECK(limit_of([&] { nine.shift_right(std::numeric_limits<std::int32_t>::min()); }) ==
        "shiftLeft");
  CHECK(limit_of([&] { nine.set_bit(std::numeric_limits<std::int32_t>::max()); }) == "flipBit");
  const vtl::BigInteger large =
      vtl::BigInteger(1).shift_left(static_cast<std::int32_t>(vtl::kMaxNumberBits) - 1);
  CHECK(limit_of([&] { large.multiply(large); }) == "multiply");
  CHECK(limit_of([&] { large.add(large); }) == "add");
  CHECK(limit_of([&] { large.is_probable_prime(10); }) == "isProbablePrime");
  CHECK(limit_of([&] { vtl::BigInteger::parse(std::string(1'000'000, '9')); }) == "BigInteger");
  // These never grow.
  CHECK(vtl::BigInteger(-1).pow(std::numeric_limits<std::int32_t>::max()).to_string() == "-1");
  CHECK(vtl::BigInteger(0).shift_left(std::numeric_limits<std::int32_t>::max()).is_zero());
}
