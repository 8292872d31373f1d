// The rules of the check, one row and one function each. A new rule is a function here, a row in
// rules.cpp, and a row in the table of codes that explains it. Rules are independent of each other
// and of their order.
#pragma once

#include "engine/check/rule_run.h"

namespace vtl::check {

/// Rules that one function decides share their node kind, not their row.
namespace rule {
inline constexpr CheckRule kUnknownFunction{"VTL401", "unknown-function", Severity::error};
inline constexpr CheckRule kArgumentCount{"VTL402", "argument-count", Severity::error};
inline constexpr CheckRule kUnknownDirective{"VTL403", "unknown-directive", Severity::error};
inline constexpr CheckRule kMisusedReturn{"VTL404", "misused-return", Severity::error};
}  // namespace rule

/// kUnknownFunction, kArgumentCount: members of the host's objects (`$util.toJsn`).
void check_host_members(RuleRun& run, const syntax::Reference& reference);
/// kUnknownDirective: `#foreahc(...)`, which prints its own source text.
void check_unknown_directive(RuleRun& run, const syntax::MacroCall& call);
/// kMisusedReturn: `#return($a, $b)`, `#return $a`, and a #return inside a string.
void check_return(RuleRun& run, const syntax::DirectiveCall& call);

}  // namespace vtl::check
