// Matches whole texts with Java's regular expressions, for $util.matches, which is
// java.util.regex.Pattern.matches as far as anyone can tell. The session keeps compiled patterns. A
// pattern that takes too long throws LimitExceeded (regex_time).
#pragma once

#include <string_view>

#include "vtl/session.h"

namespace appsync {

/// Returns whether the pattern covers the text from end to end. Throws JavaException
/// (PatternSyntaxException) for a bad pattern.
bool matches_whole(vtl::Session& session, std::string_view pattern, std::string_view text);

}  // namespace appsync
