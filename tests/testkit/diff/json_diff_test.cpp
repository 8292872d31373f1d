#include "vtlsim/json_diff.h"

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace {

std::string differences(const char* expected, const char* actual, bool is_subset = false) {
  return vtlsim::render_differences(
      vtlsim::diff_json(*vtlsim::parse_json(expected), *vtlsim::parse_json(actual), {is_subset}));
}

}  // namespace

TEST_CASE("equal documents have no differences") {
  CHECK(differences(R"({"a":[1,{"b":null}]})", R"({"a":[1,{"b":null}]})").empty());
  CHECK(differences(R"({"a":1,"b":2})", R"({"b":2,"a":1})").empty());
  CHECK(differences("20", "20.0").empty());
}

TEST_CASE("a difference names its path, what was expected and what came") {
  CHECK(differences(R"({"items":[{"id":1},{"id":2}]})", R"({"items":[{"id":1},{"id":3}]})") ==
        "$.items[1].id differs\n  - 2\n  + 3\n");
  CHECK(differences(R"({"cognito:groups":1})", "{}") ==
        "$[\"cognito:groups\"] is missing\n  - 1\n");
  CHECK(differences("{}", R"({"a":"x"})") == "$.a is not expected\n  + \"x\"\n");
  CHECK(differences("1", R"("1")") == "$ differs\n  - 1\n  + \"1\"\n");
  CHECK(differences("9007199254740993", "9007199254740992") ==
        "$ differs\n  - 9007199254740993\n  + 9007199254740992\n");
}

TEST_CASE("one inserted or removed element is one difference") {
  CHECK(differences("[1,2,3,4]", "[1,9,2,3,4]") == "$[1] is not expected\n  + 9\n");
  CHECK(differences("[1,2,3,4]", "[1,2,4]") == "$[2] is missing\n  - 3\n");
  CHECK(differences(R"([{"id":1,"x":1},{"id":2,"x":2}])",
                    R"([{"id":0,"x":0},{"id":1,"x":1},{"id":2,"x":3}])") ==
        "$[0] is not expected\n  + {\"id\": 0, \"x\": 0}\n$[2].x differs\n  - 2\n  + 3\n");
}

TEST_CASE("a subset allows more keys, at every depth") {
  CHECK(differences(R"({"a":[{"b":1}]})", R"({"a":[{"b":1,"c":2}],"d":3})", true).empty());
  CHECK(differences(R"({"a":[{"b":1}]})", R"({"a":[{"b":1},{}]})", true) ==
        "$.a[1] is not expected\n  + {}\n");
}

TEST_CASE("inside of a JSON text the path says so") {
  CHECK(differences(R"({"p":{"$match":"json","value":{"a":1}}})", R"({"p":"{\"a\":2}"})") ==
        "$.p<json>.a differs\n  - 1\n  + 2\n");
}

TEST_CASE("what is shown is bounded and harmless") {
  const std::string expected = "\"" + std::string(10'000, 'x') + "\"";
  const std::string shown = differences(expected.c_str(), R"("\u001b[31m")");
  CHECK(shown.size() < 1000);
  CHECK(shown.find('\x1b') == std::string::npos);
  std::string many = "[0";
  for (int i = 1; i < 2000; ++i) many += "," + std::to_string(i);
  const std::string reversed = "[" + std::string("1,") + many.substr(1) + ",5]";
  CHECK(vtlsim::diff_json(*vtlsim::parse_json(many + "]"), *vtlsim::parse_json(reversed)).size() <=
        50);
}

TEST_CASE("texts are compared by lines with context") {
  CHECK(vtlsim::diff_text("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nX\ne\nf\n") ==
        "  …\n  b\n  c\n- d\n+ X\n  e\n  f\n  …\n");
  CHECK(vtlsim::diff_text("a", "a").empty());
  CHECK(vtlsim::diff_text("a\n", "a") == "  a\n-\n");
}
