#include "vtlsim/first_suite.h"

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/testkit/scratch_folder.h"
#include "vtlsim/case_runner.h"

namespace {

using vtlsim_test::ScratchFolder;

struct Made {
  vtlsim::FirstSuite suite;
  vtlsim::Json json;
  vtlsim::CaseStatus status;
};

/// Writes the suite and runs it.
Made make(const ScratchFolder& folder, const std::string& name) {
  const vtlsim::SuiteLoadOptions options{folder.path(), {}};
  auto made = vtlsim::make_first_suite(folder.path() / name, options);
  REQUIRE(std::holds_alternative<vtlsim::FirstSuite>(made));
  Made result{std::get<vtlsim::FirstSuite>(made), {}, vtlsim::CaseStatus::failed};
  result.json = *vtlsim::parse_json(result.suite.text);
  const auto path = folder.write(result.suite.path.filename().string(), result.suite.text);
  const auto loaded = vtlsim::load_suite_file(path, options);
  REQUIRE(std::holds_alternative<vtlsim::TestSuite>(loaded));
  const auto& suite = std::get<vtlsim::TestSuite>(loaded);
  vtlsim::Programs programs;
  vtlsim::CaseRunner runner(programs);
  result.status = runner.run(suite, suite.cases.front()).status;
  return result;
}

}  // namespace

TEST_CASE("the context has what the template reads, and the test passes") {
  const ScratchFolder folder;
  folder.write("q.req.vtl",
               R"vtl({"id": "$ctx.args.id", "n": $util.toJson($ctx.arguments.filter.limit),
    "ids": [#foreach($i in $ctx.args.items)"$i.key"#if($foreach.hasNext),#end#end],
    "who": "$ctx.identity.username"})vtl");
  const Made made = make(folder, "q.req.vtl");
  CHECK(made.suite.path.filename() == "q.req.vtltest.json");
  CHECK(
      vtlsim::json_text(made.json["context"]) ==
      R"({"arguments": {"id": "id", "filter": {"limit": 10}, "items": [{"key": "key"}]}, "identity": {"username": "username"}})");
  CHECK(made.json["tests"][0]["expect"]["request"]["ids"] == vtlsim::Json::array({"key"}));
  CHECK(made.status == vtlsim::CaseStatus::passed);
}

TEST_CASE("a template that prints text, and one that fails") {
  const ScratchFolder folder;
  folder.write("t.vtl", "Hello $ctx.args.name");
  CHECK(make(folder, "t.vtl").json["tests"][0]["expect"]["text"] == "Hello name");
  folder.write("e.vtl", "$util.error(\"never\")");
  const Made failing = make(folder, "e.vtl");
  CHECK(failing.suite.todo == "it fails with this context: never");
  CHECK(failing.status == vtlsim::CaseStatus::todo);
}

TEST_CASE("a resolver gets answers of its data sources") {
  const ScratchFolder folder;
  folder.write("r.resolver.json", R"json({"type":"Query","field":"r","dataSource":"table",
    "request":{"inline":"{\"version\":\"2018-05-29\",\"operation\":\"GetItem\",\"key\":$util.dynamodb.toMapValuesJson({\"id\":$ctx.args.id})}"},
    "response":{"inline":"$util.toJson($ctx.result.name)"},
    "dataSources":{"table":{"type":"AMAZON_DYNAMODB"}}})json");
  const Made made = make(folder, "r.resolver.json");
  CHECK(made.suite.path.filename() == "r.vtltest.json");
  CHECK(made.json["dataSources"]["table"]["result"]["name"] == "name");
  CHECK(made.json["tests"][0]["expect"]["result"] == "name");
  CHECK(made.status == vtlsim::CaseStatus::passed);
}
