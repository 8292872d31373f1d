// Text on its way out of the program. Strings of the engine may hold half of a surrogate pair (a
// Java String can, after substring), which is not valid UTF-8; Java's encoder writes '?' for it,
// and so does this.
#pragma once

#include <string>
#include <string_view>

namespace vtlsim {

/// Returns `text` itself when it holds no lone surrogate; else a corrected copy kept in `storage`.
std::string_view outgoing_text(std::string_view text, std::string& storage);

}  // namespace vtlsim
