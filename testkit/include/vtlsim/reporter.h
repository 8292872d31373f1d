// Reporters tell how a run goes; any number of them listen to one run, each writing through a
// function, so that none knows files or terminals. Sinks must outlive their reporter.
//
// Calls come from one thread, in the order begin, broken suites, cases in the order of the
// selection, finish. What is written is valid UTF-8; control characters of templates and data are
// made visible.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vtlsim/case_result.h"
#include "vtlsim/selection.h"
#include "vtlsim/suite.h"

namespace vtlsim {

struct RunSummary {
  std::size_t passed = 0;
  std::size_t failed = 0;
  /// Includes todos that failed.
  std::size_t skipped = 0;
  std::size_t broken_suites = 0;
  /// "SUITE: key" of snapshots that no test has.
  std::vector<std::string> obsolete_snapshots;
  /// Whether they count as failures (under CI).
  bool is_obsolete_a_failure = false;
  std::size_t snapshots_added = 0;
  std::size_t snapshots_changed = 0;
  std::size_t snapshots_removed = 0;
  /// Snapshot files that could not be read or written, with the reason. They stay as they are.
  std::vector<std::string> snapshot_problems;
  /// Whether the user or --bail ended the run before all tests had run.
  bool is_interrupted = false;
  bool is_bailed = false;
  std::int64_t nanoseconds = 0;
  /// Full names.
  std::vector<std::string> failed_names;
  std::vector<std::string> run_names;

  bool has_failed() const {
    return failed > 0 || !snapshot_problems.empty() ||
           (is_obsolete_a_failure && !obsolete_snapshots.empty());
  }
};

class Reporter {
 public:
  virtual ~Reporter() = default;
  virtual void begin(std::size_t /*case_count*/, std::size_t /*broken_count*/) {}
  virtual void broken_suite(const BrokenSuite& suite) = 0;
  virtual void case_finished(const SelectedCase& selected, const CaseResult& result) = 0;
  virtual void finish(const RunSummary& summary) = 0;
};

using TextSink = std::function<void(std::string_view)>;

struct PrettyOptions {
  /// Repeats with colours what words say.
  bool use_color = false;
  /// Columns.
  std::uint32_t width = 120;
  /// Every test on a line of its own.
  bool is_verbose = false;
  /// Where a line that shows the progress is drawn and erased again; empty: nowhere.
  TextSink progress;
};

/// What a reporter is made of; each takes what it needs.
struct ReporterSetup {
  TextSink sink;
  PrettyOptions pretty = {};
  /// ISO 8601 of the start, or empty.
  std::string timestamp = {};
};

/// program: a document of its own, in a file or as the whole standard output. log: lines among what
/// people read.
enum class ReporterReader : std::uint8_t { people, program, log };

struct ReporterRow {
  std::string_view name;
  /// For the help: "JUnit XML".
  std::string_view summary;
  ReporterReader reader;
  /// A variable of the environment that asks for it by being `true`, or an empty text.
  std::string_view asked_for_by;
  std::unique_ptr<Reporter> (*make)(ReporterSetup setup);
};

/// The first one is what people get who name none.
std::span<const ReporterRow* const> reporters();
/// nullptr when there is none of that name.
const ReporterRow* find_reporter(std::string_view name);

/// Passes everything on to each of its reporters.
class ReporterList final : public Reporter {
 public:
  void add(std::unique_ptr<Reporter> reporter) { reporters_.push_back(std::move(reporter)); }
  void begin(std::size_t case_count, std::size_t broken_count) override;
  void broken_suite(const BrokenSuite& suite) override;
  void case_finished(const SelectedCase& selected, const CaseResult& result) override;
  void finish(const RunSummary& summary) override;

 private:
  std::vector<std::unique_ptr<Reporter>> reporters_;
};

}  // namespace vtlsim
