// What is wrong with a template, told without running it.
//
// Why: a hook or an editor wants to know at once, and has no context to render with.
// Invariants: only what is certain is reported: a rule that is in doubt stays silent, because a
// warning about a good template costs more trust than a miss. A text that does not parse has its
// syntax error and nothing else, as Velocity stops at the first one. Nothing is rendered.
// Ownership: diagnostics share the source.
// Threads: pure functions; an Environment may be shared.
// Velocity quirk: a call that no function takes, and a directive that nobody knows, are no errors
// for the engine: both print their own source text.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "vtl/diagnostic.h"
#include "vtl/environment.h"
#include "vtl/source.h"

namespace vtl {

/// One kind of mistake. What it is about in words is the row of `code` in engine_codes().
struct CheckRule {
  /// "VTL401".
  std::string_view code;
  /// "unknown-function".
  std::string_view name;
  /// Of most findings; one that is less certain is a warning.
  Severity severity = Severity::error;
};

/// In the order of their codes. Syntax errors (VTL0xx) belong to no rule.
std::span<const CheckRule> check_rules();

/// Findings in the order of the text.
std::vector<Diagnostic> check_template(const std::shared_ptr<const Source>& source,
                                       const Environment& environment);

}  // namespace vtl
