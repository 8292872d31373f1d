// Text on its way out of the program.
//
// Why: strings of the engine may hold half of a surrogate pair (a Java String can, after
// substring), which is no valid UTF-8. Java's encoder writes '?' for it, and so does this.
// Threads: pure function.
#pragma once

#include <string>
#include <string_view>

namespace vtlsim {

/// `text` itself when it holds no lone surrogate; else a corrected copy kept in `storage`.
std::string_view outgoing_text(std::string_view text, std::string& storage);

}  // namespace vtlsim
