// Checks whether the requests that come out with the contexts of a suite fit their data sources,
// for whoever checks templates without running tests: a suite may look at one field of a request,
// the service looks at all of it.
//
// What a test expects is not compared; tests that expect an error, and those that are skipped or to
// be done, are passed over. A template of its own counts as a unit resolver where it names a
// `version`; else its place is unknown, and nothing is said about it.
#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "appsync/compatibility.h"
#include "vtl/diagnostic.h"
#include "vtlsim/suite.h"

namespace vtlsim {

class RequestCheck {
 public:
  /// `choices` go on top of what a suite itself chooses. `cpu_time`: of one evaluation; one that
  /// takes longer is a finding (VTL311).
  explicit RequestCheck(std::vector<appsync::CompatibilityChoice> choices = {},
                        std::chrono::nanoseconds cpu_time = std::chrono::nanoseconds::max());
  ~RequestCheck();
  RequestCheck(const RequestCheck&) = delete;
  RequestCheck& operator=(const RequestCheck&) = delete;

  /// Diagnostics with codes of appsync::simulator_codes(); each with a note that names the test.
  /// The same finding of several tests is given once.
  std::vector<vtl::Diagnostic> check(const TestSuite& suite);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vtlsim
