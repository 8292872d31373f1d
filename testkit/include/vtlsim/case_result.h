// How one test went, and everything a person wants to see when it failed; every reporter shows
// these facts in its own layout. A passed or skipped result has no failures. Independent of the
// session that ran it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vtl/diagnostic.h"
#include "vtlsim/json.h"
#include "vtlsim/json_diff.h"

namespace vtlsim {

enum class CaseStatus : std::uint8_t {
  passed,
  failed,
  skipped,
  todo,  // failed, and was expected to
};
/// Returns "passed", "failed", "skipped" or "todo".
std::string_view status_name(CaseStatus status);

/// One expectation that does not hold.
struct CaseFailure {
  /// Key of `expect`: "request", "error"; also "strict" and "run".
  std::string about;
  /// One sentence.
  std::string message;
  std::vector<Difference> differences;
  /// For texts: lines marked with - and +.
  std::string text_diff;
};

/// A reference of the template and what the context holds there.
struct ReferenceValue {
  std::string reference;
  /// JSON in short, or "not set".
  std::string value;
};

struct CaseResult {
  CaseStatus status = CaseStatus::passed;
  /// Why it was skipped or is a todo, even if that passes.
  std::string reason;
  std::vector<CaseFailure> failures;
  /// A template ended with an error that nobody expected, or the run could not be done.
  bool is_error = false;
  /// Places in templates that explain the failures.
  std::vector<vtl::Diagnostic> excerpts;
  std::vector<ReferenceValue> values;
  /// References that printed their own source text, with the reason.
  std::vector<std::string> unresolved;
  std::int64_t nanoseconds = 0;
  /// The outcome, when the test has a snapshot: what would be stored.
  std::shared_ptr<const Json> snapshot;
};

/// Returns failures, excerpts, values and unresolved references as lines, without colour: for
/// reports and assertions.
std::string failure_text(const CaseResult& result);
/// Returns the first failure in one line.
std::string failure_headline(const CaseResult& result);

}  // namespace vtlsim
