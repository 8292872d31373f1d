// The tokens of Velocity 1.7 and where they are in the text: one definition for both lexers, the
// generated parser, the tree builder and the wording of errors.
//
// A list ends with eof or lexical_error and holds no hidden tokens. It views its text, which must
// outlive it; offsets are bytes of it. Kinds are numbered as `tokens { ... }` of
// grammar/VtlLexer.g4 numbers them (checked where ANTLR is used).
//
// Velocity quirks: an image contains what JavaCC calls MORE (`$x`, `$!{` and `#end \n` are one
// token each); a character that ended a bare `$` or `#` hangs on the next token as a special token,
// of which only `#` and `$` show.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vtl/source.h"

namespace vtl::syntax {

enum class TokenKind : std::uint8_t {
  eof,
  index_open,
  index_close,  // [ ] of a reference
  list_open,
  list_close,
  comma,
  double_dot,
  colon,
  map_open,
  map_close,
  left_paren,
  right_paren,       // of directives and expressions
  method_close,      // ) of a method
  escape_directive,  // \#if
  set_directive,     // #set(
  line_comment,
  double_escape,
  escape,
  text,
  line_comment_end,
  formal_comment,
  block_comment,
  text_block,
  whitespace,
  string,
  true_word,
  false_word,
  minus,
  plus,
  multiply,
  divide,
  modulo,
  logical_and,
  logical_or,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  logical_not,
  assign,
  end,
  if_directive,
  elseif_directive,
  else_directive,
  integer,
  floating,
  word,
  braced_word,
  identifier,
  dot,
  left_curly,
  right_curly,
  empty_index,
  // The kinds below are given by what surrounds a token (token_roles.h), so that the parser needs
  // one token of lookahead only.
  call,           // word or braced_word with an argument list
  block_call,     // the same, of a directive that has a body
  method_open,    // left_paren that opens the arguments of a method
  formal_open,    // left_curly of ${name
  stray_dot,      // dot that continues no reference: text
  unexpected,     // whitespace after whitespace: legal nowhere
  lexical_error,  // the lexer is stuck: TokenList::failure
};

inline constexpr std::size_t kTokenKindCount =
    static_cast<std::size_t>(TokenKind::lexical_error) + 1;

struct Token {
  TokenKind kind = TokenKind::eof;
  /// Bytes of the image.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// Where the special tokens in front begin; equals `begin` when there are none.
  std::uint32_t special_begin = 0;
  /// Velocity's position of the image; eof has that of the last character.
  Position position;
};

/// Why the lexer could not go on.
struct LexicalFailure {
  /// The input ended inside a token (or the stuck character is its last one, which Velocity takes
  /// for the same).
  bool at_end = false;
  /// Byte offset of the stuck character; the size of the text when the input ended.
  std::uint32_t offset = 0;
  /// What had been read of the token, as reported.
  std::string before;
  Position position;
};

struct TokenList {
  std::string_view text;
  std::vector<Token> tokens;
  LexicalFailure failure;

  std::string_view image(const Token& token) const {
    // DOT is matched with the letter behind it, and its image is set without what preceded it.
    if (token.kind == TokenKind::dot || token.kind == TokenKind::stray_dot) return ".";
    return text.substr(token.begin, token.end - token.begin);
  }
  std::string_view image(std::size_t index) const { return image(tokens[index]); }
};

}  // namespace vtl::syntax
