// The generated parser behind a function, so that ANTLR's headers stay in engine/syntax/antlr/. May
// be called from any number of threads at once.
#pragma once

#include "engine/syntax/syntax_tree.h"
#include "engine/syntax/token.h"

namespace vtl::syntax {

/// Returns whether grammar/VtlParser.g4 accepts the tokens; `tree` is whole if so. Precondition:
/// the nesting of the tokens is bounded (token_roles.h), because the generated parser recurses.
bool parse_with_grammar(const TokenList& list, SyntaxTree& tree);

}  // namespace vtl::syntax
