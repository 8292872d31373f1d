// Words a syntax error for people: what was found, what was expected, and what to do about it.
// Velocity's own message lists up to thirty token names.
#pragma once

#include <string>
#include <string_view>

#include "engine/syntax/java_parse_message.h"
#include "engine/syntax/token.h"
#include "vtl/syntax_error.h"

namespace vtl::syntax {

/// Sets `summary` and `help` of an error that was made from `fault`.
void explain_fault(SyntaxError& error, const JavaParseFault& fault, const TokenList& list);

/// Returns one line of help for a directive that the profile refuses, or nothing.
std::string_view help_for_forbidden_directive(std::string_view name);

}  // namespace vtl::syntax
