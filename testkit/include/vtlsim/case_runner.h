// Runs tests one at a time: the runner of `vtlsim test` has one CaseRunner per thread, GoogleTest
// one per program. Programs holds what is compiled; it may be shared by any number of threads and
// must outlive its CaseRunners.
//
// Nothing throws across this header. A test sees only its own context, answers, time and seed;
// tests of one suite do not influence each other.
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
  /// Returns whether the last test was called off; its result then says nothing.
  bool was_called_off() const;

 private:
  struct State;
  Programs& programs_;
  CaseLimits limits_;
  /// Made for the first test, and anew for the one behind an internal error.
  std::unique_ptr<State> state_;
};

/// Returns the result of a test whose run an internal error ended.
CaseResult broken_off(const std::string& reason);

}  // namespace vtlsim
