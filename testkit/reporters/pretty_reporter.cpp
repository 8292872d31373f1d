#include <string>
#include <utility>

#include "testkit/reporters/report_text.h"
#include "vtl/diagnostic_renderers.h"
#include "vtlsim/reporter.h"
#include "vtlsim/visible_text.h"

namespace vtlsim {
namespace {

enum class Ink : std::uint8_t { plain, good, bad, faint, strong, caution };

std::string_view ink_code(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::good:
      return "\x1b[32m";
    case Ink::bad:
      return "\x1b[31m";
    case Ink::faint:
      return "\x1b[2m";
    case Ink::strong:
      return "\x1b[1m";
    case Ink::caution:
      return "\x1b[33m";
  }
  return "";
}

class PrettyReporter final : public Reporter {
 public:
  PrettyReporter(TextSink sink, PrettyOptions options)
      : sink_(std::move(sink)), options_(std::move(options)) {}

  void begin(std::size_t case_count, std::size_t) override { case_count_ = case_count; }

  void broken_suite(const BrokenSuite& suite) override {
    std::string out;
    paint(out, Ink::bad, "FAIL");
    out += "  " + visible_text(suite.path) + "  cannot be run\n\n";
    for (const vtl::Diagnostic& diagnostic : suite.diagnostics) diagnose(out, diagnostic, 2);
    write(out);
  }

  void case_finished(const SelectedCase& selected, const CaseResult& result) override {
    if (selected.suite != suite_) close_suite();
    suite_ = selected.suite;
    ++done_;
    ++counts_[static_cast<std::size_t>(result.status)];
    if (result.status == CaseStatus::failed) {
      ++failed_;
      write_failure(selected, result);
    } else if (options_.is_verbose ||
               (result.status == CaseStatus::passed && !result.reason.empty())) {
      write_line(selected, result);
    }
    draw_progress(*selected.test);
  }

  void finish(const RunSummary& summary) override {
    close_suite();
    erase_progress();
    std::string out;
    const auto note = [&](const std::string& line, Ink ink) {
      paint(out, ink, line);
      out += '\n';
    };
    if (summary.snapshots_added + summary.snapshots_changed + summary.snapshots_removed > 0) {
      note("snapshots: " + std::to_string(summary.snapshots_added) + " added, " +
               std::to_string(summary.snapshots_changed) + " changed, " +
               std::to_string(summary.snapshots_removed) + " removed",
           Ink::plain);
    }
    for (const std::string& name : summary.obsolete_snapshots) {
      note("obsolete snapshot, no test has it: " + visible_text(name),
           summary.is_obsolete_a_failure ? Ink::bad : Ink::caution);
    }
    for (const std::string& problem : summary.snapshot_problems)
      note(visible_text(problem), Ink::bad);
    if (summary.broken_suites > 0) {
      note(counted(summary.broken_suites, "suite") + " could not be read", Ink::bad);
    }
    if (summary.is_bailed) note("stopped at the first failure", Ink::caution);
    if (summary.is_interrupted) note("interrupted", Ink::caution);
    if (summary.nanoseconds > 0) note("in " + duration_text(summary.nanoseconds), Ink::faint);
    const bool is_good = !summary.has_failed() && summary.broken_suites == 0;
    paint(out, is_good ? Ink::good : Ink::bad, summary_line(summary));
    out += '\n';
    sink_(out);
  }

 private:
  void paint(std::string& out, Ink ink, std::string_view text) const {
    const bool has_ink = options_.use_color && ink != Ink::plain;
    if (has_ink) out += ink_code(ink);
    out += text;
    if (has_ink) out += "\x1b[0m";
  }
  void write(const std::string& text) {
    erase_progress();
    sink_(text);
  }

  void close_suite() {
    if (suite_ == nullptr) return;
    const auto count = [&](CaseStatus status) { return counts_[static_cast<std::size_t>(status)]; };
    std::string out;
    const bool has_failed = count(CaseStatus::failed) > 0;
    paint(out, has_failed ? Ink::bad : Ink::good, has_failed ? "FAIL" : "ok");
    out += has_failed ? "  " : "    ";
    append_visible(out, suite_->name);
    std::string counts;
    const auto add = [&](std::size_t number, std::string_view word) {
      if (number == 0) return;
      counts += (counts.empty() ? "  " : ", ") + std::to_string(number) + " " + std::string(word);
    };
    add(count(CaseStatus::passed), "passed");
    add(count(CaseStatus::failed), "failed");
    add(count(CaseStatus::skipped), "skipped");
    add(count(CaseStatus::todo), "todo");
    paint(out, Ink::faint, counts);
    out += '\n';
    write(out);
    for (std::size_t& one : counts_) one = 0;
    suite_ = nullptr;
  }

