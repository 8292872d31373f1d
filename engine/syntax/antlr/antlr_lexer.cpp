#include "engine/syntax/antlr/antlr_lexer.h"

#include <memory>

#include "VtlLexer.h"
#include "engine/syntax/directives.h"
#include "engine/syntax/lexical_failure.h"
#include "engine/syntax/line_cursor.h"
#include "grammar/runtime/antlr_lock.h"
#include "grammar/runtime/byte_stream.h"

namespace vtl::syntax {
namespace {

class Collector {
 public:
  explicit Collector(std::string_view text) : cursor_(text) { list_.text = text; }

  void add(const antlr4::Token& source) {
    const auto begin = static_cast<std::uint32_t>(source.getStartIndex());
    if (source.getChannel() == antlr4::Token::HIDDEN_CHANNEL) {
      if (!has_special_) special_begin_ = begin;
      has_special_ = true;
      return;
    }
    Token& token = list_.tokens.emplace_back();
    if (source.getType() == antlr4::Token::EOF) {
      const auto end = static_cast<std::uint32_t>(list_.text.size());
      token = {TokenKind::eof, end, end, has_special_ ? special_begin_ : end,
               end_position(list_.text)};
      return;
    }
    token.kind = static_cast<TokenKind>(source.getType());
    token.begin = begin;
    token.end = static_cast<std::uint32_t>(source.getStopIndex() + 1);
    token.special_begin = has_special_ ? special_begin_ : begin;
    token.position = cursor_.position_of(begin);
    has_special_ = false;
  }

  void fail(std::size_t begin, std::size_t matching, std::size_t stuck) {
    list_.failure = describe_failure(list_.text, begin, matching, stuck);
    Token& token = list_.tokens.emplace_back();
    token.kind = TokenKind::lexical_error;
    token.begin = token.special_begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(list_.text.size());
    token.position = list_.failure.position;
  }

  TokenList take() { return std::move(list_); }

 private:
  LineCursor cursor_;
  TokenList list_;
  std::uint32_t special_begin_ = 0;
  bool has_special_ = false;
};

}  // namespace

TokenList AntlrLexer::scan(std::string_view text, const Profile& profile) const {
  const std::lock_guard<std::mutex> guard(grammar_runtime::antlr_lock());
  grammar_runtime::ByteStream stream(text);
  vtl_grammar::VtlLexer lexer(&stream);
  lexer.removeErrorListeners();
  lexer.set_opens_block(
      [&profile](std::string_view image) { return opens_block(directive_name(image), profile); });
  Collector collector(text);
  while (true) {
    const std::unique_ptr<antlr4::Token> token = lexer.nextToken();
    if (lexer.stuck_at()) {
      collector.fail(lexer.failed_token_begin(), lexer.match_begin(), *lexer.stuck_at());
      break;
    }
    collector.add(*token);
    if (token->getType() == antlr4::Token::EOF) break;
  }
  return collector.take();
}

}  // namespace vtl::syntax
