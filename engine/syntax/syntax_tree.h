// The tree of the generated parser, as a flat list.
//
// Why: ANTLR's contexts are heavy and tie whoever reads them to its headers. What the tree builder
// needs of them is which rule covers which tokens, in document order.
// Invariants: nodes are in pre-order; the first node is `document`. Rules are numbered as
// grammar/VtlParser.g4 has them (checked where ANTLR is used).
// Threads: plain values.
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
