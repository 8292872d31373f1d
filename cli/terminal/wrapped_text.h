// Prose for people, broken into lines between its words.
//
// Why: help, explanations and the reference read well at a terminal's width, and the same in a
// file. Invariants: a word is never broken; a word longer than the line stands alone on it. Width
// counts characters, not bytes. Threads: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vtlsim {

/// `text` in lines of at most `width` characters, each ended by a line feed; the first begins with
/// `first` blanks, the others with `rest` blanks. Empty for a text without words.
std::string wrapped_text(std::string_view text, std::size_t width, std::size_t first = 0,
                         std::size_t rest = 0);

}  // namespace vtlsim
