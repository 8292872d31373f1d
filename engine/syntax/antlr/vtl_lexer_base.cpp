#include "engine/syntax/antlr/vtl_lexer_base.h"

#include "VtlLexer.h"
#include "vtl/text/wtf8.h"

using vtl_grammar::VtlLexer;

// The base's own stack holds the mode as well; the commands of the grammar write `mode`, which is
// taken over first.
vtl::syntax::LexerStack<size_t>& VtlLexerBase::stack() {
  stack_.set_mode(mode);
  return stack_;
}

void VtlLexerBase::pushMode(size_t pushed) {
  stack().push(pushed);
  mode = pushed;
  if (pushed == VtlLexer::FormalComment) has_opened_formal_comment_ = true;
}

size_t VtlLexerBase::popMode() {
  stack().pop();
  mode = stack_.mode();
  return mode;
}

void VtlLexerBase::more() {
  antlr4::Lexer::more();
  if (!has_opened_formal_comment_) return;
  has_opened_formal_comment_ = false;
  // The character behind `#**` only told it from `#**#`; it may have several bytes.
  give_back(_input->index() - (tokenStartCharIndex + image().rfind("#**") + 3));
}

void VtlLexerBase::notifyListeners(const antlr4::LexerNoViableAltException& error) {
  if (stuck_at_) return;
  stuck_at_ = _input->index();
  failed_token_begin_ = tokenStartCharIndex;
  // Its getter is not const.
  match_begin_ = antlr4::LexerNoViableAltException(error).getStartIndex();
}

// Not getText(), which leaves out what `more` collected.
std::string VtlLexerBase::image() {
  if (_input->index() == tokenStartCharIndex) return {};
  return _input->getText(antlr4::misc::Interval(static_cast<ssize_t>(tokenStartCharIndex),
                                                static_cast<ssize_t>(_input->index() - 1)));
}

void VtlLexerBase::give_back(size_t count) {
  _input->seek(_input->index() - count);
  hitEOF = false;
}

size_t VtlLexerBase::character_at(size_t index) {
  const size_t here = _input->index();
  _input->seek(index);
  const size_t character = _input->LA(1);
  _input->seek(here);
  return character;
}

void VtlLexerBase::decide_call() {
  // Within the parentheses of a directive a #word is an argument, and the state stays.
  if (stack().has_below(VtlLexer::Directive)) return;
  size_t index = _input->index();
  size_t next = character_at(index);
  while (next == ' ' || next == '\t' || next == '\n' || next == '\r') next = character_at(++index);
  if (next != '(') {
    popMode();
    return;
  }
  mode = VtlLexer::Directive;
  type = opens_block_(image()) ? VtlLexer::BLOCK_CALL : VtlLexer::CALL;
}

antlr4::Token* VtlLexerBase::emit() {
  switch (type) {
    case antlr4::Token::EOF:
      // Nothing may follow a `more` at the end of the input.
      if (_input->index() != tokenStartCharIndex && !stuck_at_) {
        stuck_at_ = _input->index();
        match_begin_ = _input->index();
        failed_token_begin_ = tokenStartCharIndex;
      }
      break;
    case VtlLexer::DOT:
      give_back(1);
      break;
    case VtlLexer::INTEGER:
      if (image().ends_with("..")) give_back(2);
      break;
    case VtlLexer::SET_DIRECTIVE:
    case VtlLexer::LEFT_PAREN:
      stack().open_paren();
      break;
    case VtlLexer::RIGHT_PAREN:
      stack().close_paren();
      mode = stack_.mode();
      break;
    case VtlLexer::WORD:
    case VtlLexer::BRACED_WORD:
      if (mode == VtlLexer::DirectiveName) decide_call();
      break;
    case VtlLexer::REFERENCE_END:
    case VtlLexer::NAME_END: {
      antlr4::Token* hidden = antlr4::Lexer::emit();
      const std::string image = hidden->getText();
      size_t begin = image.size() - 1;
      while (vtl::is_continuation_byte(image[begin])) --begin;
      give_back(image.size() - begin);
      return hidden;
    }
    default:
      break;
  }
  return antlr4::Lexer::emit();
}
