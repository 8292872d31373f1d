#include <string>
#include <utility>

#include "testkit/diff/visible_text.h"
#include "testkit/reporters/report_text.h"
#include "vtlsim/reporter.h"

namespace vtlsim {
namespace {

// The page of a run shows ten annotations a step; more only hide the summary.
constexpr std::size_t kMaxAnnotations = 9;

std::string escaped(std::string_view text, bool is_property) {
  std::string out;
  for (char c : text) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\r') {
      out += "%0D";
    } else if (c == '\n') {
      out += "%0A";
    } else if (is_property && c == ':') {
      out += "%3A";
    } else if (is_property && c == ',') {
      out += "%2C";
    } else if (static_cast<unsigned char>(c) < 0x20 && c != '\t') {
      append_visible(out, std::string_view(&c, 1));
    } else {
      out += c;
    }
  }
  return out;
}

class GithubReporter final : public Reporter {
 public:
  explicit GithubReporter(TextSink sink) : sink_(std::move(sink)) {}

  void broken_suite(const BrokenSuite& suite) override {
    for (const vtl::Diagnostic& diagnostic : suite.diagnostics) {
      std::string place = ",file=" + escaped(suite.path, true);
      if (diagnostic.source && diagnostic.primary) {
        const auto position = diagnostic.source->display_position(diagnostic.primary->span.begin);
        place = ",file=" + escaped(diagnostic.source->name(), true) +
                ",line=" + std::to_string(position.line) +
                ",col=" + std::to_string(position.column);
      }
      std::string message = diagnostic.message;
      if (!diagnostic.help.empty()) message += "\n" + diagnostic.help;
      annotate(place + ",title=" + escaped("broken suite " + suite.name, true), message);
    }
  }

  void case_finished(const SelectedCase& selected, const CaseResult& result) override {
    if (result.status != CaseStatus::failed) return;
    const TestCase& test = *selected.test;
    annotate(",file=" + escaped(test.file, true) + ",line=" + std::to_string(test.line) +
                 ",col=" + std::to_string(test.column) + ",title=" + escaped(test.full_name, true),
             failure_text(result));
  }

  void finish(const RunSummary& summary) override {
    if (count_ > kMaxAnnotations) {
      sink_("::error title=vtlsim::" + std::to_string(count_ - kMaxAnnotations) +
            " more failures are in the log; " + summary_line(summary) + "\n");
    }
    for (const std::string& name : summary.obsolete_snapshots) {
      sink_("::warning title=obsolete snapshot::" + escaped(name, false) + "\n");
    }
  }

 private:
  void annotate(const std::string& properties, const std::string& message) {
    if (++count_ > kMaxAnnotations) return;
    sink_("::error " + properties.substr(1) + "::" + escaped(message, false) + "\n");
  }

  TextSink sink_;
  std::size_t count_ = 0;
};

}  // namespace

std::unique_ptr<Reporter> make_github_reporter(TextSink sink) {
  return std::make_unique<GithubReporter>(std::move(sink));
}

}  // namespace vtlsim
