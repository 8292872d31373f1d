// Compares what a test expects with what was observed: the meaning of every key of `expect`. No
// failure means that the test holds. Without `error` or `errors` in `expect`, an error is a
// failure.
#pragma once

#include <vector>

#include "testkit/runner/observation.h"
#include "vtlsim/case_result.h"
#include "vtlsim/suite.h"

namespace vtlsim {

/// Adds failures in the order of the table of keys; sets CaseResult::is_error.
void check_expectations(const TestCase& test, const Observation& seen, CaseResult& result);

}  // namespace vtlsim
