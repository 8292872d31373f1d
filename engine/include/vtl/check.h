// Finds mistakes in a template without running it, for hooks and editors, which have no context to
// render with.
//
// Only what is certain is reported: a warning about a good template costs more trust than a miss. A
// text that does not parse has its syntax error and nothing else. To Velocity a call that no
// function takes and an unknown directive are not errors: both print their own source text.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "vtl/diagnostic.h"
#include "vtl/diagnostic_codes.h"
#include "vtl/environment.h"
#include "vtl/source.h"

namespace vtl {

/// One kind of mistake, with its code ("VTL401") and what that means in words.
struct CheckRule : DiagnosticCode {
  /// "unknown-function".
  std::string_view name;
  /// The severity of most findings; a less certain one is a warning.
  Severity severity;
};

/// Returns all rules in the order of their codes. Syntax errors (VTL0xx) belong to no rule.
std::span<const CheckRule> check_rules();
/// Returns the same rows as a table of codes.
std::span<const DiagnosticCode> check_codes();

/// Returns the findings in the order of the text; they share `source`.
std::vector<Diagnostic> check_template(const std::shared_ptr<const Source>& source,
                                       const Environment& environment);

}  // namespace vtl
