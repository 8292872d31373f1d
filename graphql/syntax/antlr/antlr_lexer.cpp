#include <memory>
#include <mutex>

#include "GraphqlLexer.h"
#include "grammar/runtime/antlr_lock.h"
#include "grammar/runtime/byte_stream.h"
#include "graphql/syntax/token.h"

namespace gql::syntax {
namespace {

// Writes down what the lexer drops: from the beginning of the token that came to nothing up to the
// character at which that was found.
class DroppedText final : public antlr4::BaseErrorListener {
 public:
  DroppedText(TokenList& list, antlr4::Lexer& lexer, grammar_runtime::ByteStream& stream)
      : list_(list), lexer_(lexer), stream_(stream) {}

  void syntaxError(antlr4::Recognizer*, antlr4::Token*, size_t, size_t, const std::string&,
                   std::exception_ptr) override {
    const size_t begin = lexer_.tokenStartCharIndex;
    const size_t stopped = stream_.index();
    if (stopped < stream_.size()) stream_.consume();
    list_.dropped.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(stream_.index())});
    stream_.seek(stopped);
  }

 private:
  TokenList& list_;
  antlr4::Lexer& lexer_;
  grammar_runtime::ByteStream& stream_;
};

}  // namespace

TokenList scan_with_grammar(std::string_view text) {
  TokenList list;
  list.text = text;
  const std::lock_guard<std::mutex> guard(grammar_runtime::antlr_lock());
  grammar_runtime::ByteStream stream(text);
  graphql_grammar::GraphqlLexer lexer(&stream);
  DroppedText dropped(list, lexer, stream);
  lexer.removeErrorListeners();
  lexer.addErrorListener(&dropped);
  for (;;) {
    const std::unique_ptr<antlr4::Token> token = lexer.nextToken();
    const auto comments = static_cast<std::uint32_t>(list.comments.size());
    if (token->getType() == antlr4::Token::EOF) {
      const auto end = static_cast<std::uint32_t>(text.size());
      list.tokens.push_back({TokenKind::eof, end, end, comments});
      return list;
    }
    const auto begin = static_cast<std::uint32_t>(token->getStartIndex());
    const auto end = static_cast<std::uint32_t>(stream.index());
    if (token->getChannel() == antlr4::Token::HIDDEN_CHANNEL) {
      list.comments.push_back({begin, end});
    } else {
      list.tokens.push_back({static_cast<TokenKind>(token->getType()), begin, end, comments});
    }
  }
}

}  // namespace gql::syntax
