#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <utility>

#include "testkit/barrier/current_exception.h"
#include "vtlsim/case_runner.h"
#include "vtlsim/runner.h"
#include "vtlsim/snapshot.h"

namespace vtlsim {
namespace {

// Workers take the next test from one counter and put its result into its place; the caller takes
// results in the order of the selection and reports them, so that a report never depends on who was
// faster. Stopping (--bail, an interrupt) only keeps workers from taking another test: what runs
// ends, or is called off and has no result, and the caller stops at the first result that will not
// come. Snapshots are compared by workers, and written by the caller once all is done.

/// Results on their way from the workers to the caller, who wants them in order.
class ResultQueue {
 public:
  explicit ResultQueue(std::size_t count) : results_(count) {}

  void put(std::size_t index, CaseResult result) {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      results_[index] = std::make_unique<CaseResult>(std::move(result));
    }
    changed_.notify_one();
  }
  void worker_ended() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      ++ended_workers_;
    }
    changed_.notify_one();
  }
  /// Waits for the result at `index`; nullptr when no worker will bring it any more.
  std::unique_ptr<CaseResult> take(std::size_t index, std::size_t worker_count) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [&] { return results_[index] || ended_workers_ == worker_count; });
    return std::move(results_[index]);
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::unique_ptr<CaseResult>> results_;
  std::size_t ended_workers_ = 0;
};

class Run {
 public:
  Run(const std::vector<SelectedCase>& cases, const RunOptions& options, Reporter& reporter)
      : cases_(cases),
        options_(options),
        reporter_(reporter),
        queue_(cases.size()),
        programs_(options.compatibility) {
    for (const SelectedCase& one : cases_) {
      if (snapshots_.find(one.suite) == snapshots_.end()) {
        snapshots_.emplace(one.suite,
                           SnapshotFile::read(one.suite->snapshot_file, one.suite->root));
      }
    }
  }

