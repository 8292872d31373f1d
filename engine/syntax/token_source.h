// Scans a text into tokens. There are two: the lexer in daily use (fast_lexer.h) and the one
// generated from grammar/VtlLexer.g4 (antlr/antlr_lexer.h), which defines what the first has to
// produce. A source holds no state between calls.
#pragma once

#include <string_view>

#include "engine/syntax/token.h"
#include "vtl/environment.h"

namespace vtl::syntax {

class TokenSource {
 public:
  virtual ~TokenSource() = default;
  /// Returns all tokens of `text`, up to its end or to where the lexer is stuck. The profile
  /// decides which names open a block.
  virtual TokenList scan(std::string_view text, const Profile& profile) const = 0;
};

}  // namespace vtl::syntax
