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

// graphql-java looks ahead as far as it must to see whether `{` behind the head of a type begins a
// body or a query. Such texts are rare and never valid, so the parser here tries the body, and
// after a failure the query, for the last such `{` before the failure. False when there is none.
bool reread_last_body(TokenList& list, const SyntaxTree& tree, std::size_t refused) {
  for (auto node = tree.rbegin(); node != tree.rend(); ++node) {
    const bool may_be_left_out = node->rule == Rule::fields || node->rule == Rule::enum_values ||
                                 node->rule == Rule::input_fields;
    if (!may_be_left_out || node->first > refused) continue;
    list.tokens[node->first].kind = TokenKind::query_brace;
    return true;
  }
  return false;
}

std::optional<std::size_t> parse_tokens(TokenList& list, SyntaxTree& tree, Dialect dialect) {
  constexpr int kMostTrials = 8;
  const std::optional<std::size_t> refused = parse_with_grammar(list, tree);
  if (!refused || dialect == Dialect::schema) return refused;
  std::optional<std::size_t> again = refused;
  for (int i = 0; i < kMostTrials && again && reread_last_body(list, tree, *again); ++i) {
    again = parse_with_grammar(list, tree);
  }
  return again ? refused : std::nullopt;
}

}  // namespace

Parsed parse(std::string_view text, const TextLimits& limits, Arena& arena, Dialect dialect) {
  Parsed parsed;
  TokenList list = scan(text, limits);
  if (list.exceeded != Limit::none) {
    parsed.fault = fault_at(list, list.tokens.size() - 1);
    parsed.fault->limit = list.exceeded;
    return parsed;
  }
  SyntaxTree tree;
  if (const std::optional<std::size_t> refused = parse_tokens(list, tree, dialect)) {
    parsed.fault = fault_at(list, *refused);
    return parsed;
  }
  TreeReader reader(list, tree, arena);
  parsed.document = reader.document();
  const bool is_document = dialect == Dialect::document;
  if (const auto token = reader.misplaced_variable()) {
    parsed.fault = fault_at(list, *token);
  } else if (const auto modern = reader.modern_construct(); modern && is_document) {
    parsed.fault = fault_at(list, *modern);
  } else if (parsed.document.definitions.empty() && is_document) {
    parsed.fault = fault_at(list, list.tokens.size() - 1);
  }
  parsed.dropped = std::move(list.dropped);
  return parsed;
}

}  // namespace gql::syntax
