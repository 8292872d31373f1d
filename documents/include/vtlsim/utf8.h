// Whether bytes are UTF-8, and how text that may not be is shown.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vtlsim {

/// Returns the offset of the first byte that is not part of valid UTF-8 (shortest forms, no
/// surrogates, up to U+10FFFF).
std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

/// Returns the size of the character at offset `at`, 0 when there is none.
std::size_t utf8_size_at(std::string_view bytes, std::size_t at);

/// Appends text that may come from anywhere as one line of valid UTF-8 that no terminal, XML reader
/// or line reader stumbles over: control characters and stray bytes as `\x1B`, U+0080 to U+009F,
/// line and paragraph separators and noncharacters (U+FFFE) as `\u0085`, half a surrogate pair as
/// U+FFFD. A tab stays. Text longer than `limit` bytes is cut at a character, with `…`.
void append_visible(std::string& out, std::string_view text, std::size_t limit = 2000);
/// Returns all of `text` in the form that append_visible gives it.
std::string visible_text(std::string_view text);

}  // namespace vtlsim
