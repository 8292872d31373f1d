// The scanner in daily use: Velocity 1.7's token manager by hand.
//
// Why: a generated lexer takes two to three times as long for the tokens of a template as the JVM
// does for its whole parse. This one is a switch per lexical state over bytes.
// Invariants: its token lists equal those of the lexer generated from grammar/VtlLexer.g4 for every
// text; a test compares both on all test data and on random text. Change the grammar first, then
// this.
// Threads: no state between calls. Velocity quirks carried here are those of the grammar's modes,
// which explain them one by one.
#pragma once

#include "engine/syntax/token_source.h"

namespace vtl::syntax {

class FastLexer final : public TokenSource {
 public:
  TokenList scan(std::string_view text, const Profile& profile) const override;
};

}  // namespace vtl::syntax
