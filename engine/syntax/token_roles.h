// Tells what a token is, given its neighbours: the step between a lexer and the parser. Velocity's
// parser looks two or three tokens ahead; with these kinds the generated parser needs one.
//
// The rules (grammar/README.md tells them to people who generate a parser in another language): `{`
// before an identifier opens a formal reference (formal_open), else it is text; a dot behind an
// identifier, `]` or `)` of a reference and before an identifier continues it, else it is text
// (stray_dot); `(` behind `.name` and before something that can start an argument, or `)`, opens
// the arguments of a method (method_open), else it is text; whitespace behind whitespace (a bare
// `#` or `$` was between) is legal nowhere (unexpected).
//
// Only kinds change; java_token_number() still gives the original one.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/syntax/token.h"
#include "vtl/environment.h"

namespace vtl::syntax {

struct TokenFacts {
  /// Byte offset of the token at which the nesting became too deep.
  std::optional<std::uint32_t> too_deep_at;
  /// Bare words among the arguments of a directive, other than the usual `in` of #foreach and name
  /// of #macro, and #macro without a name: Velocity's parser may object to them, though the grammar
  /// does not.
  bool has_suspicious_arguments = false;
};

/// Gives the tokens their roles and measures how deep they nest: recursive work on the tokens (the
/// parser, the wording of its errors, the interpreter) is bounded by `nesting_depth`.
TokenFacts assign_roles(TokenList& list, std::uint32_t nesting_depth);

}  // namespace vtl::syntax
