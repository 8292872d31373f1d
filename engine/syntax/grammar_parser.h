// The generated parser behind a function.
//
// Why: keeps ANTLR's headers inside engine/syntax/antlr/.
// Threads: callable from any number of threads at once.
#pragma once

#include "engine/syntax/syntax_tree.h"
#include "engine/syntax/token.h"

namespace vtl::syntax {

/// Does grammar/VtlParser.g4 accept the tokens? `tree` is whole if so. The nesting of the tokens
/// must have been bounded before (token_roles.h), because the generated parser recurses.
bool parse_with_grammar(const TokenList& list, SyntaxTree& tree);

}  // namespace vtl::syntax
