// The generated parser's tree as a flat list: which rule covers which tokens. ANTLR's contexts are
// heavy and would tie the tree builder to its headers.
//
// Nodes are in pre-order, the first is `document`. Rules are numbered as in grammar/VtlParser.g4
// (checked where ANTLR is used).
#pragma once

#include <cstdint>
#include <vector>

namespace vtl::syntax {

enum class Rule : std::uint8_t {
  document,
  block,
  comment,
  if_chain,
  condition,
  set,
  directive,
  call_arguments,
  call_argument,
  reference,
  member,
  method_arguments,
  index,
  parameter,
  value,
  other_value,
  bracket,
  range_end,
  list_rest,
  map,
  expression,
  operand,
};

struct SyntaxNode {
  Rule rule = Rule::document;
  /// Tokens [first, last) that the rule consumed.
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  /// Index of the node behind this node's subtree: the next sibling, where there is one.
  std::uint32_t next = 0;
};

struct SyntaxTree {
  std::vector<SyntaxNode> nodes;
};

}  // namespace vtl::syntax
