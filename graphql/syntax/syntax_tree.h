// The tree of the generated parser, as a flat list in pre-order: which rule covers which tokens.
// Rules are numbered as grammar/GraphqlParser.g4 has them (checked where ANTLR is used).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graphql/syntax/token.h"

namespace gql::syntax {

enum class Rule : std::uint8_t {
  document,
  bare_query,
  definition,
  operation_definition,
  operation_type,
  fragment_definition,
  type_condition,
  variable_definitions,
  variable_definition,
  selection_set,
  selection,
  field,
  fragment_spread,
  inline_fragment,
  arguments,
  argument,
  directives,
  directive,
  value,
  variable,
  list_value,
  object_value,
  object_field,
  default_value,
  type,
  list_type,
  type_system_definition,
  description,
  schema_definition,
  schema_extension,
  operation_types,
  operation_type_definition,
  scalar_type,
  object_type,
  interface_type,
  forced_query,
  interfaces,
  fields,
  field_definition,
  argument_definitions,
  input_value,
  union_type,
  union_extension,
  union_members,
  enum_type,
  enum_extension,
  enum_values,
  enum_value,
  input_type,
  input_extension,
  input_fields,
  directive_definition,
  name,
};

struct SyntaxNode {
  Rule rule = Rule::document;
  /// Tokens [first, last) that the rule consumed.
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  /// Index of the node behind this node's subtree: the next sibling, where there is one.
  std::uint32_t next = 0;
};

using SyntaxTree = std::vector<SyntaxNode>;

/// Does grammar/GraphqlParser.g4 accept the tokens? The tree is whole if so; otherwise the answer
/// is the index of the token at which the parser gave up. The depth of the tokens must have been
/// bounded before, because the generated parser recurses.
std::optional<std::size_t> parse_with_grammar(const TokenList& list, SyntaxTree& tree);

}  // namespace gql::syntax
