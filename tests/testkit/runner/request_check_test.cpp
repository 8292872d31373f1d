#include "vtlsim/request_check.h"

#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/testkit/scratch_folder.h"
#include "vtlsim/json.h"

namespace {

using vtlsim::Json;

/// Codes and positions ("APS102 1:1") of what the check says about a suite with this subject and
/// these tests.
std::vector<std::string> findings(Json suite) {
  const vtlsim_test::ScratchFolder folder;
  auto loaded =
      vtlsim::load_suite_file(folder.write("s.vtltest.json", suite.dump()), {folder.path(), {}});
  if (auto* broken = std::get_if<vtlsim::BrokenSuite>(&loaded))
    FAIL(broken->diagnostics.front().message);
  vtlsim::RequestCheck check;
  std::vector<std::string> result;
  for (const vtl::Diagnostic& found : check.check(std::get<vtlsim::TestSuite>(loaded))) {
    const auto at = found.source->display_position(found.primary->span.begin);
    result.push_back(found.code + " " + std::to_string(at.line) + ":" + std::to_string(at.column));
  }
  return result;
}

Json test_of(const std::string& name, Json expect) {
  return Json{{"name", name}, {"expect", std::move(expect)}};
}

Json suite_of(const std::string& text, Json tests) {
  return Json{{"template", {{"inline", text}}},
              {"position", "request"},
              {"context", {{"arguments", {{"id", 7}}}}},
              {"tests", std::move(tests)}};
}

using Findings = std::vector<std::string>;

const std::string kGood = R"({"version": "2018-05-29", "operation": "GetItem",
  "key": {"id": $util.dynamodb.toDynamoDBJson($ctx.args.id)}})";
const std::string kBad = R"({"version": "2018-05-29", "operation": "GetItem",
  "keys": {"id": $util.dynamodb.toDynamoDBJson($ctx.args.id)}})";
const Json kAnything = {{"stash", Json::object()}};

}  // namespace

TEST_CASE("a request that its data source refuses is found whatever the test expects of it") {
  CHECK(findings(suite_of(kGood, {test_of("a", kAnything)})) == Findings{});
  const auto found = findings(suite_of(kBad, {test_of("a", kAnything), test_of("b", kAnything)}));
  REQUIRE(found.size() == 1);
  CHECK(found[0].starts_with("APS102 "));
  CHECK(findings(suite_of(R"({"version": nope})", {test_of("a", kAnything)})) ==
        Findings{"APS101 1:13"});
}

TEST_CASE("tests that expect an error or are not run say nothing") {
  CHECK(findings(suite_of(kBad, {test_of("a", {{"error", Json::object()}})})) == Findings{});
  for (const char* key : {"skip", "todo"}) {
    Json test = test_of("a", kAnything);
    test[key] = true;
    CHECK(findings(suite_of(kBad, {test})) == Findings{});
  }
}

TEST_CASE("where nobody knows what a template is for, nothing is said") {
  Json suite = suite_of(kBad, {test_of("a", kAnything)});
  suite.erase("position");
  CHECK(findings(suite) == Findings{});
  // The request of a pipeline's function has no version.
  CHECK(findings(suite_of(R"({"operation": "GetItem"})", {test_of("a", kAnything)})) == Findings{});
}

TEST_CASE("resolvers are checked with all their templates") {
  Json suite = Json{{"resolver",
                     {{"type", "Query"},
                      {"field", "q"},
                      {"dataSource", "t"},
                      {"request", {{"inline", kBad}}},
                      {"response", {{"inline", "$util.toJson($ctx.result)"}}},
                      {"dataSources", {{"t", {{"type", "AMAZON_DYNAMODB"}}}}}}},
                    {"context", {{"arguments", {{"id", 7}}}}},
                    {"tests", Json::array({test_of("a", kAnything)})}};
  CHECK(findings(suite).size() == 1);
  suite["resolver"]["request"]["inline"] = kGood;
  CHECK(findings(suite).empty());
}
