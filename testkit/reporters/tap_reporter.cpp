#include <algorithm>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "testkit/reporters/report_text.h"
#include "vtlsim/reporter.h"
#include "vtlsim/visible_text.h"

namespace vtlsim {
namespace {

/// In descriptions `#` begins a directive and `\` escapes.
std::string description(std::string_view text) {
  std::string visible;
  append_visible(visible, text);
  std::string out;
  for (char c : visible) {
    if (c == '#' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

/// A JSON string is a YAML string, as long as it has no character that YAML does not know.
std::string scalar(std::string_view text) {
  std::string visible;
  for (;;) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    append_visible(visible, text.substr(0, end), end);
    if (end == text.size()) return json_text(Json(std::move(visible)));
    visible += '\n';
    text.remove_prefix(end + 1);
  }
}

std::string block(std::string_view text, std::string_view margin) {
  std::string out = "|\n";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) {
      out += margin;
      append_visible(out, text.substr(0, end), static_cast<std::size_t>(-1));
    }
    out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

class TapReporter final : public Reporter {
 public:
  explicit TapReporter(TextSink sink) : sink_(std::move(sink)) {}

  void begin(std::size_t case_count, std::size_t broken_count) override {
    sink_("TAP version 14\n1.." + std::to_string(case_count + broken_count) + "\n");
  }

  void broken_suite(const BrokenSuite& suite) override {
    std::string out =
        "not ok " + std::to_string(++number_) + " - " + description(suite.name) + "\n  ---\n";
    out += "  message: " + scalar(suite.diagnostics.front().message) +
           "\n  severity: error\n  at:\n    file: " + scalar(suite.path) +
           "\n  details: " + block(broken_text(suite), "    ") + "  ...\n";
    sink_(out);
  }

  void case_finished(const SelectedCase& selected, const CaseResult& result) override {
    const TestCase& test = *selected.test;
    const bool is_ok = result.failures.empty();
    std::string out = (is_ok ? "ok " : "not ok ") + std::to_string(++number_) + " - " +
                      description(test.full_name);
    if (result.status == CaseStatus::skipped) out += " # SKIP";
    if (result.status == CaseStatus::todo) out += " # TODO";
    if (result.status != CaseStatus::passed && !result.reason.empty()) {
      out += " ";
      append_visible(out, result.reason);
    }
    out += '\n';
    if (!is_ok) {
      out += "  ---\n  message: " + scalar(failure_headline(result)) +
             "\n  severity: " + (result.is_error ? "error" : "fail") +
             "\n  at:\n    file: " + scalar(test.file) +
             "\n    line: " + std::to_string(test.line) +
             "\n    column: " + std::to_string(test.column) +
             "\n  details: " + block(failure_text(result), "    ") + "  ...\n";
    }
    sink_(out);
  }

  void finish(const RunSummary& summary) override {
    if (summary.is_interrupted) sink_("Bail out! Interrupted\n");
    if (summary.is_bailed) sink_("Bail out! Stopped at the first failure\n");
    for (const std::string& problem : summary.snapshot_problems)
      sink_("# snapshots: " + visible_text(problem) + "\n");
    sink_("# " + summary_line(summary) + "\n");
  }

 private:
  TextSink sink_;
  std::size_t number_ = 0;
};

}  // namespace

extern const ReporterRow kTapReporter;
const ReporterRow kTapReporter = {
    .name = "tap",
    .summary = "TAP 14",
    .reader = ReporterReader::program,
    .asked_for_by = "",
    .make = [](ReporterSetup setup) -> std::unique_ptr<Reporter> {
      return std::make_unique<TapReporter>(std::move(setup.sink));
    },
};

}  // namespace vtlsim
