#include "vtlsim/case_runner.h"

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/testkit/scratch_folder.h"
#include "vtlsim/discovery.h"
#include "vtlsim/runner.h"

namespace {

using vtlsim::CaseStatus;
using vtlsim_test::ScratchFolder;

/// Runs the first test of a suite.
vtlsim::CaseResult run(const std::string& suite_text) {
  const ScratchFolder folder;
  auto loaded =
      vtlsim::load_suite_file(folder.write("s.vtltest.json", suite_text), {folder.path(), {}});
  if (auto* broken = std::get_if<vtlsim::BrokenSuite>(&loaded))
    FAIL(broken->diagnostics.front().message);
  const auto& suite = std::get<vtlsim::TestSuite>(loaded);
  vtlsim::Programs programs;
  vtlsim::CaseRunner runner(programs);
  return runner.run(suite, suite.cases.front());
}

/// Runs an inline template; returns status and headline of the first test.
std::string outcome(const std::string& text, const std::string& expect,
                    const std::string& more = "") {
  const vtlsim::Json suite{
      {"template", {{"inline", text}}},
      {"context", {{"arguments", {{"id", 7}}}}},
      {"tests", vtlsim::Json::array({*vtlsim::parse_json(R"({"name":"t",)" + more + R"("expect":)" +
                                                         expect + "}")})}};
  const auto result = run(suite.dump());
  return std::string(vtlsim::status_name(result.status)) +
         (result.failures.empty() ? "" : ": " + vtlsim::failure_headline(result));
}

constexpr const char* kPipeline = R"json({
  "resolver": {"type": "Mutation", "field": "f", "functions": [
      {"name": "one", "dataSource": "table", "request": {"inline": "{\"operation\":\"GetItem\",\"key\":$util.dynamodb.toMapValuesJson({\"id\":$ctx.args.id})}"},
       "response": {"inline": "#if($ctx.error)$util.error($ctx.error.message, $ctx.error.type)#end $util.toJson($ctx.result)"
}
}],
    "dataSources": {
  "table" : {
    "type" : "AMAZON_DYNAMODB"
  }
}
},
  "context": {"arguments": {"id": "x"}},
  "dataSources": {"one": {"result": {"id": "x", "n": 1}}},
  "tests": [{"name": "t", )json";

}  // namespace

TEST_CASE("each key of `expect` for a template") {
  CHECK(outcome("a $ctx.args.id", R"({"text":"a 7"})") == "passed");
  CHECK(outcome("a", R"({"text":"b"})") == "failed: `text` is not as expected");
  CHECK(outcome("{\"a\":$ctx.args.id}", R"({"json":{"a":7}})") == "passed");
  CHECK(outcome("{\"a\":7,\"b\":1}", R"({"json":{"a":7}})") ==
        "failed: `json` is not as expected: 1 difference: $.b");
  CHECK(outcome("{\"a\":7,}", R"({"json":{"a":7}})")
            .starts_with("failed: what was printed is not a JSON document: "));
  CHECK(outcome("{\"a\":7,\"b\":1,}", R"({"request":{"a":7}})") == "passed");
  CHECK(outcome("{\"a\":7}#return([1])", R"({"result":[1]})") == "passed");
  CHECK(outcome("[2]", R"({"result":[1]})") ==
        "failed: `result` is not as expected: 1 difference: $[0]");
  CHECK(outcome("$util.error(\"no\", \"T\")", R"({"error":"no"})") == "passed");
  CHECK(outcome("$util.error(\"no\", \"T\")", R"({"error":{"errorType":"T"}})") == "passed");
  CHECK(outcome("$util.error(\"no\", \"T\")", R"({"error":"yes"})") ==
        "failed: the error has another message");
  CHECK(outcome("x", R"({"error":"yes"})") == "failed: there is no error");
  CHECK(outcome("x", R"({"error":null})") == "passed");
  CHECK(outcome("$util.error(\"no\", \"T\")", R"({"text":""})") ==
        "failed: there is an error: no (T)");
  CHECK(outcome("$util.appendError(\"m\")x",
                R"({"errors":[{"message":"m"}],"outErrors":[{"message":"m"}]})") == "passed");
  CHECK(outcome("$util.qr($ctx.stash.put(\"k\",1))", R"({"stash":{"k":1}})") == "passed");
  CHECK(outcome("$util.log.info(\"l\")", R"({"logs":["l"]})") == "passed");
  CHECK(outcome("$ctx.args.nope", R"({"warnings":["$ctx.args.nope"]})") == "passed");
  CHECK(outcome("#if(", R"({"error":{"errorType":"MappingTemplate"}})") == "passed");
}

TEST_CASE("strict, skip and todo") {
  CHECK(outcome("$ctx.args.nope", R"({"text":"$ctx.args.nope"})") == "passed");
  CHECK(outcome("$ctx.args.nope", R"({"text":"$ctx.args.nope"})", R"("strict":true,)")
            .starts_with("failed: a reference is null"));
  CHECK(outcome("a", R"({"text":"b"})", R"("skip":"why",)") == "skipped");
  CHECK(outcome("a", R"({"text":"b"})", R"("todo":true,)") == "todo: `text` is not as expected");
  CHECK(outcome("a", R"({"text":"a"})", R"("todo":true,)") == "passed");
}

TEST_CASE("time and seed make runs repeatable") {
  CHECK(outcome("$util.time.nowISO8601()", R"({"text":"2026-01-02T03:04:05.678Z"})") == "passed");
  CHECK(outcome("$util.time.nowEpochSeconds()", R"({"text":"0"})",
                R"("now":"1970-01-01T00:00:00Z",)") == "passed");
  CHECK(outcome("$util.autoId()", R"({"result":{"$match":"uuid"}})") == "passed");
}

TEST_CASE("each key of `expect` for a resolver") {
  const auto status = [](const std::string& rest) {
    const auto result = run(kPipeline + rest + "]}");
    return std::string(vtlsim::status_name(result.status)) +
           (result.failures.empty() ? "" : ": " + vtlsim::failure_headline(result));
  };
  CHECK(status(R"("expect":{"calls":[{"function":"one","request":{"key":{"id":{"S":"x"}}}}]}})") ==
        "passed");
  CHECK(
      status(
          R"("expect":{"request":{"operation":"GetItem"},"data":{"id":"x","n":1},"result":{"id":"x","n":1}}})") ==
      "passed");
  CHECK(status(R"("expect":{"request":{"operation":"Scan"}}})") ==
        "failed: `request` is not as expected: 1 difference: $.operation");
  CHECK(
      status(
          R"("dataSources":{"one":{"error":{"message":"m","type":"t"}}},"expect":{"errors":[{"message":"m","errorType":"t","path":["f"]}],"data":null}})") ==
      "passed");
  CHECK(status(R"("dataSources":{},"expect":{"data":null}})")
            .starts_with("failed: the run could not be done: "));
}

TEST_CASE("a failure shows the template line, what it printed, and the values it read") {
  const auto result =
      run(R"({"template": {"inline": "{\n  \"n\": 1,\n  \"id\": \"$ctx.args.id\"\n}"},
    "context": {"arguments": {"id": 7}}, "tests": [{"name": "t", "expect": {"json": {"n": 1, "id": "8"}}}]})");
  CHECK(result.status == CaseStatus::failed);
  const std::string text = vtlsim::failure_text(result);
  CAPTURE(text);
  CHECK(text.find("$.id differs\n    - \"8\"\n    + \"7\"\n") != std::string::npos);
  CHECK(text.find("3 |   \"id\": \"$ctx.args.id\"") != std::string::npos);
  CHECK(text.find("$ctx.args.id = 7") != std::string::npos);
}

