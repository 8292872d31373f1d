// Prose for people, broken into lines between its words: help, explanations and the reference read
// well at a terminal's width. A word is never broken; a word longer than the line has a line of its
// own. Width counts characters, not bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vtlsim {

/// Returns `text` in lines of at most `width` characters, each ended by a line feed; the first
/// begins with `first` blanks, the others with `rest` blanks. Empty for a text without words.
std::string wrapped_text(std::string_view text, std::size_t width, std::size_t first = 0,
                         std::size_t rest = 0);

}  // namespace vtlsim
