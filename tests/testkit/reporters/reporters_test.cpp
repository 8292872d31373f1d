#include <algorithm>
#include <functional>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "vtl/source.h"
#include "vtl/text/wtf8.h"
#include "vtlsim/reporter.h"

namespace {

/// Makes the reporter of that name.
auto named(std::string_view name) {
  return [name](vtlsim::TextSink sink) {
    return vtlsim::find_reporter(name)->make({std::move(sink)});
  };
}

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
  const std::string out = report([](vtlsim::TextSink sink) {
    return vtlsim::find_reporter("pretty")->make({std::move(sink)});
  });
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
    return vtlsim::find_reporter("junit")->make({std::move(sink), {}, "2026-01-02T03:04:05Z"});
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
  const std::string out = report(named("tap"));
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
  const auto out = vtlsim::Json::parse(report(named("json")));
  CHECK(out["summary"]["failed"] == 1);
  CHECK(out["broken"][0]["problems"][0]["message"] == "a suite needs `tests`");
  CHECK(out["tests"][1]["failures"][0]["differences"][0]["path"] == "$.a");
  CHECK(out["tests"][2]["status"] == "skipped");
}

TEST_CASE("GitHub's commands are escaped and few") {
  const std::string out = report(named("github"));
  CHECK(has(out,
            "::error file=q.vtltest.json,line=3,col=5,title=q > bad <&> #1::`json` is not as "
            "expected: 1 difference%0A"));
  CHECK(has(out, "::error file=w.vtltest.json,title=broken suite w::a suite needs `tests`\n"));
  std::string many;
  const auto reporter =
      vtlsim::find_reporter("github")->make({[&](std::string_view text) { many += text; }});
  vtlsim::TestSuite suite;
  suite.cases.emplace_back();
  vtlsim::CaseResult failed;
  failed.status = vtlsim::CaseStatus::failed;
  for (int i = 0; i < 30; ++i) reporter->case_finished({&suite, &suite.cases[0]}, failed);
  reporter->finish({});
  CHECK(std::count(many.begin(), many.end(), '\n') == 10);
  CHECK(has(many, "21 more failures"));
}

TEST_CASE("no name, message or text breaks a report") {
  // Escape, line feed, a stray byte, C1, U+FFFE, half a pair: as names of files and texts have
  // them.
  const std::string evil = "a\x1B[31m\n::error::\xE9|\xC2\x9B|\xEF\xBF\xBE|\xED\xA0\x80|\t]]>";
  vtlsim::TestSuite suite;
  suite.name = evil;
  suite.path = evil;
  vtlsim::TestCase test;
  test.name = evil;
  test.full_name = evil + " > " + evil;
  test.file = evil;
  suite.cases.push_back(test);
  vtlsim::CaseResult failed;
  failed.status = vtlsim::CaseStatus::failed;
  failed.failures.push_back(
      {"json", evil, {{vtlsim::DifferenceKind::changed, evil, {}, evil, evil, evil}}, ""});
  failed.values.push_back({evil, evil});
  failed.unresolved.push_back(evil);
  failed.excerpts.emplace_back();
  failed.excerpts.back().message = evil;
  failed.excerpts.back().source = std::make_shared<const vtl::Source>(evil, evil);
  failed.excerpts.back().primary = vtl::Label{{0, 1}, evil};
  vtlsim::BrokenSuite broken{evil, evil, {failed.excerpts.back()}, {}};
  vtlsim::RunSummary summary;
  summary.failed = 1;
  summary.obsolete_snapshots.push_back(evil);
  summary.is_obsolete_a_failure = true;
  summary.snapshot_problems.push_back(evil);
  const auto written = [&](const auto& make) {
    std::string out;
    const auto reporter = make([&](std::string_view text) { out += text; });
    reporter->begin(1, 1);
    reporter->broken_suite(broken);
    reporter->case_finished({&suite, &suite.cases[0], false}, failed);
    reporter->finish(summary);
    CHECK_FALSE(vtl::find_invalid_utf8(out).has_value());
    // Nothing that a terminal obeys or a reader of lines takes for a line of its own.
    for (const char* bad : {"\x1B", "\n::error::\\", "\n::error::\xEF"})
      CHECK(out.find(bad) == std::string::npos);
    return out;
  };
  const auto pretty = [](vtlsim::TextSink sink) {
    return vtlsim::find_reporter("pretty")->make({std::move(sink)});
  };
  const auto junit = [](vtlsim::TextSink sink) {
    return vtlsim::find_reporter("junit")->make({std::move(sink)});
  };
  CHECK(has(written(pretty), "\\x1B[31m\\x0A::error::\\xE9|"));
  const std::string xml = written(junit);
  CHECK(has(xml, "tests=\"4\" failures=\"1\" errors=\"3\""));
  CHECK(has(xml, "<error message=\"a\\x1B[31m&#10;::error::\\xE9|\\u009B|\\uFFFE|"));
  const std::string tap = written(named("tap"));
  CHECK(has(tap, "\n# snapshots: a\\x1B[31m\\x0A"));
  const std::string github = written(named("github"));
  CHECK(has(github, "::error title=snapshots::a\\x1B[31m%0A"));
  // What neither XML nor YAML knows.
  for (const std::string& out : {xml, tap, github}) {
    for (const char* bad : {"\xC2\x9B", "\xEF\xBF\xBE"}) CHECK_FALSE(has(out, bad));
  }
  const std::string json = written(named("json"));
  CHECK(vtlsim::parse_json(json).has_value());
}

TEST_CASE("every reporter has a row that says what it is, and none holds its tongue") {
  for (const vtlsim::ReporterRow* row : vtlsim::reporters()) {
    CAPTURE(row->name);
    CHECK(vtlsim::find_reporter(row->name) == row);
    CHECK_FALSE(row->summary.empty());
    CHECK_FALSE(report(named(row->name)).empty());
  }
  CHECK(vtlsim::find_reporter("xml") == nullptr);
  CHECK(vtlsim::reporters().front()->reader == vtlsim::ReporterReader::people);
}
