#include <string>
#include <utility>

#include "testkit/reporters/report_text.h"
#include "testkit/reporters/workflow_command.h"
#include "vtlsim/reporter.h"

namespace vtlsim {
namespace {

// The page of a run shows ten annotations a step; more only hide the summary.
constexpr std::size_t kMaxAnnotations = 9;

class GithubReporter final : public Reporter {
 public:
  explicit GithubReporter(TextSink sink) : sink_(std::move(sink)) {}

  void broken_suite(const BrokenSuite& suite) override {
    for (const vtl::Diagnostic& diagnostic : suite.diagnostics) {
      std::string place = ",file=" + escape_command_property(suite.path);
      if (diagnostic.source && diagnostic.primary) {
        const auto position = diagnostic.source->display_position(diagnostic.primary->span.begin);
        place = ",file=" + escape_command_property(diagnostic.source->name()) +
                ",line=" + std::to_string(position.line) +
                ",col=" + std::to_string(position.column);
      }
      std::string message = diagnostic.message;
      if (!diagnostic.help.empty()) message += "\n" + diagnostic.help;
      annotate(place + ",title=" + escape_command_property("broken suite " + suite.name), message);
    }
  }

  void case_finished(const SelectedCase& selected, const CaseResult& result) override {
    if (result.status != CaseStatus::failed) return;
    const TestCase& test = *selected.test;
    annotate(",file=" + escape_command_property(test.file) + ",line=" + std::to_string(test.line) +
                 ",col=" + std::to_string(test.column) +
                 ",title=" + escape_command_property(test.full_name),
             failure_text(result));
  }

  void finish(const RunSummary& summary) override {
    if (count_ > kMaxAnnotations) {
      sink_("::error title=vtlsim::" + std::to_string(count_ - kMaxAnnotations) +
            " more failures are in the log; " + summary_line(summary) + "\n");
    }
    for (const std::string& problem : summary.snapshot_problems) {
      sink_("::error title=snapshots::" + escape_command_message(problem) + "\n");
    }
    for (const std::string& name : summary.obsolete_snapshots) {
      sink_("::warning title=obsolete snapshot::" + escape_command_message(name) + "\n");
    }
  }

 private:
  void annotate(const std::string& properties, const std::string& message) {
    if (++count_ > kMaxAnnotations) return;
    sink_("::error " + properties.substr(1) + "::" + escape_command_message(message) + "\n");
  }

  TextSink sink_;
  std::size_t count_ = 0;
};

}  // namespace

extern const ReporterRow kGithubReporter;
const ReporterRow kGithubReporter = {
    .name = "github",
    .summary = "annotations of GitHub Actions",
    .reader = ReporterReader::log,
    .asked_for_by = "GITHUB_ACTIONS",
    .make = [](ReporterSetup setup) -> std::unique_ptr<Reporter> {
      return std::make_unique<GithubReporter>(std::move(setup.sink));
    },
};

}  // namespace vtlsim
