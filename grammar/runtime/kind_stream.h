// A list of tokens as the stream that an ANTLR parser reads. Of a token a generated LL(1) parser
// needs the kind alone; making ANTLR's Token objects would cost more than parsing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <antlr4-runtime.h>

namespace grammar_runtime {

class KindStream final : public antlr4::TokenStream {
 public:
  /// Tokens whose member `kind` is one byte wide and numbered as the grammar numbers its tokens; 0
  /// is the end of the input. The list ends with a token that no rule passes, and outlives the
  /// stream.
  template <class Token>
  explicit KindStream(const std::vector<Token>& tokens)
      : kinds_(reinterpret_cast<const std::uint8_t*>(&tokens.data()->kind)),
        stride_(sizeof(Token)),
        count_(tokens.size()) {
    static_assert(sizeof(Token::kind) == 1);
  }

  /// ANTLR's type of the next token.
  size_t next_type() const {
    const std::uint8_t kind = kinds_[index_ * stride_];
    return kind == 0 ? antlr4::Token::EOF : kind;
  }
  std::size_t position() const { return index_; }
  void advance() {
    if (index_ + 1 < count_) ++index_;
  }

  /// The generated parser, all of whose decisions are LL(1), looks one token ahead only.
  size_t LA(ssize_t) override { return next_type(); }
  void consume() override { advance(); }
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}
  size_t index() override { return index_; }
  void seek(size_t index) override { index_ = index; }
  size_t size() override { return count_; }
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
  const std::uint8_t* kinds_;
  std::size_t stride_;
  std::size_t count_;
  std::size_t index_ = 0;
  mutable antlr4::CommonToken placeholder_{antlr4::Token::INVALID_TYPE};
};

}  // namespace grammar_runtime
