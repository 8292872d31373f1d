// The text that tokens stand for when Velocity prints its own source: null references, null macro
// arguments, undefined macros, `"a" + $null` and #literal. Results are views of the text or of
// copies in the arena.
//
// Velocity quirks: of special tokens (what hung behind a bare `$` or `#`) only `#` and `$` are
// printed, and a backslash before a `$` makes the character behind that `$` vanish; the end of a
// `#* *#` is empty in a literal, but not in an undefined macro.
#pragma once

#include <cstddef>
#include <memory_resource>
#include <string>
#include <string_view>

#include "engine/syntax/token.h"

namespace vtl::syntax {

/// Appends what the special tokens in front of a token print.
void append_special_text(std::string& out, const TokenList& list, const Token& token);

/// literal() of the tokens [first, last): images with their specials.
std::string_view literal_text(const TokenList& list, std::size_t first, std::size_t last,
                              std::pmr::memory_resource& arena);

/// The bare images of the tokens [first, last).
std::string_view image_text(const TokenList& list, std::size_t first, std::size_t last,
                            std::pmr::memory_resource& arena);

/// A copy that lives as long as the arena.
std::string_view copy_text(std::string_view text, std::pmr::memory_resource& arena);

}  // namespace vtl::syntax
