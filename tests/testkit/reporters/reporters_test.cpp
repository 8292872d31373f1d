#include <algorithm>
#include <functional>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "vtlsim/reporter.h"

namespace {

/// A run of one suite with a passed, a failed, a skipped and a todo test, and a broken suite.
std::string report(const std::function<std::unique_ptr<vtlsim::Reporter>(vtlsim::TextSink)>& make) {
  std::string out;
  const auto reporter = make([&](std::string_view text) { out += text; });
  vtlsim::TestSuite suite;
  suite.name = "q";
  const auto add = [&](const std::string& name) {
    vtlsim::TestCase test;
    test.name = name;
    test.full_name = "q > " + name;
    test.file = "q.vtltest.json";
    test.line = 3;
    test.column = 5;
    suite.cases.push_back(test);
  };
  for (const char* name : {"good", "bad <&> #1", "left", "open"}) add(name);
  vtlsim::BrokenSuite broken{"w", "w.vtltest.json", {}, {}};
  broken.diagnostics.emplace_back();
  broken.diagnostics.back().message = "a suite needs `tests`";
  reporter->begin(4, 1);
  reporter->broken_suite(broken);
  vtlsim::CaseResult result;
  reporter->case_finished({&suite, &suite.cases[0]}, result);
  vtlsim::CaseResult failed;
  failed.status = vtlsim::CaseStatus::failed;
  failed.failures.push_back({"json",
                             "`json` is not as expected: 1 difference",
                             {{vtlsim::DifferenceKind::changed, "$.a", {"a"}, "1", "\"\x1b\"", ""}},
                             ""});
  failed.values.push_back({"$ctx.args.id", "7"});
  reporter->case_finished({&suite, &suite.cases[1]}, failed);
  result.status = vtlsim::CaseStatus::skipped;
  result.reason = "later";
  reporter->case_finished({&suite, &suite.cases[2]}, result);
  failed.status = vtlsim::CaseStatus::todo;
  failed.reason = "not yet";
  reporter->case_finished({&suite, &suite.cases[3]}, failed);
  vtlsim::RunSummary summary;
  summary.passed = summary.failed = 1;
  summary.skipped = 2;
  summary.broken_suites = 1;
  reporter->finish(summary);
  CHECK(out.find('\x1b') == std::string::npos);
  return out;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("pretty ends with the counts in their fixed form") {
  const std::string out = report(
      [](vtlsim::TextSink sink) { return vtlsim::make_pretty_reporter(std::move(sink), {}); });
  CAPTURE(out);
  CHECK(out.ends_with("\n1 passed, 1 failed, 2 skipped\n"));
  CHECK(has(out, "FAIL  q > bad <&> #1\n      q.vtltest.json:3:5\n"));
  CHECK(has(out, "    $.a differs\n      - 1\n      + \"\\x1B\"\n"));
  CHECK(has(out, "FAIL  w.vtltest.json  cannot be run"));
  CHECK(has(out, "1 suite could not be read\n"));
  CHECK(has(out, "FAIL  q  1 passed, 1 failed, 1 skipped, 1 todo\n"));
}

TEST_CASE("JUnit XML has totals, one failure a test, and legal characters") {
  const std::string out = report([](vtlsim::TextSink sink) {
    return vtlsim::make_junit_reporter(std::move(sink), "2026-01-02T03:04:05Z");
  });
  CAPTURE(out);
  CHECK(
      out.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"vtlsim\" "
                      "tests=\"5\" failures=\"1\" errors=\"1\" skipped=\"2\""));
  CHECK(has(out, "timestamp=\"2026-01-02T03:04:05Z\""));
  CHECK(has(out,
            "<testcase classname=\"q\" name=\"bad &lt;&amp;&gt; #1\" file=\"q.vtltest.json\" "
            "line=\"3\""));
  CHECK(
      has(out, "<failure message=\"`json` is not as expected: 1 difference: $.a\" type=\"json\">"));
  CHECK(has(out, "<skipped message=\"later\"/>"));
  CHECK(has(out, "<skipped message=\"todo: not yet\"/>"));
  CHECK(has(out, "<error message=\"a suite needs `tests`\">"));
}

TEST_CASE("TAP 14 with a plan, escapes and YAML") {
  const std::string out = report(vtlsim::make_tap_reporter);
  CAPTURE(out);
  CHECK(out.starts_with("TAP version 14\n1..5\nnot ok 1 - w\n  ---\n"));
  CHECK(has(out, "\nok 2 - q > good\n"));
  CHECK(has(out,
            "\nnot ok 3 - q > bad <&> \\#1\n  ---\n  message: \"`json` is not as expected: 1 "
            "difference: $.a\"\n  severity: fail\n"));
  CHECK(has(out, "\nok 4 - q > left # SKIP later\n"));
  CHECK(has(out, "\nnot ok 5 - q > open # TODO not yet\n"));
}

TEST_CASE("JSON is one document") {
  const auto out = vtlsim::Json::parse(report(vtlsim::make_json_reporter));
  CHECK(out["summary"]["failed"] == 1);
  CHECK(out["broken"][0]["problems"][0]["message"] == "a suite needs `tests`");
  CHECK(out["tests"][1]["failures"][0]["differences"][0]["path"] == "$.a");
  CHECK(out["tests"][2]["status"] == "skipped");
}

TEST_CASE("GitHub's commands are escaped and few") {
  const std::string out = report(vtlsim::make_github_reporter);
  CHECK(has(out,
            "::error file=q.vtltest.json,line=3,col=5,title=q > bad <&> #1::`json` is not as "
            "expected: 1 difference%0A"));
  CHECK(has(out, "::error file=w.vtltest.json,title=broken suite w::a suite needs `tests`\n"));
  std::string many;
  const auto reporter = vtlsim::make_github_reporter([&](std::string_view text) { many += text; });
  vtlsim::TestSuite suite;
  suite.cases.emplace_back();
  vtlsim::CaseResult failed;
  failed.status = vtlsim::CaseStatus::failed;
  for (int i = 0; i < 30; ++i) reporter->case_finished({&suite, &suite.cases[0]}, failed);
  reporter->finish({});
  CHECK(std::count(many.begin(), many.end(), '\n') == 10);
  CHECK(has(many, "21 more failures"));
}
