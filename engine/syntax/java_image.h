// Token texts as JavaCC prints them in messages.
//
// Threads: pure functions over WTF-8.
// Velocity quirk: everything outside printable ASCII is a \uxxxx per UTF-16 unit; a NUL is left
// out.
#pragma once

#include <string>
#include <string_view>

namespace vtl::syntax {

/// What stands between the quotes of `Encountered "..."`.
std::string escape_java_image(std::string_view image);

/// `"&" (38)`: the first UTF-16 unit of a text that is not empty, and its number.
std::string stuck_character(std::string_view text);

}  // namespace vtl::syntax
