#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "vtl/diagnostic_renderers.h"
#include "vtlsim/reporter.h"

namespace vtlsim {
namespace {

std::string_view kind_name(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::missing:
      return "missing";
    case DifferenceKind::unexpected:
      return "unexpected";
    case DifferenceKind::changed:
      return "changed";
    case DifferenceKind::matcher_failed:
      return "matcher";
  }
  return "changed";
}

Json diagnostic_json(const vtl::Diagnostic& diagnostic) {
  std::string text;
  vtl::append_diagnostic_json(text, diagnostic);
  auto tree = parse_json(text);
  return tree ? std::move(*tree) : Json(diagnostic.message);
}

Json failure_json(const CaseFailure& failure) {
  Json json{{"about", failure.about}, {"message", failure.message}};
  if (!failure.differences.empty()) {
    Json& list = json["differences"] = Json::array();
    for (const Difference& difference : failure.differences) {
      Json one{{"path", difference.path}, {"kind", kind_name(difference.kind)}};
      if (!difference.expected.empty()) one["expected"] = difference.expected;
      if (!difference.actual.empty()) one["actual"] = difference.actual;
      if (!difference.note.empty()) one["note"] = difference.note;
      list.push_back(std::move(one));
    }
  }
  if (!failure.text_diff.empty()) json["diff"] = failure.text_diff;
  return json;
}

class JsonReporter final : public Reporter {
 public:
  explicit JsonReporter(TextSink sink) : sink_(std::move(sink)) {}

  void broken_suite(const BrokenSuite& suite) override {
    Json problems = Json::array();
    for (const vtl::Diagnostic& diagnostic : suite.diagnostics)
      problems.push_back(diagnostic_json(diagnostic));
    broken_.push_back(
        Json{{"suite", suite.name}, {"file", suite.path}, {"problems", std::move(problems)}});
  }

  void case_finished(const SelectedCase& selected, const CaseResult& result) override {
    const TestCase& test = *selected.test;
    Json json{{"name", test.full_name},
              {"suite", selected.suite->name},
              {"test", test.name},
              {"tags", test.tags},
              {"file", test.file},
              {"line", test.line},
              {"column", test.column},
              {"status", status_name(result.status)},
              {"milliseconds", static_cast<double>(result.nanoseconds) / 1e6}};
    if (!result.reason.empty()) json["reason"] = result.reason;
    if (!result.failures.empty()) {
      Json& failures = json["failures"] = Json::array();
      for (const CaseFailure& failure : result.failures) failures.push_back(failure_json(failure));
      Json& excerpts = json["excerpts"] = Json::array();
      for (const vtl::Diagnostic& excerpt : result.excerpts)
        excerpts.push_back(diagnostic_json(excerpt));
      Json& values = json["values"] = Json::object();
      for (const ReferenceValue& value : result.values) values[value.reference] = value.value;
      json["unresolved"] = result.unresolved;
    }
    tests_.push_back(std::move(json));
  }

  void finish(const RunSummary& summary) override {
    const Json document{{"summary",
                         {{"passed", summary.passed},
                          {"failed", summary.failed},
                          {"skipped", summary.skipped},
                          {"brokenSuites", summary.broken_suites},
                          {"obsoleteSnapshots", summary.obsolete_snapshots},
                          {"snapshotProblems", summary.snapshot_problems},
                          {"interrupted", summary.is_interrupted},
                          {"milliseconds", static_cast<double>(summary.nanoseconds) / 1e6}}},
                        {"broken", std::move(broken_)},
                        {"tests", std::move(tests_)}};
    sink_(json_text(document, 2) + "\n");
  }

 private:
  TextSink sink_;
  Json broken_ = Json::array();
  Json tests_ = Json::array();
};

}  // namespace

extern const ReporterRow kJsonReporter;
const ReporterRow kJsonReporter = {
    .name = "json",
    .summary = "one JSON document",
    .reader = ReporterReader::program,
    .asked_for_by = "",
    .make = [](ReporterSetup setup) -> std::unique_ptr<Reporter> {
      return std::make_unique<JsonReporter>(std::move(setup.sink));
    },
};

}  // namespace vtlsim
