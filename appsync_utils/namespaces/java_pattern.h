// Whole-string matches of Java's regular expressions.
//
// Why: $util.matches is java.util.regex.Pattern.matches as far as anyone can tell: the pattern has
// to cover the text from end to end. The engine's methods of String know the syntax.
// Invariants: a pattern that takes too long ends the render (LimitExceeded regex_time), it never
// hangs. Ownership: the session keeps the compiled pattern. Threads: as the session, one.
#pragma once

#include <string_view>

#include "vtl/session.h"

namespace appsync {

/// Throws JavaException (PatternSyntaxException) for a bad pattern.
bool matches_whole(vtl::Session& session, std::string_view pattern, std::string_view text);

}  // namespace appsync
