// commons-lang 2.x StringEscapeUtils.escapeJavaScript, for $util.escapeJavaScript, which has its
// name and documented effect. The result is printable ASCII apart from U+007F.
//
// The single quote and the slash are escaped too, so the result is not a JSON string ("\'" is not
// an escape of JSON); templates that build JSON with it break on an apostrophe, on the service and
// here.
#pragma once

#include <string>
#include <string_view>

namespace appsync {

/// Escapes \ " ' / with a backslash, controls as \b \n \t \f \r or \u00XX, every UTF-16 unit above
/// 0x7F as \uXXXX.
std::string escape_javascript(std::string_view wtf8);

}  // namespace appsync
