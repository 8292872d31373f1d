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

/// A document is what graphql-java 9.2 takes; a schema may be empty and may have what the
/// specification added since.
enum class Dialect : std::uint8_t { document, schema };

/// The AST lies in `arena` and views `text`.
Parsed parse(std::string_view text, const TextLimits& limits, Arena& arena, Dialect dialect);

}  // namespace gql::syntax
