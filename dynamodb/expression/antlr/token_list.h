// The tokens of an expression as the stream that the parser reads.
//
// Problem: generated parsers recurse, and `((((...` is a legal input; a second pair of parentheses
// around the same thing has to be reported, yet is not a syntax error. Idea: pairs that stand
// directly around another pair are taken out of the list before the parser sees it, and remembered.
// What remains deeper than kMaxDepth has more operators, functions or steps than the limits allow,
// so that the parser is not needed to refuse it.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <antlr4-runtime.h>

#include "dynamodb/expression/syntax.h"

namespace dynamodb {

class TokenList final : public antlr4::TokenStream {
 public:
  TokenList(std::string_view text, Language language);

  bool has_redundant_parentheses() const { return is_redundant_; }
  /// The token at which the text is too deep, if any.
  const antlr4::Token* too_deep() const { return too_deep_; }
  /// NOTs altogether.
  std::size_t negations() const { return negations_; }

  /// The token behind this one, among all that were written.
  const antlr4::Token& after(const antlr4::Token& token) const {
    return *all_[std::min(token.getTokenIndex() + 1, all_.size() - 1)];
  }
  /// (A token's own getText() asks the lexer, which is gone.)
  std::string text_of(const antlr4::Token& token) const {
    return std::string(
        text_.substr(token.getStartIndex(), token.getStopIndex() + 1 - token.getStartIndex()));
  }
  /// `Syntax error; token: "T", near: "N"` at this token.
  std::string syntax_error(const antlr4::Token& token) const;

  size_t LA(ssize_t) override { return current()->getType(); }
  antlr4::Token* LT(ssize_t ahead) override {
    if (ahead < 0) return index_ == 0 ? nullptr : tokens_[index_ - 1];
    return current();
  }
  void consume() override {
    if (index_ + 1 < tokens_.size()) ++index_;
  }
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}
  size_t index() override { return index_; }
  void seek(size_t index) override { index_ = index; }
  size_t size() override { return tokens_.size(); }
  std::string getSourceName() const override { return {}; }
  antlr4::Token* get(size_t index) const override { return tokens_[index]; }
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  std::string getText(const antlr4::misc::Interval&) override { return {}; }
  std::string getText() override { return {}; }
  std::string getText(antlr4::RuleContext*) override { return {}; }
  std::string getText(antlr4::Token*, antlr4::Token*) override { return {}; }

 private:
  antlr4::Token* current() const { return tokens_[index_]; }
  void take_out_double_parentheses();
  void measure_depth();

  std::string_view text_;
  std::vector<std::unique_ptr<antlr4::Token>> all_;
  std::vector<antlr4::Token*> tokens_;
  std::size_t index_ = 0;
  bool is_redundant_ = false;
  const antlr4::Token* too_deep_ = nullptr;
  std::size_t negations_ = 0;
};

}  // namespace dynamodb
