// Every expected text here was printed by Java 17.
#include "vtl/java/number_text.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include <doctest/doctest.h>

namespace {

struct DoubleCase {
  double value;
  const char* text;
};

struct FloatCase {
  std::uint32_t bits;
  const char* text;
};

struct ParseCase {
  const char* text;
  double value;
};

}  // namespace

TEST_CASE("Double.toString in plain notation") {
  constexpr DoubleCase kCases[] = {
      {0.0, "0.0"},
      {-0.0, "-0.0"},
      {1.0, "1.0"},
      {-42.0, "-42.0"},
      {0.25, "0.25"},
      {37.25, "37.25"},
      {12.99, "12.99"},
      {-0.05, "-0.05"},
      {100.5, "100.5"},
      {0.001, "0.001"},
      {0.002, "0.002"},
      {0.0010001, "0.0010001"},
      {1.00000001, "1.00000001"},
      {1.000000001, "1.000000001"},
      {0.1 + 0.2, "0.30000000000000004"},
      {1.0 / 3.0, "0.3333333333333333"},
      {9999999.0, "9999999.0"},
      {9999999.5, "9999999.5"},
      {9999999.999999998, "9999999.999999998"},
      {0.005702316923800077, "0.005702316923800077"},
  };
  for (const DoubleCase& item : kCases) CHECK(vtl::double_to_string(item.value) == item.text);
}

TEST_CASE("Double.toString with an exponent") {
  constexpr DoubleCase kCases[] = {
      {1e7, "1.0E7"},
      {12345678.0, "1.2345678E7"},
      {123456789.5, "1.234567895E8"},
      {9.0e-4, "9.0E-4"},
      {9.999e-4, "9.999E-4"},
      {1.1e-5, "1.1E-5"},
      {1e21, "1.0E21"},
      {1e22, "1.0E22"},
      {9007199254740993.0, "9.007199254740992E15"},
      // 2^63, without the digits that carry nothing.
      {9223372036854775807.0, "9.223372036854776E18"},
      {1e300, "1.0E300"},
  };
  for (const DoubleCase& item : kCases) CHECK(vtl::double_to_string(item.value) == item.text);
}

TEST_CASE("Double.toString is not always the shortest text before Java 19") {
  CHECK(vtl::double_to_string(2e23) == "1.9999999999999998E23");
  CHECK(vtl::double_to_string(1e23) == "9.999999999999999E22");
  CHECK(vtl::double_to_string(4.8726570057e288) == "4.8726570056999995E288");
}

TEST_CASE("Double.toString at the edges of the range") {
  using Limits = std::numeric_limits<double>;
  CHECK(vtl::double_to_string(Limits::denorm_min()) == "4.9E-324");
  CHECK(vtl::double_to_string(2.0e-323) == "2.0E-323");
  CHECK(vtl::double_to_string(Limits::min()) == "2.2250738585072014E-308");
  CHECK(vtl::double_to_string(-Limits::max()) == "-1.7976931348623157E308");
  CHECK(vtl::double_to_string(Limits::infinity()) == "Infinity");
  CHECK(vtl::double_to_string(-Limits::infinity()) == "-Infinity");
  CHECK(vtl::double_to_string(Limits::quiet_NaN()) == "NaN");
}

TEST_CASE("Float.toString, overflowing sums of the original included") {
  constexpr FloatCase kCases[] = {
      {0x3f8ccccd, "1.1"},          {0x7f7fffff, "3.4028235E38"},   {0x00000001, "1.4E-45"},
      {0x4b800000, "1.6777216E7"},  {0xa67f82a5, "-8.8647954E-16"}, {0x262b0000, "5.9327543E-16"},
      {0x6a30da77, "5.3450653E25"}, {0x80000000, "-0.0"},           {0x7fc00000, "NaN"},
      {0x41480000, "12.5"},
  };
  for (const FloatCase& item : kCases) {
    CHECK(vtl::float_to_string(std::bit_cast<float>(item.bits)) == item.text);
  }
}

TEST_CASE("Double.toHexString") {
  CHECK(vtl::double_to_hex_string(3.0) == "0x1.8p1");
  CHECK(vtl::double_to_hex_string(-0.0) == "-0x0.0p0");
  CHECK(vtl::double_to_hex_string(0.1) == "0x1.999999999999ap-4");
  CHECK(vtl::double_to_hex_string(4.9e-324) == "0x0.0000000000001p-1022");
  CHECK(vtl::double_to_hex_string(-std::numeric_limits<double>::infinity()) == "-Infinity");
}

TEST_CASE("Double.parseDouble accepts Java's syntax") {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  constexpr ParseCase kCases[] = {
      {" 1 ", 1},
      {"\t1.5\r\n", 1.5},
      {"1d", 1},
      {"+.5F", 0.5},
      {"5.", 5},
      {"1E-5", 1e-5},
      {"0x1.8p1f", 3},
      {"0X.8P0", 0.5},
      {"Infinity", kInfinity},
      {"-Infinity", -kInfinity},
      {"1e400", kInfinity},
      {"1e99999999999999999999", kInfinity},
      {"1e-99999999999999999999", 0},
      {"0e99999999999", 0},
      {"1.7976931348623159e308", kInfinity},
      {"1.7976931348623158e308", 1.7976931348623157e308},
      {"2.4703282292062327e-324", 0},
      {"2.4703282292062328e-324", 4.9e-324},
      {"0x1.fffffffffffff8p1023", kInfinity},
      {"0x0.00000000000008p-1022", 0},
      {"0x0.000000000000080001p-1022", 4.9e-324},
      {"9007199254740993", 9007199254740992.0},
  };
  for (const ParseCase& item : kCases) {
    CAPTURE(item.text);
    const auto parsed = vtl::parse_double(item.text);
    REQUIRE(parsed.has_value());
    CHECK(*parsed == item.value);
  }
  CHECK(std::isnan(vtl::parse_double("-NaN").value_or(0)));
  CHECK(std::signbit(vtl::parse_double("-0").value_or(1)));
}

TEST_CASE("Double.parseDouble refuses the rest") {
  for (const char* text : {"", " ", ".", "e5", "1e", "1e+", "1dd", "--1", "1_0", "infinity", "nan",
                           "Infinityd", "0x", "0x1", "0x.p1", "0x1p", "1 2", "1\xc2\xa0", "١"}) {
    CAPTURE(text);
    CHECK_FALSE(vtl::parse_double(text).has_value());
    CHECK_FALSE(vtl::parse_float(text).has_value());
  }
}

TEST_CASE("Float.parseFloat rounds once") {
  // Through a double this one would be rounded twice, and to the wrong neighbour.
  CHECK(vtl::parse_float("1.00000005960464484") == std::bit_cast<float>(0x3f800001U));
  CHECK(vtl::parse_float("0x1.0000010000000p0") == 1.0F);
  CHECK(vtl::parse_float("0x1.000001000000000000001p0") == std::bit_cast<float>(0x3f800001U));
  CHECK(vtl::parse_float("3.4028235677973367e38") == std::numeric_limits<float>::infinity());
  CHECK(vtl::parse_float("1e-50") == 0.0F);
}
