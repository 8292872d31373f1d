// Token texts as JavaCC prints them in messages: everything outside printable ASCII is a \uxxxx per
// UTF-16 unit, a NUL is left out. Texts are WTF-8.
#pragma once

#include <string>
#include <string_view>

namespace vtl::syntax {

/// Returns what stands between the quotes of `Encountered "..."`.
std::string escape_java_image(std::string_view image);

/// Returns the first UTF-16 unit and its number: `"&" (38)`. Precondition: `text` is not empty.
std::string stuck_character(std::string_view text);

}  // namespace vtl::syntax
