// A syntax error in people's words: what was found, what would have gone, and what to do about it.
//
// Why: Velocity's own message lists up to thirty token names; somebody who has to mend the template
// wants one line.
// Invariants: only words are made here; whether and where there is an error has been decided.
// Neither text ends in a full stop.
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "engine/syntax/java_parse_message.h"
#include "engine/syntax/token.h"
#include "vtl/syntax_error.h"

namespace vtl::syntax {

/// Sets `summary` and `help` of an error that was made from `fault`.
void explain_fault(SyntaxError& error, const JavaParseFault& fault, const TokenList& list);

/// One line of help for a directive that the profile refuses, or empty.
std::string_view help_for_forbidden_directive(std::string_view name);

}  // namespace vtl::syntax
