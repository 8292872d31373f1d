// Whole-string matches of Java's regular expressions.
//
// Why: $util.matches is java.util.regex.Pattern.matches as far as anyone can tell: the pattern has
// to cover the text from end to end. The engine's methods of String know the syntax.
// Invariants: a pattern that takes too long ends the render (LimitExceeded regex_time), it never
// hangs. Ownership and threads: a pure function.
#pragma once

#include <cstdint>
#include <string_view>

namespace appsync {

/// Throws JavaException (PatternSyntaxException) for a bad pattern. A limit of 0 milliseconds still
/// allows patterns that need no steps.
bool matches_whole(std::string_view pattern, std::string_view text, std::uint32_t milliseconds);

}  // namespace appsync
