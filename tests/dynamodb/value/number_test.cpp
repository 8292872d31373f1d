#include "dynamodb/value/number.h"

#include <random>
#include <string>

#include <doctest/doctest.h>

namespace dynamodb {
namespace {

std::string plain(std::string_view text) {
  const auto parsed = Number::parse(text);
  if (const auto* fault = std::get_if<NumberFault>(&parsed)) {
    return number_fault_message(*fault, text).substr(0, 16);
  }
  return std::get<Number>(parsed).text();
}

std::string sum(std::string_view left, std::string_view right) {
  const auto result = Number::of_plain(left).plus(Number::of_plain(right));
  if (const auto* fault = std::get_if<NumberFault>(&result)) {
    return number_fault_message(*fault, "").substr(0, 15);
  }
  return std::get<Number>(result).text();
}

std::string random_number(std::mt19937& random) {
  std::string text = random() % 2 == 0 ? "" : "-";
  const auto digits = 1 + random() % 12;
  for (unsigned i = 0; i < digits; ++i) text += static_cast<char>('0' + random() % 10);
  return text + "e" + std::to_string(static_cast<int>(random() % 24) - 12);
}

TEST_CASE("numbers have one plain form") {
  CHECK(plain("1e3") == "1000");
  CHECK(plain(".50") == "0.5");
  CHECK(plain("-0") == "0");
  CHECK(plain("0e126") == "0");
  CHECK(plain("+7.") == "7");
  CHECK(plain("00123.4500") == "123.45");
  CHECK(plain("1E-130").size() == 132);
  CHECK(plain("9.9999999999999999999999999999999999999E+125").size() == 126);
}

TEST_CASE("what is not a number of DynamoDB is refused") {
  for (const char* text : {"", "b", "1 ", " 1", "1e", "--1", "0x1", "NaN", "1.2.3", "e5", "."}) {
    CAPTURE(text);
    CHECK(plain(text) == "The parameter ca");
  }
  CHECK(plain("1e126") == "Number overflow.");
  CHECK(plain("1e99999999999999999999") == "Number overflow.");
  CHECK(plain("1e-131") == "Number underflow");
  CHECK(plain("111111111111111111111111111111111111111") == "Attempting to st");
  CHECK(plain("100000000000000000000000000000000000000") ==
        "100000000000000000000000000000000000000");
}

TEST_CASE("sums are exact, or refused") {
  CHECK(sum("0.1", "0.2") == "0.3");
  CHECK(sum("1", "-1") == "0");
  CHECK(sum("99", "1") == "100");
  CHECK(sum("-100", "1") == "-99");
  CHECK(sum("12345678901234567890123456789012345678", "0") ==
        "12345678901234567890123456789012345678");
  CHECK(sum("12345678901234567890123456789012345678", "0.1") == "Number overflow");
  CHECK(sum(plain("9e125"), plain("9e125")) == "Number overflow");
  CHECK(sum(plain("1e125"), plain("1e-130")) == "Number overflow");
}

TEST_CASE("key bytes come in the order of numbers") {
  std::mt19937 random(19);
  for (int i = 0; i < 20000; ++i) {
    const auto left = std::get<Number>(Number::parse(random_number(random)));
    const auto right = std::get<Number>(Number::parse(random_number(random)));
    const int by_bytes = left.key_bytes().compare(right.key_bytes());
    const auto by_value = left <=> right;
    CAPTURE(left.text());
    CAPTURE(right.text());
    CHECK((by_bytes < 0) == (by_value < 0));
    CHECK((by_bytes == 0) == (by_value == 0));
  }
}

TEST_CASE("a number's size is counted in pairs of digits") {
  CHECK(Number::of_plain("0").size() == 1);
  CHECK(Number::of_plain("5").size() == 2);
  CHECK(Number::of_plain("10").size() == 2);
  CHECK(Number::of_plain("123").size() == 3);
  CHECK(Number::of_plain("-12.3").size() == 4);
}

}  // namespace
}  // namespace dynamodb
