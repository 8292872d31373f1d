#include <mutex>

#include "GraphqlLexer.h"
#include "GraphqlParser.h"
#include "grammar/runtime/antlr_lock.h"
#include "grammar/runtime/kind_stream.h"
#include "graphql/syntax/syntax_tree.h"

namespace gql::syntax {
namespace {

using Grammar = graphql_grammar::GraphqlParser;

template <typename Enum>
constexpr bool is_numbered(Enum value, std::size_t number) {
  return static_cast<std::size_t>(value) == number;
}

// The numbers of TokenKind and Rule are the grammar's: the first and the last of a list move when
// anything between them is added or removed.
static_assert(is_numbered(TokenKind::eof, 0));
static_assert(is_numbered(TokenKind::bang, Grammar::BANG));
static_assert(is_numbered(TokenKind::right_brace, Grammar::RIGHT_BRACE));
static_assert(is_numbered(TokenKind::on, Grammar::ON));
static_assert(is_numbered(TokenKind::fragment, Grammar::FRAGMENT));
static_assert(is_numbered(TokenKind::enumeration, Grammar::ENUM));
static_assert(is_numbered(TokenKind::name, Grammar::NAME));
static_assert(is_numbered(TokenKind::integer, Grammar::INT));
static_assert(is_numbered(TokenKind::stray_exponent, Grammar::STRAY_EXPONENT));
static_assert(is_numbered(TokenKind::block_string, Grammar::BLOCK_STRING));
static_assert(is_numbered(Rule::document, Grammar::RuleDocument));
static_assert(is_numbered(Rule::selection_set, Grammar::RuleSelectionSet));
static_assert(is_numbered(Rule::value, Grammar::RuleValue));
static_assert(is_numbered(Rule::type, Grammar::RuleType));
static_assert(is_numbered(Rule::object_type, Grammar::RuleObjectType));
static_assert(is_numbered(Rule::enum_value, Grammar::RuleEnumValue));
static_assert(is_numbered(Rule::name, Grammar::RuleName));

}  // namespace

std::optional<std::size_t> parse_with_grammar(const TokenList& list, SyntaxTree& tree) {
  tree.clear();
  tree.reserve(list.tokens.size() * 2);
  const std::lock_guard<std::mutex> guard(grammar_runtime::antlr_lock());
  grammar_runtime::KindStream stream(list.tokens);
  Grammar parser(&stream);
  parser.set_nodes(&tree);
  try {
    parser.document();
    return std::nullopt;
  } catch (const grammar_runtime::Rejection&) {
    return parser.position();
  }
}

}  // namespace gql::syntax
