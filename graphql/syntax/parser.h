// A text -> its AST.
#pragma once

#include <string_view>
#include <vector>

#include "gql/arena.h"
#include "gql/limits.h"
#include "graphql/syntax/ast.h"
#include "graphql/syntax/token.h"

namespace gql::syntax {

struct SyntaxFault {
  vtl::Span span;
  /// The token found there, for a person; the limit instead where one was exceeded.
  std::string_view found;
  Limit limit = Limit::none;
};

struct Parsed {
  ast::Document document;
  std::optional<SyntaxFault> fault;
  std::vector<vtl::Span> dropped;
};

/// The AST lies in `arena` and views `text`. A text without definitions is a fault at its end
/// unless `may_be_empty`.
Parsed parse(std::string_view text, const TextLimits& limits, Arena& arena, bool may_be_empty);

}  // namespace gql::syntax
