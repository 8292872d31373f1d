#include "dynamodb/expression/antlr/token_list.h"

#include <algorithm>

#include "DynamoLexer.h"
#include "grammar/runtime/byte_stream.h"
#include "vtl/text/wtf8.h"

namespace dynamodb {
namespace {

using Lexer = dynamo_grammar::DynamoLexer;

// Whether the word is a name in this language although the lexer has a token of its own for it.
bool is_name(std::size_t type, Language language) {
  const bool is_of_conditions = type >= Lexer::AND && type <= Lexer::BETWEEN;
  const bool is_of_updates = type >= Lexer::SET && type <= Lexer::DELETE;
  if (language == Language::condition) return is_of_updates;
  if (language == Language::update) return is_of_conditions;
  return is_of_conditions || is_of_updates;
}

}  // namespace

TokenList::TokenList(std::string_view text, Language language) : text_(text) {
  grammar_runtime::ByteStream stream(text);
  Lexer lexer(&stream);
  lexer.removeErrorListeners();
  while (true) {
    std::unique_ptr<antlr4::Token> token = lexer.nextToken();
    auto* writable = static_cast<antlr4::WritableToken*>(token.get());
    if (is_name(token->getType(), language)) writable->setType(Lexer::NAME);
    writable->setTokenIndex(all_.size());
    if (token->getType() == Lexer::NOT) ++negations_;
    tokens_.push_back(token.get());
    all_.push_back(std::move(token));
    if (tokens_.back()->getType() == antlr4::Token::EOF) break;
  }
  take_out_double_parentheses();
  measure_depth();
}

void TokenList::take_out_double_parentheses() {
  constexpr std::size_t kNone = SIZE_MAX;
  std::vector<std::size_t> partner(tokens_.size(), kNone), open;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const std::size_t type = tokens_[i]->getType();
    if (type == Lexer::LEFT_PAREN) {
      open.push_back(i);
    } else if (type == Lexer::RIGHT_PAREN && !open.empty()) {
      partner[open.back()] = i;
      open.pop_back();
    }
  }
  // Parentheses of a call or of IN enclose a list, not one thing.
  const auto is_group = [&](std::size_t i) {
    if (tokens_[i]->getType() != Lexer::LEFT_PAREN || partner[i] == kNone) return false;
    if (i == 0) return true;
    const std::size_t before = tokens_[i - 1]->getType();
    return before != Lexer::NAME && before != Lexer::IN;
  };
  std::vector<bool> is_gone(tokens_.size());
  for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
    if (is_group(i) && is_group(i + 1) && partner[i] == partner[i + 1] + 1) {
      is_gone[i] = is_gone[partner[i]] = is_redundant_ = true;
    }
  }
  if (!is_redundant_) return;
  std::vector<antlr4::Token*> kept;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!is_gone[i]) kept.push_back(tokens_[i]);
  }
  tokens_ = std::move(kept);
}

void TokenList::measure_depth() {
  std::size_t depth = 0;
  for (const antlr4::Token* token : tokens_) {
    if (token->getType() == Lexer::LEFT_PAREN && ++depth > kMaxDepth) {
      too_deep_ = token;
      return;
    }
    if (token->getType() == Lexer::RIGHT_PAREN && depth > 0) --depth;
  }
}

std::string TokenList::syntax_error(const antlr4::Token& token) const {
  const auto begin_of = [](const antlr4::Token& part) { return part.getStartIndex(); };
  const auto end_of = [&](const antlr4::Token& part) {
    std::size_t end = std::min(part.getStopIndex() + 1, text_.size());
    while (end < text_.size() && vtl::is_continuation_byte(text_[end])) ++end;
    return end;
  };
  const std::size_t place = token.getTokenIndex();
  const bool is_end = token.getType() == antlr4::Token::EOF;
  const antlr4::Token& before = *all_[place == 0 ? 0 : place - 1];
  std::size_t last = place;
  while (last + 1 < all_.size() && begin_of(*all_[last + 1]) < end_of(token)) ++last;  // a letter
  if (last + 1 < all_.size() && all_[last + 1]->getType() != antlr4::Token::EOF) ++last;
  const std::size_t begin = begin_of(before);
  const std::size_t end = is_end ? text_.size() : end_of(*all_[last]);
  const std::string_view word =
      is_end ? "<EOF>" : text_.substr(begin_of(token), end_of(token) - begin_of(token));
  return "Syntax error; token: \"" + std::string(word) + "\", near: \"" +
         std::string(text_.substr(begin, end - std::min(begin, end))) + "\"";
}

}  // namespace dynamodb
