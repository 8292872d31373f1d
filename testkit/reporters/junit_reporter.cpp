#include <string>
#include <utility>
#include <vector>

#include "testkit/reporters/report_text.h"
#include "vtlsim/reporter.h"
#include "vtlsim/visible_text.h"

namespace vtlsim {
namespace {

/// XML 1.0 knows neither control characters nor U+FFFE, escaped or not: they are made visible
/// first.
void append_xml(std::string& out, std::string_view text) {
  std::string line;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    line.clear();
    append_visible(line, text.substr(0, end), static_cast<std::size_t>(-1));
    for (char c : line) {
      switch (c) {
        case '<':
          out += "&lt;";
          break;
        case '>':
          out += "&gt;";
          break;
        case '&':
          out += "&amp;";
          break;
        case '"':
          out += "&quot;";
          break;
        case '\t':  // in an attribute it would be read as a blank
          out += "&#9;";
          break;
        default:
          out += c;
      }
    }
    if (end == text.size()) return;
    out += "&#10;";
    text.remove_prefix(end + 1);
  }
}

std::string attribute(std::string_view name, std::string_view value) {
  std::string out = " " + std::string(name) + "=\"";
  append_xml(out, value);
  return out + "\"";
}

struct Totals {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;
  std::int64_t nanoseconds = 0;

  std::string attributes() const {
    return attribute("tests", std::to_string(tests)) +
           attribute("failures", std::to_string(failures)) +
           attribute("errors", std::to_string(errors)) +
           attribute("skipped", std::to_string(skipped)) +
           attribute("time", seconds_text(nanoseconds));
  }
  void add(const Totals& other) {
    tests += other.tests;
    failures += other.failures;
    errors += other.errors;
    skipped += other.skipped;
    nanoseconds += other.nanoseconds;
  }
};

class JunitReporter final : public Reporter {
 public:
  JunitReporter(TextSink sink, std::string timestamp)
      : sink_(std::move(sink)), timestamp_(std::move(timestamp)) {}

  void broken_suite(const BrokenSuite& suite) override {
    Totals totals;
    totals.tests = totals.errors = 1;
    cases_ = "    <testcase" + attribute("classname", suite.name) +
             attribute("name", "the suite can be read") + attribute("file", suite.path) +
             attribute("time", "0") + ">\n      <error" +
             attribute("message", suite.diagnostics.front().message) + ">";
    append_xml(cases_, broken_text(suite));
    cases_ += "</error>\n    </testcase>\n";
    totals_ = totals;
    close(suite.name);
  }

  void case_finished(const SelectedCase& selected, const CaseResult& result) override {
    if (suite_ != selected.suite) {
      close_open();
      suite_ = selected.suite;
    }
    const TestCase& test = *selected.test;
    ++totals_.tests;
    totals_.nanoseconds += result.nanoseconds;
    cases_ += "    <testcase" + attribute("classname", suite_->name) +
              attribute("name", test.name) + attribute("file", test.file) +
              attribute("line", std::to_string(test.line)) +
              attribute("time", seconds_text(result.nanoseconds));
    switch (result.status) {
      case CaseStatus::passed:
        cases_ += "/>\n";
        return;
      case CaseStatus::failed: {
        // Some readers keep one element a test, so all failures go into one.
        const std::string element = result.is_error ? "error" : "failure";
        ++(result.is_error ? totals_.errors : totals_.failures);
        cases_ += ">\n      <" + element + attribute("message", failure_headline(result)) +
                  attribute("type", result.failures.front().about) + ">";
        append_xml(cases_, failure_text(result));
        cases_ += "</" + element + ">\n    </testcase>\n";
        return;
      }
      case CaseStatus::skipped:
      case CaseStatus::todo: {
        ++totals_.skipped;
        std::string reason = result.reason;
        if (result.status == CaseStatus::todo)
          reason = "todo" + (reason.empty() ? "" : ": " + reason);
        cases_ += ">\n      <skipped" + (reason.empty() ? "" : attribute("message", reason)) +
                  "/>\n    </testcase>\n";
        return;
      }
    }
  }

  void finish(const RunSummary& summary) override {
    close_open();
    add_snapshot_problems(summary);
    all_.nanoseconds = summary.nanoseconds;
    sink_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + attribute("name", "vtlsim") +
          all_.attributes() + stamp() + ">\n" + suites_ + "</testsuites>\n");
  }

 private:
  /// A run that failed because of its snapshot files alone must not have a report without a
  /// failure.
  void add_snapshot_problems(const RunSummary& summary) {
    const auto add = [&](const std::string& name, const std::string& message) {
      ++totals_.tests;
      ++totals_.errors;
      cases_ += "    <testcase" + attribute("classname", "snapshots") + attribute("name", name) +
                attribute("time", "0") + ">\n      <error" + attribute("message", message) +
                "/>\n    </testcase>\n";
    };
    for (const std::string& problem : summary.snapshot_problems)
      add("the snapshots can be read and written", problem);
    if (summary.is_obsolete_a_failure) {
      for (const std::string& name : summary.obsolete_snapshots)
        add(name, "obsolete snapshot, no test has it");
    }
    if (totals_.tests > 0) close("snapshots");
  }
  std::string stamp() const { return timestamp_.empty() ? "" : attribute("timestamp", timestamp_); }
  void close_open() {
    if (suite_ != nullptr) close(suite_->name);
    suite_ = nullptr;
  }
  void close(const std::string& name) {
    suites_ += "  <testsuite" + attribute("name", name) + totals_.attributes() + stamp() + ">\n" +
               cases_ + "  </testsuite>\n";
    all_.add(totals_);
    totals_ = {};
    cases_.clear();
  }

  TextSink sink_;
  std::string timestamp_;
  const TestSuite* suite_ = nullptr;
  std::string cases_;
  std::string suites_;
  Totals totals_;
  Totals all_;
};

}  // namespace

extern const ReporterRow kJunitReporter;
const ReporterRow kJunitReporter = {
    .name = "junit",
    .summary = "JUnit XML",
    .reader = ReporterReader::program,
    .asked_for_by = "",
    .make = [](ReporterSetup setup) -> std::unique_ptr<Reporter> {
      return std::make_unique<JunitReporter>(std::move(setup.sink), std::move(setup.timestamp));
    },
};

}  // namespace vtlsim
