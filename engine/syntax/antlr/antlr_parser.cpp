#include <mutex>

#include "VtlLexer.h"
#include "VtlParser.h"
#include "engine/syntax/grammar_parser.h"
#include "grammar/runtime/antlr_lock.h"
#include "grammar/runtime/kind_stream.h"

namespace vtl::syntax {
namespace {

using Grammar = vtl_grammar::VtlParser;

template <typename Enum>
constexpr bool is_numbered(Enum value, std::size_t number) {
  return static_cast<std::size_t>(value) == number;
}

// The numbers of TokenKind and Rule are the grammar's. One constant in the middle of each stretch
// would do; the first and the last of a list move when anything between them is added or removed.
static_assert(is_numbered(TokenKind::eof, 0));
static_assert(is_numbered(TokenKind::index_open, Grammar::INDEX_OPEN));
static_assert(is_numbered(TokenKind::left_paren, Grammar::LEFT_PAREN));
static_assert(is_numbered(TokenKind::line_comment, Grammar::LINE_COMMENT));
static_assert(is_numbered(TokenKind::text_block, Grammar::TEXT_BLOCK));
static_assert(is_numbered(TokenKind::string, Grammar::STRING));
static_assert(is_numbered(TokenKind::minus, Grammar::MINUS));
static_assert(is_numbered(TokenKind::logical_and, Grammar::LOGICAL_AND));
static_assert(is_numbered(TokenKind::assign, Grammar::ASSIGN));
static_assert(is_numbered(TokenKind::else_directive, Grammar::ELSE_DIRECTIVE));
static_assert(is_numbered(TokenKind::integer, Grammar::INTEGER));
static_assert(is_numbered(TokenKind::identifier, Grammar::IDENTIFIER));
static_assert(is_numbered(TokenKind::empty_index, Grammar::EMPTY_INDEX));
static_assert(is_numbered(TokenKind::call, Grammar::CALL));
static_assert(is_numbered(TokenKind::unexpected, Grammar::UNEXPECTED));
static_assert(is_numbered(Rule::document, Grammar::RuleDocument));
static_assert(is_numbered(Rule::directive, Grammar::RuleDirective));
static_assert(is_numbered(Rule::reference, Grammar::RuleReference));
static_assert(is_numbered(Rule::value, Grammar::RuleValue));
static_assert(is_numbered(Rule::map, Grammar::RuleMap));
static_assert(is_numbered(Rule::operand, Grammar::RuleOperand));

}  // namespace

bool parse_with_grammar(const TokenList& list, SyntaxTree& tree) {
  tree.nodes.clear();
  tree.nodes.reserve(list.tokens.size());
  const std::lock_guard<std::mutex> guard(grammar_runtime::antlr_lock());
  grammar_runtime::KindStream stream(list.tokens);
  Grammar parser(&stream);
  parser.set_nodes(&tree.nodes);
  try {
    parser.document();
    return true;
  } catch (const grammar_runtime::Rejection&) {
    return false;
  }
}

}  // namespace vtl::syntax
