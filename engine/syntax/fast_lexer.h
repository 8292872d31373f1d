// The lexer in daily use: Velocity 1.7's token manager written by hand. It produces the tokens of
// the lexer generated from grammar/VtlLexer.g4 for every text; a test compares both on all test
// data and on random text. Change the grammar first, then this.
#pragma once

#include "engine/syntax/token_source.h"

namespace vtl::syntax {

class FastLexer final : public TokenSource {
 public:
  TokenList scan(std::string_view text, const Profile& profile) const override;
};

}  // namespace vtl::syntax
