// Every expected value here was computed by Java 17's java.math.BigDecimal.
#include "vtl/java/big_decimal.h"

#include <cstdint>
#include <limits>
#include <string>

#include <doctest/doctest.h>

#include "tests/engine/java/exception_text.h"
#include "vtl/java/exception.h"

namespace {

using vtl::test::exception_of;

vtl::BigDecimal dec(const char* text) {
  return vtl::BigDecimal::parse(text).value();
}

struct TextCase {
  const char* input;
  const char* text;
  const char* engineering;
  const char* plain;
};

struct RoundingCase {
  const char* input;
  // For the modes up, down, ceiling, floor, half_up, half_down, half_even.
  const char* rounded[7];
};

}  // namespace

TEST_CASE("BigDecimal prints in three notations") {
  constexpr TextCase kCases[] = {
      {"1.00", "1.00", "1.00", "1.00"},
      {"-0.05", "-0.05", "-0.05", "-0.05"},
      {"1E+3", "1E+3", "1E+3", "1000"},
      {"12E+3", "1.2E+4", "12E+3", "12000"},
      {"12345E4", "1.2345E+8", "123.45E+6", "123450000"},
      {"0.000001", "0.000001", "0.000001", "0.000001"},
      {"0.0000001", "1E-7", "100E-9", "0.0000001"},
      {"-123E-10", "-1.23E-8", "-12.3E-9", "-0.0000000123"},
      {"0E+1", "0E+1", "0.00E+3", "0"},
      {"0E+2", "0E+2", "0.0E+3", "0"},
      {"0E-8", "0E-8", "0.00E-6", "0.00000000"},
      {"0.000", "0.000", "0.000", "0.000"},
  };
  for (const TextCase& item : kCases) {
    CAPTURE(item.input);
    CHECK(dec(item.input).to_string() == item.text);
    CHECK(dec(item.input).to_engineering_string() == item.engineering);
    CHECK(dec(item.input).to_plain_string() == item.plain);
  }
}

TEST_CASE("BigDecimal reads Java's syntax") {
  CHECK(dec("+1.e2").to_string() == "1E+2");
  CHECK(dec(".5").to_string() == "0.5");
  CHECK(dec("1e-2147483647").scale() == 2147483647);
  CHECK(dec("1e00000000000000005").scale() == -5);
  for (const char* text : {"", ".", "-", "e5", "1e", "1e+", "1.2.3", " 1", "1d", "0x1",
                           "1e2147483649", "1e99999999999", "NaN"}) {
    CAPTURE(text);
    CHECK_FALSE(vtl::BigDecimal::parse(text).has_value());
  }
}

TEST_CASE("BigDecimal from a double") {
  CHECK(vtl::BigDecimal::from_double_exactly(0.1).to_string() ==
        "0.1000000000000000055511151231257827021181583404541015625");
  CHECK(vtl::BigDecimal::from_double_exactly(-2.5e10).to_string() == "-25000000000");
  CHECK(vtl::BigDecimal::value_of(0.1).to_string() == "0.1");
  CHECK(vtl::BigDecimal::value_of(1e10).to_string() == "1.0E+10");
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(exception_of([&] { vtl::BigDecimal::from_double_exactly(infinity); }) ==
        "java.lang.NumberFormatException: Infinite or NaN");
  CHECK(exception_of([&] { vtl::BigDecimal::value_of(infinity); }) ==
        "java.lang.NumberFormatException: Character I is neither a decimal digit number, decimal "
        "point, nor \"e\" notation exponential mark.");
}

TEST_CASE("BigDecimal keeps Java's scales") {
  CHECK(dec("1.0").add(dec("2.345")).to_string() == "3.345");
  CHECK(dec("1E+2").subtract(dec("0.10")).to_string() == "99.90");
  CHECK(dec("1.20").multiply(dec("-3.0")).to_string() == "-3.600");
  CHECK(dec("1").divide(dec("8")).to_string() == "0.125");
  CHECK(dec("10.00").divide(dec("-2.5")).to_string() == "-4.0");
  CHECK(dec("0.0").divide(dec("3.00")).to_string() == "0E+1");
  CHECK(dec("1000").divide_to_integral_value(dec("1.00")).to_string() == "1.0E+3");
  CHECK(dec("10.5").remainder(dec("-3")).to_string() == "1.5");
  CHECK(dec("-7").remainder(dec("0.4")).to_string() == "-0.2");
  CHECK(dec("1.5").pow(3).to_string() == "3.375");
  CHECK(dec("100.00").strip_trailing_zeros().to_string() == "1E+2");
  CHECK(dec("0.000").strip_trailing_zeros().to_string() == "0");
  CHECK(dec("123.45").move_point_left(4).to_string() == "0.012345");
  CHECK(dec("123.45").move_point_right(4).to_string() == "1234500");
  CHECK(dec("123.45").scale_by_power_of_ten(4).to_string() == "1.2345E+6");
  CHECK(dec("123.45").precision() == 5);
  CHECK(dec("0.00").precision() == 1);
  CHECK(dec("123.45").ulp().to_string() == "0.01");
  CHECK(dec("2.0").min(dec("2.00")).to_string() == "2.0");
}

