#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "vtl/json.h"

namespace {

std::string value_at(std::string_view text, const std::vector<std::string>& path) {
  vtl::JsonPlace place;
  if (!vtl::locate_json(text, path, place)) return "(none)";
  return std::string(text.substr(place.value_begin, place.value_end - place.value_begin));
}

}  // namespace

TEST_CASE("values are found by their path") {
  constexpr std::string_view kText =
      " {\"a\" : [1, {\"b\":\"x\\\"]}\"}, [ ] ], /* c */ \"c\":-2.5e3,\"\\u0064\": true , "
      "\"e\":{}, \"c\" : null}";
  CHECK(value_at(kText, {"a", "0"}) == "1");
  CHECK(value_at(kText, {"a", "1"}) == "{\"b\":\"x\\\"]}\"}");
  CHECK(value_at(kText, {"a", "1", "b"}) == "\"x\\\"]}\"");
  CHECK(value_at(kText, {"a", "2"}) == "[ ]");
  CHECK(value_at(kText, {"d"}) == "true");
  CHECK(value_at(kText, {"e"}) == "{}");
  CHECK(value_at(kText, {"c"}) == "null");
  CHECK(value_at(kText, {}) == kText.substr(1));
  CHECK(value_at("17 ", {}) == "17");
}

TEST_CASE("a place that is not there is not found") {
  constexpr std::string_view kText = R"({"a":[1,2],"b":"x"})";
  const std::vector<std::vector<std::string>> paths = {
      {"x"},       {"a", "2"}, {"a", "x"},      {"a", ""},           {"a", "-1"},
      {"a", "0x"}, {"b", "0"}, {"a", "0", "0"}, {"a", "99999999999"}};
  for (const auto& path : paths) CHECK(value_at(kText, path) == "(none)");
  CHECK(value_at("", {}) == "(none)");
  CHECK(value_at("[]", {"0"}) == "(none)");
}

TEST_CASE("keys have places too") {
  constexpr std::string_view kText = R"({"a":{"key" : 1}})";
  const std::vector<std::string> path = {"a", "key"};
  vtl::JsonPlace place;
  REQUIRE(vtl::locate_json(kText, path, place));
  CHECK(kText.substr(place.key_begin, place.key_end - place.key_begin) == "\"key\"");
  CHECK(place.value_begin == 14);
}

TEST_CASE("texts that are not JSON end the search") {
  const std::vector<std::string> path = {"a", "1", "b"};
  for (const std::string_view text :
       {"{", "{\"a", "{\"a\\", "{\"a\":", "{\"a\":[", "{\"a\":[1,", "{\"a\":[}}", "{\"a\":[1 /",
        "[[[[", "{\"a\":]", "\"", "/*", "//"}) {
    for (std::size_t size = 0; size <= path.size(); ++size) {
      const std::vector<char> bytes(text.begin(), text.end());
      vtl::JsonPlace place;
      const std::vector<std::string> part(path.begin(),
                                          path.begin() + static_cast<std::ptrdiff_t>(size));
      if (vtl::locate_json({bytes.data(), bytes.size()}, part, place))
        CHECK(place.value_end <= text.size());
    }
  }
  CHECK(value_at(std::string(200'000, '['), {}).size() == 200'000);
}