  void run(RunSummary& summary) {
    const std::size_t worker_count =
        std::clamp<std::size_t>(options_.jobs, 1, std::max<std::size_t>(cases_.size(), 1));
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < worker_count; ++i) workers.emplace_back([this] { work(); });
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      const auto result = queue_.take(i, worker_count);
      if (!result) {
        summary.is_interrupted = true;
        break;
      }
      count(cases_[i], *result, summary);
      reporter_.case_finished(cases_[i], *result);
      if (options_.is_bailing && result->status == CaseStatus::failed) {
        summary.is_bailed = i + 1 < cases_.size();
        break;
      }
    }
    is_stopped_ = true;
    workers.clear();
  }

  void finish_snapshots(RunSummary& summary) {
    if (summary.is_interrupted) return;
    std::map<const TestSuite*, std::size_t> run_count;
    for (const SelectedCase& one : cases_) ++run_count[one.suite];
    // In the order of the suites, for the sake of messages.
    std::set<const TestSuite*> done;
    for (const SelectedCase& one : cases_) {
      if (!done.insert(one.suite).second) continue;
      const SnapshotFile& file = snapshots_.at(one.suite);
      if (file.problem()) {
        // Nothing is known of what it holds, so nothing in it is obsolete, and nothing is written.
        summary.snapshot_problems.push_back(*file.problem());
        continue;
      }
      // What a part of a suite does not use, the rest of it may.
      const bool is_whole = run_count[one.suite] == one.suite->cases.size();
      std::vector<std::string> obsolete;
      if (is_whole) obsolete = obsolete_snapshots(*one.suite, file);
      if (options_.is_updating_snapshots) {
        write(*one.suite, std::move(obsolete), summary);
      } else {
        for (const std::string& key : obsolete) {
          summary.obsolete_snapshots.push_back(one.suite->name + ": " + key);
        }
      }
    }
  }

 private:
  void work() {
    CaseRunner runner(programs_, {options_.cpu_time, options_.is_cancelled});
    for (;;) {
      const bool is_cancelled = options_.is_cancelled != nullptr && *options_.is_cancelled;
      if (is_stopped_ || is_cancelled) break;
      const std::size_t index = next_++;
      if (index >= cases_.size()) break;
      CaseResult result = run_one(runner, cases_[index]);
      if (runner.was_called_off()) break;
      queue_.put(index, std::move(result));
    }
    queue_.worker_ended();
  }

  CaseResult run_one(CaseRunner& runner, const SelectedCase& one) {
    if (one.is_left_out && !one.test->skip) {
      CaseResult result;
      result.status = CaseStatus::skipped;
      result.reason = "another test of this suite is `only`";
      return result;
    }
    const std::int64_t start = now();
    CaseResult result = runner.run(*one.suite, *one.test);
    if (result.snapshot && !options_.is_updating_snapshots) compare(one, result);
    result.nanoseconds = now() - start;
    return result;
  }

  void compare(const SelectedCase& one, CaseResult& result) {
    try {
      auto failure =
          compare_snapshot(snapshots_.at(one.suite), one.test->snapshot_key, *result.snapshot);
      if (!failure) return;
      result.failures.push_back(std::move(*failure));
      result.status = one.test->todo ? CaseStatus::todo : CaseStatus::failed;
    } catch (...) {
      result = broken_off(words_of_current_exception());
    }
  }

  void count(const SelectedCase& one, const CaseResult& result, RunSummary& summary) {
    summary.run_names.push_back(one.test->full_name);
    switch (result.status) {
      case CaseStatus::passed:
        ++summary.passed;
        break;
      case CaseStatus::failed:
        ++summary.failed;
        summary.failed_names.push_back(one.test->full_name);
        break;
      case CaseStatus::skipped:
      case CaseStatus::todo:
        ++summary.skipped;
        break;
    }
    // An outcome that breaks the test's own expectations is not worth keeping.
    if (options_.is_updating_snapshots && result.snapshot && result.status == CaseStatus::passed) {
      stored_[one.suite].emplace_back(one.test->snapshot_key, result.snapshot);
    }
  }

  void write(const TestSuite& suite, std::vector<std::string> obsolete, RunSummary& summary) {
    SnapshotChanges changes{std::move(stored_[&suite]), std::move(obsolete)};
    if (changes.stored.empty() && changes.removed.empty()) return;
    auto written = write_snapshots(suite, changes);
    if (const auto* report = std::get_if<SnapshotReport>(&written)) {
      summary.snapshots_added += report->added;
      summary.snapshots_changed += report->changed;
      summary.snapshots_removed += report->removed;
    } else {
      summary.snapshot_problems.push_back(std::get<std::string>(written));
    }
  }

  std::int64_t now() const { return options_.clock ? options_.clock() : 0; }

  const std::vector<SelectedCase>& cases_;
  const RunOptions& options_;
  Reporter& reporter_;
  ResultQueue queue_;
  Programs programs_;
  std::map<const TestSuite*, SnapshotFile> snapshots_;
  std::map<const TestSuite*, std::vector<std::pair<std::string, std::shared_ptr<const Json>>>>
      stored_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> is_stopped_{false};
};

}  // namespace

RunSummary run_cases(const std::vector<SelectedCase>& cases, const std::vector<BrokenSuite>& broken,
                     const RunOptions& options, Reporter& reporter) {
  RunSummary summary;
  summary.broken_suites = broken.size();
  summary.is_obsolete_a_failure = options.is_obsolete_a_failure;
  const std::int64_t start = options.clock ? options.clock() : 0;
  reporter.begin(cases.size(), broken.size());
  for (const BrokenSuite& suite : broken) reporter.broken_suite(suite);
  Run run(cases, options, reporter);
  run.run(summary);
  run.finish_snapshots(summary);
  summary.nanoseconds = (options.clock ? options.clock() : 0) - start;
  reporter.finish(summary);
  return summary;
}

}  // namespace vtlsim
