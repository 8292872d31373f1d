// Text in, tokens out: what a lexer is to the rest of the syntax stage.
//
// Why: the parser takes tokens from this interface, so that the quick scanner (fast_lexer.h) and
// the lexer generated from grammar/VtlLexer.g4 (antlr/antlr_lexer.h), which defines what the
// scanner has to produce, can be exchanged and compared.
// Invariants: both produce equal lists for every text.
// Threads: a source holds no state between calls.
#pragma once

#include <string_view>

#include "engine/syntax/token.h"
#include "vtl/environment.h"

namespace vtl::syntax {

class TokenSource {
 public:
  virtual ~TokenSource() = default;
  /// All tokens of `text`, up to its end or to where the lexer is stuck. The profile decides which
  /// names open a block.
  virtual TokenList scan(std::string_view text, const Profile& profile) const = 0;
};

/// Is `#name(` the beginning of a block in this profile? `#@anything(` always is.
bool opens_block(std::string_view name, const Profile& profile);

/// The name a directive token stands for: the image without its first character, braces stripped.
std::string_view directive_name(std::string_view image);

}  // namespace vtl::syntax
