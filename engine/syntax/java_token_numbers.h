// JavaCC's numbers and labels of Velocity 1.7's tokens.
//
// Why: lists of expected tokens are sorted by these numbers and printed with these labels. Only the
// wording of syntax errors needs them. Invariants: one row per TokenKind that 1.7 knows; kinds told
// apart by their surroundings share their number. Threads: constant data.
#pragma once

#include <string_view>

#include "engine/syntax/token.h"

namespace vtl::syntax {

inline constexpr int kJavaTokenCount = 73;
inline constexpr int kJavaNewline = 35;        // never produced, only seen in lists
inline constexpr int kJavaMapCloseCurly = 69;  // } of a reference, which may close a map

/// 0 for the end of input.
constexpr int java_token_number(TokenKind kind) {
  switch (kind) {
    case TokenKind::eof:
      return 0;
    case TokenKind::index_open:
      return 1;
    case TokenKind::index_close:
      return 2;
    case TokenKind::list_open:
      return 3;
    case TokenKind::list_close:
      return 4;
    case TokenKind::comma:
      return 5;
    case TokenKind::double_dot:
      return 6;
    case TokenKind::colon:
      return 7;
    case TokenKind::map_open:
      return 8;
    case TokenKind::map_close:
      return 9;
    case TokenKind::left_paren:
    case TokenKind::method_open:
      return 10;
    case TokenKind::right_paren:
      return 11;
    case TokenKind::method_close:
      return 12;
    case TokenKind::escape_directive:
      return 13;
    case TokenKind::set_directive:
      return 14;
    case TokenKind::line_comment:
      return 21;
    case TokenKind::double_escape:
      return 22;
    case TokenKind::escape:
      return 23;
    case TokenKind::text:
      return 24;
    case TokenKind::line_comment_end:
      return 25;
    case TokenKind::formal_comment:
      return 26;
    case TokenKind::block_comment:
      return 27;
    case TokenKind::text_block:
      return 28;
    case TokenKind::whitespace:
    case TokenKind::unexpected:
      return 31;
    case TokenKind::string:
      return 32;
    case TokenKind::true_word:
      return 33;
    case TokenKind::false_word:
      return 34;
    case TokenKind::minus:
      return 36;
    case TokenKind::plus:
      return 37;
    case TokenKind::multiply:
      return 38;
    case TokenKind::divide:
      return 39;
    case TokenKind::modulo:
      return 40;
    case TokenKind::logical_and:
      return 41;
    case TokenKind::logical_or:
      return 42;
    case TokenKind::less:
      return 43;
    case TokenKind::less_equal:
      return 44;
    case TokenKind::greater:
      return 45;
    case TokenKind::greater_equal:
      return 46;
    case TokenKind::equal:
      return 47;
    case TokenKind::not_equal:
      return 48;
    case TokenKind::logical_not:
      return 49;
    case TokenKind::assign:
      return 50;
    case TokenKind::end:
      return 51;
    case TokenKind::if_directive:
      return 52;
    case TokenKind::elseif_directive:
      return 53;
    case TokenKind::else_directive:
      return 54;
    case TokenKind::integer:
      return 56;
    case TokenKind::floating:
      return 57;
    case TokenKind::word:
      return 61;
    case TokenKind::braced_word:
      return 62;
    case TokenKind::identifier:
      return 66;
    case TokenKind::dot:
    case TokenKind::stray_dot:
      return 67;
    case TokenKind::left_curly:
    case TokenKind::formal_open:
      return 68;
    case TokenKind::right_curly:
      return 69;
    case TokenKind::empty_index:
      return 72;
    default:
      return -1;  // call and block_call: the word's own, see java_parse_message.cpp
  }
}

inline constexpr std::string_view kJavaTokenLabels[kJavaTokenCount] = {"<EOF>",
                                                                       "\"[\"",
                                                                       "\"]\"",
                                                                       "\"[\"",
                                                                       "\"]\"",
                                                                       "\",\"",
                                                                       "\"..\"",
                                                                       "\":\"",
                                                                       "\"{\"",
                                                                       "\"}\"",
                                                                       "\"(\"",
                                                                       "<RPAREN>",
                                                                       "\")\"",
                                                                       "<ESCAPE_DIRECTIVE>",
                                                                       "<SET_DIRECTIVE>",
                                                                       "<DOLLAR>",
                                                                       "<DOLLARBANG>",
                                                                       "\"#[[\"",
                                                                       "<token of kind 18>",
                                                                       "\"#*\"",
                                                                       "\"#\"",
                                                                       "\"##\"",
                                                                       "\"\\\\\\\\\"",
                                                                       "\"\\\\\"",
                                                                       "<TEXT>",
                                                                       "<SINGLE_LINE_COMMENT>",
                                                                       "\"*#\"",
                                                                       "\"*#\"",
                                                                       "\"]]#\"",
                                                                       "<token of kind 29>",
                                                                       "<token of kind 30>",
                                                                       "<WHITESPACE>",
                                                                       "<STRING_LITERAL>",
                                                                       "\"true\"",
                                                                       "\"false\"",
                                                                       "<NEWLINE>",
                                                                       "\"-\"",
                                                                       "\"+\"",
                                                                       "\"*\"",
                                                                       "\"/\"",
                                                                       "\"%\"",
                                                                       "<LOGICAL_AND>",
                                                                       "<LOGICAL_OR>",
                                                                       "<LOGICAL_LT>",
                                                                       "<LOGICAL_LE>",
                                                                       "<LOGICAL_GT>",
                                                                       "<LOGICAL_GE>",
                                                                       "<LOGICAL_EQUALS>",
                                                                       "<LOGICAL_NOT_EQUALS>",
                                                                       "<LOGICAL_NOT>",
                                                                       "\"=\"",
                                                                       "<END>",
                                                                       "<IF_DIRECTIVE>",
                                                                       "<ELSEIF_DIRECTIVE>",
                                                                       "<ELSE_DIRECTIVE>",
                                                                       "<STOP_DIRECTIVE>",
                                                                       "<INTEGER_LITERAL>",
                                                                       "<FLOATING_POINT_LITERAL>",
                                                                       "<EXPONENT>",
                                                                       "<LETTER>",
                                                                       "<DIRECTIVE_CHAR>",
                                                                       "<WORD>",
                                                                       "<BRACKETED_WORD>",
                                                                       "<ALPHA_CHAR>",
                                                                       "<ALPHANUM_CHAR>",
                                                                       "<IDENTIFIER_CHAR>",
                                                                       "<IDENTIFIER>",
                                                                       "<DOT>",
                                                                       "\"{\"",
                                                                       "\"}\"",
                                                                       "<REFERENCE_TERMINATOR>",
                                                                       "<DIRECTIVE_TERMINATOR>",
                                                                       "<EMPTY_INDEX>"};

}  // namespace vtl::syntax
