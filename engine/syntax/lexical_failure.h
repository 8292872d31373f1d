// What Velocity says about the place where its lexer is stuck.
//
// Why: both lexers find the same place; what is reported of it follows JavaCC's TokenMgrError and
// is here once.
// Threads: pure functions.
// Velocity quirks: a stuck character that is the last of the input is taken for the end of the
// input; that end is one column behind the last character, or column 0 of the next line; <EOF> as a
// token has the place of the last character.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/syntax/token.h"

namespace vtl::syntax {

/// `begin`: of the pending token; `matching`: where the failed match began (behind MORE); `stuck`:
/// the offending byte, or the size of the text.
LexicalFailure describe_failure(std::string_view text, std::size_t begin, std::size_t matching,
                                std::size_t stuck);

/// Where a match that begins at `position` and fits no pattern is stuck: most characters are stuck
/// themselves, some begin a pattern and are passed. `is_directive`: inside the parentheses of a
/// directive, where `&` and `|` begin one.
std::size_t stuck_offset(std::string_view text, std::size_t position, bool is_directive);

/// Position of <EOF>: that of the last UTF-16 unit.
Position end_position(std::string_view text);

}  // namespace vtl::syntax
