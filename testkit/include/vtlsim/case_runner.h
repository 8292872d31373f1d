// Runs tests one at a time.
//
// Why: the runner of `vtlsim test` has one per thread, GoogleTest has one per program; both share
// what is compiled. Invariants: nothing throws across this header. A test sees only its own
// context, answers, time and seed; tests of one suite do not influence each other. Ownership:
// Programs refers to nothing but its environment and templates; it must outlive its CaseRunners.
// Threads: Programs may be shared by any number of threads; a CaseRunner serves one.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "appsync/compatibility.h"
#include "vtlsim/case_result.h"
#include "vtlsim/suite.h"

namespace vtlsim {

/// The compiled templates and resolvers of suites, each compiled once, when its first test runs.
class Programs {
 public:
  /// `choices` go on top of what a suite itself chooses.
  explicit Programs(std::vector<appsync::CompatibilityChoice> choices = {});
  ~Programs();
  Programs(const Programs&) = delete;
  Programs& operator=(const Programs&) = delete;

  struct State;
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

/// What ends the evaluation of a test before its time.
struct CaseLimits {
  /// CPU time of one evaluation.
  std::chrono::nanoseconds cpu_time = std::chrono::nanoseconds::max();
  /// Set by whoever wants no further result. May be null.
  const std::atomic<bool>* call_off = nullptr;
};

class CaseRunner {
 public:
  explicit CaseRunner(Programs& programs, const CaseLimits& limits = {});
  ~CaseRunner();
  CaseRunner(const CaseRunner&) = delete;
  CaseRunner& operator=(const CaseRunner&) = delete;

  /// Runs `test` of `suite` and compares; `skip` is obeyed, `only` is the business of who selects.
  /// The snapshot is not compared but given back in CaseResult::snapshot.
  CaseResult run(const TestSuite& suite, const TestCase& test);
  /// The last test was called off, and its result says nothing.
  bool was_called_off() const;

 private:
  struct State;
  Programs& programs_;
  CaseLimits limits_;
  /// Made for the first test, and anew for the one behind an internal error.
  std::unique_ptr<State> state_;
};

/// The result of a test whose run an internal error ended.
CaseResult broken_off(const std::string& reason);

}  // namespace vtlsim
