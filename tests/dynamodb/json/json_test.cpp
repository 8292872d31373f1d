#include "dynamodb/json.h"

#include <doctest/doctest.h>

namespace dynamodb {
namespace {

std::string again(std::string_view text) {
  const auto json = read_json(text);
  return json ? to_text(*json) : "no JSON";
}

TEST_CASE("objects keep their order, and the last of a name counts") {
  CHECK(again(R"({"b":1,"a":[true,null],"b":"x"})") == R"({"b":"x","a":[true,null]})");
  std::string many = "{";
  for (int i = 0; i < 20; ++i)
    many += "\"k" + std::to_string(i % 15) + "\":" + std::to_string(i) + ",";
  CHECK(again(many + "\"z\":1}").starts_with(R"({"k0":15,"k1":16,)"));
}

TEST_CASE("integers and decimals are told apart") {
  CHECK(read_json("1.0")->as_integer() != nullptr);
  CHECK(read_json("1.5")->as_decimal() != nullptr);
  CHECK(!read_json("1e400").has_value());
  CHECK(again("99999999999999999999999") == "99999999999999999999999");
  CHECK(again("1.50") == "1.50");
}

TEST_CASE("what is not JSON in UTF-8, or too deep, is refused") {
  for (const char* text : {"", "{", "{\"a\":}", "nope", "\"\xFF\"", "{} {}"}) {
    CAPTURE(text);
    CHECK(again(text) == "no JSON");
  }
  CHECK(again(std::string(399, '[') + std::string(399, ']')) != "no JSON");
  CHECK(again(std::string(401, '[') + std::string(401, ']')) == "no JSON");
  JsonLimits few;
  few.values = 3;
  CHECK(read_json("[1,2]", few).has_value());
  CHECK_FALSE(read_json("[1,2,3]", few).has_value());
}

TEST_CASE("strings are written so that they can be read") {
  const std::string text("a\"\\\n\x01é", 8);
  CHECK(*read_json(to_text(Json(text)))->as_string() == text);
}

}  // namespace
}  // namespace dynamodb
