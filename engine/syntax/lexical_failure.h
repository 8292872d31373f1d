// What Velocity says about the place where its lexer is stuck, as JavaCC's TokenMgrError does; both
// lexers report it through this.
//
// Quirks: a stuck character that is the last of the input counts as the end of the input; that end
// is one column behind the last character, or column 0 of the next line; <EOF> as a token has the
// place of the last character.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/syntax/token.h"

namespace vtl::syntax {

/// `begin`: where the pending token begins; `matching`: where the failed match began (behind MORE);
/// `stuck`: the offending byte, or the size of the text.
LexicalFailure describe_failure(std::string_view text, std::size_t begin, std::size_t matching,
                                std::size_t stuck);

/// Returns where a match that begins at `position` and fits no pattern is stuck: at most characters
/// themselves, but some begin a pattern and are passed. `is_directive`: inside the parentheses of a
/// directive, where `&` and `|` begin one.
std::size_t stuck_offset(std::string_view text, std::size_t position, bool is_directive);

/// Returns the position of <EOF>, which is that of the last UTF-16 unit.
Position end_position(std::string_view text);

}  // namespace vtl::syntax
