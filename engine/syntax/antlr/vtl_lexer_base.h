// The base class of the lexer generated from grammar/VtlLexer.g4: what modes and commands cannot
// say, so that the grammar holds no code of a target language. grammar/README.md lists these things
// for other languages.
//
// They are: a stack that pops to the default mode when empty and counts parentheses per level,
// characters that are matched and given back, and `#name` that is a call when `(` follows over
// blanks.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <antlr4-runtime.h>

#include "engine/syntax/lexer_stack.h"

class VtlLexerBase : public antlr4::Lexer {
 public:
  explicit VtlLexerBase(antlr4::CharStream* input) : antlr4::Lexer(input) {}

  /// Sets the function that tells whether the image of a directive token opens a block.
  void set_opens_block(std::function<bool(std::string_view)> opens_block) {
    opens_block_ = std::move(opens_block);
  }
  /// Index of the character at which the lexer was stuck, once it was; the input's size when that
  /// ended too early.
  std::optional<size_t> stuck_at() const { return stuck_at_; }
  /// Where the match that failed began: behind what `more` had collected.
  size_t match_begin() const { return match_begin_; }
  /// Where the pending token began.
  size_t failed_token_begin() const { return failed_token_begin_; }

  using antlr4::Lexer::emit;
  antlr4::Token* emit() override;
  void pushMode(size_t mode) override;
  size_t popMode() override;
  void more() override;
  void notifyListeners(const antlr4::LexerNoViableAltException& error) override;

 private:
  void give_back(size_t count);
  /// Decides between a bare word, a call and a block, and leaves the mode DirectiveName
  /// accordingly.
  void decide_call();
  size_t character_at(size_t index);
  /// The pending token up to the current character.
  std::string image();
  /// The mode that generated code may have changed by its `mode(...)` command.
  vtl::syntax::LexerStack<size_t>& stack();

  std::function<bool(std::string_view)> opens_block_;
  vtl::syntax::LexerStack<size_t> stack_;
  std::optional<size_t> stuck_at_;
  size_t match_begin_ = 0;
  size_t failed_token_begin_ = 0;
  bool has_opened_formal_comment_ = false;
};