  void write_line(const SelectedCase& selected, const CaseResult& result) {
    std::string out;
    const bool is_passed = result.status == CaseStatus::passed;
    std::string word = is_passed ? "ok" : result.status == CaseStatus::todo ? "todo" : "skip";
    paint(out, is_passed ? Ink::good : Ink::caution, word);
    out.append(6 - word.size(), ' ');
    append_visible(out, selected.test->full_name);
    if (!result.reason.empty()) {
      std::string reason = "  (";
      append_visible(reason, result.reason);
      paint(out, Ink::faint, reason + ")");
    }
    out += '\n';
    write(out);
  }

  void write_failure(const SelectedCase& selected, const CaseResult& result) {
    std::string out = "\n";
    paint(out, Ink::bad, "FAIL");
    out += "  ";
    std::string name;
    append_visible(name, selected.test->full_name);
    paint(out, Ink::strong, name);
    out += "\n      ";
    paint(out, Ink::faint,
          visible_text(selected.test->file) + ":" + std::to_string(selected.test->line) + ":" +
              std::to_string(selected.test->column));
    out += "\n\n";
    for (const CaseFailure& failure : result.failures) {
      out += "  ";
      append_visible(out, failure.message);
      out += '\n';
      marked_lines(out, render_differences(failure.differences));
      marked_lines(out, failure.text_diff);
    }
    if (!result.excerpts.empty()) out += '\n';
    for (const vtl::Diagnostic& excerpt : result.excerpts) diagnose(out, excerpt, 2);
    if (!result.values.empty()) {
      if (result.excerpts.empty()) out += '\n';
      out += "  values:\n";
      for (const ReferenceValue& value : result.values) {
        out += "    " + visible_text(value.reference) + " = ";
        append_visible(out, value.value);
        out += '\n';
      }
    }
    if (!result.unresolved.empty()) {
      out += "  unresolved references (null, so they printed themselves):\n";
      for (const std::string& line : result.unresolved) {
        out += "    ";
        append_visible(out, line);
        out += '\n';
      }
    }
    out += '\n';
    write(out);
  }

  /// Lines of a difference: `-` is what was expected, `+` what came.
  void marked_lines(std::string& out, std::string_view text) const {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = text.substr(0, end);
      const std::size_t mark = std::min(line.find_first_not_of(' '), line.size());
      const bool has_mark = mark < line.size() && mark <= 2;
      const Ink ink = has_mark && line[mark] == '-'   ? Ink::good
                      : has_mark && line[mark] == '+' ? Ink::bad
                                                      : Ink::plain;
      out += "    ";
      paint(out, ink, line);
      out += '\n';
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  void diagnose(std::string& out, const vtl::Diagnostic& diagnostic, std::size_t indent) const {
    vtl::DiagnosticTextOptions options;
    options.use_color = options_.use_color;
    options.width =
        options_.width > indent + 20 ? options_.width - static_cast<std::uint32_t>(indent) : 40;
    std::string text;
    vtl::append_diagnostic_text(text, diagnostic, options);
    bool is_line_start = true;
    for (char c : text) {
      if (is_line_start && c != '\n') out.append(indent, ' ');
      out += c;
      is_line_start = c == '\n';
    }
  }

  void draw_progress(const TestCase& test) {
    if (!options_.progress) return;
    // Drawing costs more than a test does.
    const std::size_t step = std::max<std::size_t>(case_count_ / 100, 1);
    if (done_ % step != 0) return;
    std::string line = "[" + std::to_string(done_) + "/" + std::to_string(case_count_) + "]";
    if (failed_ > 0) line += " " + std::to_string(failed_) + " failed";
    line += " ";
    append_visible(line, test.full_name, options_.width > 60 ? options_.width - 40 : 20);
    erase_progress();
    options_.progress(line);
    has_progress_ = true;
  }
  void erase_progress() {
    if (!has_progress_) return;
    options_.progress("\r\x1b[K");
    has_progress_ = false;
  }

  TextSink sink_;
  PrettyOptions options_;
  const TestSuite* suite_ = nullptr;
  std::size_t counts_[4] = {};
  std::size_t case_count_ = 0;
  std::size_t done_ = 0;
  std::size_t failed_ = 0;
  bool has_progress_ = false;
};

}  // namespace

extern const ReporterRow kPrettyReporter;
const ReporterRow kPrettyReporter = {
    .name = "pretty",
    .summary = "for people",
    .reader = ReporterReader::people,
    .asked_for_by = "",
    .make = [](ReporterSetup setup) -> std::unique_ptr<Reporter> {
      return std::make_unique<PrettyReporter>(std::move(setup.sink), std::move(setup.pretty));
    },
};

}  // namespace vtlsim
