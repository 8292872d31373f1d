#include "graphql/syntax/parser.h"

#include "graphql/syntax/syntax_tree.h"
#include "graphql/syntax/tree_reader.h"

namespace gql::syntax {
namespace {

SyntaxFault fault_at(const TokenList& list, std::size_t token) {
  const Token& at = list.tokens[token];
  if (at.kind == TokenKind::eof) return {{at.begin, at.end}, "the end of the text"};
  return {{at.begin, at.end}, list.image(token)};
}

}  // namespace

Parsed parse(std::string_view text, const TextLimits& limits, Arena& arena, bool may_be_empty) {
  Parsed parsed;
  TokenList list = scan(text, limits);
  if (list.exceeded != Limit::none) {
    parsed.fault = fault_at(list, list.tokens.size() - 1);
    parsed.fault->limit = list.exceeded;
    return parsed;
  }
  SyntaxTree tree;
  if (const std::optional<std::size_t> refused = parse_with_grammar(list, tree)) {
    parsed.fault = fault_at(list, *refused);
    return parsed;
  }
  TreeReader reader(list, tree, arena);
  parsed.document = reader.document();
  if (const auto token = reader.misplaced_variable()) {
    parsed.fault = fault_at(list, *token);
  } else if (parsed.document.definitions.empty() && !may_be_empty) {
    parsed.fault = fault_at(list, list.tokens.size() - 1);
  }
  parsed.dropped = std::move(list.dropped);
  return parsed;
}

}  // namespace gql::syntax
