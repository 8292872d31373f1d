// A list of tokens as the stream that an ANTLR parser reads.
//
// Why: of a token the generated parser needs its type alone; making ANTLR's Token objects would
// cost more than parsing.
// Invariants: the list ends with eof or lexical_error, which is never passed.
// Ownership: the list must outlive it.
// Threads: one user each.
#pragma once

#include <string>

#include <antlr4-runtime.h>

#include "engine/syntax/token.h"

namespace vtl::syntax {

class KindStream final : public antlr4::TokenStream {
 public:
  explicit KindStream(const std::vector<Token>& tokens) : tokens_(tokens) {}

  /// ANTLR's type of the next token.
  size_t next_type() const { return type_of(tokens_[index_].kind); }
  std::size_t position() const { return index_; }
  void advance() {
    if (index_ + 1 < tokens_.size()) ++index_;
  }

  /// The generated parser, all of whose decisions are LL(1), looks one token ahead only.
  size_t LA(ssize_t) override { return next_type(); }
  void consume() override { advance(); }
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}
  size_t index() override { return index_; }
  void seek(size_t index) override { index_ = index; }
  size_t size() override { return tokens_.size(); }
  std::string getSourceName() const override { return {}; }

  // Only errors look at tokens, and only to keep a pointer.
  antlr4::Token* LT(ssize_t) override { return &placeholder_; }
  antlr4::Token* get(size_t) const override { return &placeholder_; }
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  std::string getText(const antlr4::misc::Interval&) override { return {}; }
  std::string getText() override { return {}; }
  std::string getText(antlr4::RuleContext*) override { return {}; }
  std::string getText(antlr4::Token*, antlr4::Token*) override { return {}; }

 private:
  static size_t type_of(TokenKind kind) {
    return kind == TokenKind::eof ? antlr4::Token::EOF : static_cast<size_t>(kind);
  }

  const std::vector<Token>& tokens_;
  std::size_t index_ = 0;
  mutable antlr4::CommonToken placeholder_{antlr4::Token::INVALID_TYPE};
};

}  // namespace vtl::syntax
