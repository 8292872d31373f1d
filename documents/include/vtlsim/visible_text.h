// How text that may come from anywhere is shown: a name of a file, a line of a program.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vtlsim {

/// Appends it as one line of valid UTF-8 that no terminal, XML reader or line reader stumbles over:
/// control characters and stray bytes as `\x1B`, U+0080 to U+009F, line and paragraph separators
/// and what is not a character (U+FFFE) as `\u0085`, half a surrogate pair as U+FFFD. A tab stays.
/// Text longer than `limit` bytes is cut at a character, with `…`.
void append_visible(std::string& out, std::string_view text, std::size_t limit = 2000);
/// All of it.
std::string visible_text(std::string_view text);

}  // namespace vtlsim
