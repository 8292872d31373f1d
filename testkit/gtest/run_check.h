// Holds one run against expectations in the way of suites: an assertion is a suite of one test, so
// it takes the same expectations, finds the same mistakes in them, and fails with the same words.
// Nothing throws. Files anywhere are read: assertions are trusted code.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "vtlsim/case_result.h"
#include "vtlsim/gtest_run.h"
#include "vtlsim/json.h"

namespace vtlsim {

/// Why an assertion cannot be made, for people.
struct AssertionProblem {
  std::string message;
};

/// Returns the text itself, or what the file holds.
std::variant<std::string, AssertionProblem> text_of(const Text& text);
/// `subject` is what should be JSON: "the context". Comments and trailing commas pass.
std::variant<Json, AssertionProblem> json_of(const Text& text, std::string_view subject);

/// `expect` as in a suite. CaseResult::snapshot is the outcome, unless the run could not be done.
std::variant<CaseResult, AssertionProblem> check_run(const Run& run, Json expect);

/// See Run::outcome.
std::string outcome_of(const Run& run);

}  // namespace vtlsim