TEST_CASE("tests run on all threads and are reported in order") {
  const ScratchFolder folder;
  std::string tests;
  for (int i = 0; i < 200; ++i) {
    tests += (i == 0 ? "" : ",") + std::string(R"({"name":")") + std::to_string(i) +
             R"(","contextMerge":{"arguments":{"i":)" + std::to_string(i) +
             R"(}},"expect":{"text":")" + (i == 150 ? "no" : std::to_string(i)) + "\"}}";
  }
  folder.write("s.vtltest.json",
               R"({"template":{"inline":"$ctx.args.i"},"tests":[)" + tests + "]}");
  const auto loaded = vtlsim::load_suites(
      std::get<std::vector<vtlsim::FoundSuite>>(vtlsim::discover_suites({folder.path()})),
      {folder.path(), {}});
  const auto cases =
      std::get<std::vector<vtlsim::SelectedCase>>(vtlsim::select_cases(loaded.suites, {}));
  struct Collector final : vtlsim::Reporter {
    std::vector<std::string> names;
    void broken_suite(const vtlsim::BrokenSuite&) override {}
    void case_finished(const vtlsim::SelectedCase& one, const vtlsim::CaseResult&) override {
      names.push_back(one.test->name);
    }
    void finish(const vtlsim::RunSummary&) override {}
  };
  Collector collector;
  vtlsim::RunOptions options;
  options.jobs = 4;
  const auto summary = vtlsim::run_cases(cases, {}, options, collector);
  CHECK(summary.passed == 199);
  CHECK(summary.failed == 1);
  REQUIRE(collector.names.size() == 200);
  for (int i = 0; i < 200; ++i)
    CHECK(collector.names[static_cast<std::size_t>(i)] == std::to_string(i));
  Collector bailed;
  options.is_bailing = true;
  const auto stopped = vtlsim::run_cases(cases, {}, options, bailed);
  CHECK(stopped.is_bailed);
  CHECK(bailed.names.size() == 151);
  Collector cancelled;
  const std::atomic<bool> is_cancelled{true};
  options.is_cancelled = &is_cancelled;
  CHECK(vtlsim::run_cases(cases, {}, options, cancelled).is_interrupted);
  CHECK(cancelled.names.empty());
}
