// Runs selected tests on all cores and tells a reporter, in the order of the selection, as results
// come in. Each worker has a session of its own; templates are compiled once and shared. Snapshots
// are written only at the end of a run that was not interrupted. Suites and reporter must outlive
// the run; the reporter is called on the caller's thread.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "appsync/compatibility.h"
#include "vtlsim/reporter.h"
#include "vtlsim/selection.h"
#include "vtlsim/suite.h"

namespace vtlsim {

struct RunOptions {
  /// Threads; 0 counts as 1.
  std::size_t jobs = 1;
  /// Whether to stop after the first failure.
  bool is_bailing = false;
  /// Whether to store what comes out instead of comparing it.
  bool is_updating_snapshots = false;
  /// Whether snapshots without a test are failures.
  bool is_obsolete_a_failure = false;
  /// CPU time of one evaluation.
  std::chrono::nanoseconds cpu_time = std::chrono::nanoseconds::max();
  /// Set by a signal handler: no further test begins, and those that run end without a result. May
  /// be null.
  const std::atomic<bool>* is_cancelled = nullptr;
  /// Nanoseconds of a clock that only goes forward; empty: nothing is timed.
  std::function<std::int64_t()> clock;
  /// On top of what suites choose.
  std::vector<appsync::CompatibilityChoice> compatibility;
};

RunSummary run_cases(const std::vector<SelectedCase>& cases, const std::vector<BrokenSuite>& broken,
                     const RunOptions& options, Reporter& reporter);

}  // namespace vtlsim