TEST_CASE("BigDecimal rounds in every mode") {
  constexpr RoundingCase kCases[] = {
      {"2.5", {"3", "2", "3", "2", "3", "2", "2"}},
      {"-2.5", {"-3", "-2", "-2", "-3", "-3", "-2", "-2"}},
      {"3.5", {"4", "3", "4", "3", "4", "3", "4"}},
      {"1.1", {"2", "1", "2", "1", "1", "1", "1"}},
      {"-1.6", {"-2", "-1", "-1", "-2", "-2", "-2", "-2"}},
      {"0.001", {"1", "0", "1", "0", "0", "0", "0"}},
      {"7.0", {"7", "7", "7", "7", "7", "7", "7"}},
  };
  for (const RoundingCase& item : kCases) {
    for (std::int32_t mode = 0; mode < 7; ++mode) {
      CAPTURE(item.input);
      CAPTURE(mode);
      CHECK(dec(item.input).set_scale(0, vtl::rounding_mode_of(mode)).to_string() ==
            item.rounded[mode]);
    }
  }
  CHECK(dec("10").divide(dec("3"), 4, vtl::RoundingMode::half_up).to_string() == "3.3333");
  CHECK(dec("12345").divide(dec("1"), -2, vtl::RoundingMode::half_up).to_string() == "1.23E+4");
}

TEST_CASE("BigDecimal words its errors as Java does") {
  const std::string arithmetic = "java.lang.ArithmeticException: ";
  CHECK(exception_of([] { dec("1").divide(dec("3")); }) ==
        arithmetic + "Non-terminating decimal expansion; no exact representable decimal result.");
  CHECK(exception_of([] { dec("1").divide(dec("0")); }) == arithmetic + "Division by zero");
  CHECK(exception_of([] { dec("0").divide(dec("0")); }) == arithmetic + "Division undefined");
  CHECK(exception_of([] { dec("1").divide(dec("0"), 2, vtl::RoundingMode::up); }) ==
        arithmetic + "/ by zero");
  CHECK(exception_of([] { dec("1").divide(dec("0"), 20, vtl::RoundingMode::up); }) ==
        arithmetic + "BigInteger divide by zero");
  CHECK(exception_of([] { dec("1.5").set_scale(0); }) == arithmetic + "Rounding necessary");
  CHECK(exception_of([] { dec("1.5").pow(-1); }) == arithmetic + "Invalid operation");
  CHECK(exception_of([] { dec("1.5").long_value_exact(); }) == arithmetic + "Rounding necessary");
  CHECK(exception_of([] { dec("1e19").long_value_exact(); }) == arithmetic + "Overflow");
  CHECK(exception_of([] { dec("3e9").int_value_exact(); }) == arithmetic + "Overflow");
  CHECK(exception_of([] { vtl::rounding_mode_of(8); }) ==
        "java.lang.IllegalArgumentException: Invalid rounding mode");
}

TEST_CASE("BigDecimal compares by value, equals and hashes with the scale") {
  CHECK(dec("1.0").compare_to(dec("1.00")) == 0);
  CHECK_FALSE(dec("1.0") == dec("1.00"));
  CHECK(dec("1.0").hash_code() == 311);
  CHECK(dec("1.00").hash_code() == 3102);
  CHECK(dec("-12345678901234567890.5").hash_code() == -1337890913);
  CHECK(dec("-1").compare_to(dec("0.1")) == -1);
  CHECK(dec("-2e5").compare_to(dec("-1e5")) == -1);
  CHECK(dec("1e2147483647").compare_to(dec("1e-2147483647")) == 1);
}

TEST_CASE("BigDecimal narrows as Java does") {
  CHECK(dec("-1.9").int_value() == -1);
  CHECK(dec("12345678901.5").int_value() == -539222987);
  CHECK(dec("1e64").long_value() == 0);
  CHECK(dec("1e20").long_value() == 7766279631452241920);
  CHECK(dec("1e-2147483647").long_value() == 0);
  CHECK(dec("0.1").double_value() == 0.1);
  CHECK(dec("1e400").double_value() == std::numeric_limits<double>::infinity());
  CHECK(dec("0.1").float_value() == 0.1F);
  CHECK(dec("12.7").to_big_integer().to_string() == "12");
}

TEST_CASE("BigDecimal refuses results beyond the limit") {
  const vtl::BigDecimal huge = dec("1e2000000000");
  CHECK_THROWS_AS(huge.add(dec("1")), vtl::NumberLimitExceeded);
  CHECK_THROWS_AS(huge.to_big_integer(), vtl::NumberLimitExceeded);
  CHECK_THROWS_AS(huge.to_plain_string(), vtl::NumberLimitExceeded);
  CHECK_THROWS_AS(dec("1").set_scale(2'000'000'000), vtl::NumberLimitExceeded);
  CHECK_THROWS_AS(dec("1.1").pow(999'999'999), vtl::NumberLimitExceeded);
  // Cut off without making the power of ten.
  CHECK(dec("1e-2000000000").set_scale(0, vtl::RoundingMode::up).to_string() == "1");
  CHECK(dec("0e2000000000").add(dec("1")).to_string() == "1");
}
