// commons-lang 2.x StringEscapeUtils.escapeJavaScript.
//
// Why: $util.escapeJavaScript carries its name and its documented effect ("JavaScript escaped
// string"). Invariants: the result is printable ASCII apart from U+007F, which commons-lang leaves
// alone. Ownership and threads: a pure function. Quirk: the single quote and the slash are escaped
// too, so the result is no valid JSON string ("\'" is no JSON escape); templates that build JSON
// with it break on an apostrophe, on the service and here.
#pragma once

#include <string>
#include <string_view>

namespace appsync {

/// Escapes \ " ' / with a backslash, controls as \b \n \t \f \r or \u00XX, every UTF-16 unit above
/// 0x7F as \uXXXX.
std::string escape_javascript(std::string_view wtf8);

}  // namespace appsync
