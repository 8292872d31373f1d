// Tokens of a GraphQL text, numbered as grammar/GraphqlLexer.g4 numbers them (checked where ANTLR
// is used).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "gql/limits.h"
#include "vtl/source.h"

namespace gql::syntax {

enum class TokenKind : std::uint8_t {
  eof,
  /// A `{` that the grammar would take for a body and that begins a query (see the grammar).
  query_brace,
  bang,
  dollar,
  ampersand,
  left_paren,
  right_paren,
  spread,
  colon,
  equals,
  at,
  left_bracket,
  right_bracket,
  left_brace,
  pipe,
  right_brace,
  on,
  true_word,
  false_word,
  null_word,
  fragment,
  query,
  mutation,
  subscription,
  schema,
  scalar,
  type,
  interface,
  implements,
  enumeration,
  union_type,
  input,
  extend,
  directive,
  repeatable,
  name,
  integer,
  floating,
  stray_sign,
  stray_exponent,
  string,
  block_string,
};

struct Token {
  TokenKind kind = TokenKind::eof;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// How many comments stand before it: those between two tokens are a range of
  /// TokenList::comments.
  std::uint32_t comments = 0;
};

enum class Limit : std::uint8_t { none, bytes, tokens, depth };

struct TokenList {
  std::string_view text;
  /// Ends with eof, whatever happened.
  std::vector<Token> tokens;
  std::vector<vtl::Span> comments;
  /// Characters with which no token begins, and what was read in vain before them.
  std::vector<vtl::Span> dropped;
  /// The limit at which reading stopped, at the token before eof.
  Limit exceeded = Limit::none;

  std::string_view image(std::size_t token) const {
    return text.substr(tokens[token].begin, tokens[token].end - tokens[token].begin);
  }
};

/// The scanner in daily use: a switch over bytes. A generated lexer takes longer for the tokens of
/// a document than all the rest of its answer. Its lists equal those of scan_with_grammar for every
/// text, which a test compares. Change the grammar first, then this.
TokenList scan(std::string_view text, const TextLimits& limits);

/// The lexer generated from grammar/GraphqlLexer.g4; without limits.
TokenList scan_with_grammar(std::string_view text);

}  // namespace gql::syntax
