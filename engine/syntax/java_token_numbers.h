// JavaCC's numbers and labels of Velocity 1.7's tokens: lists of expected tokens are sorted by the
// numbers and printed with the labels. Kinds that only their surroundings tell apart share a
// number.
#pragma once

#include <array>
#include <string_view>

#include "engine/syntax/token.h"

namespace vtl::syntax {

inline constexpr int kJavaTokenCount = 73;
inline constexpr int kJavaNewline = 35;        // never produced, only seen in lists
inline constexpr int kJavaMapCloseCurly = 69;  // } of a reference, which may close a map

/// One for each TokenKind, in its order. -1 for call and block_call, which have the number of the
/// word they were (see java_lookahead.cpp), and for lexical_error.
inline constexpr std::array<int, kTokenKindCount> kJavaTokenNumbers = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 21, 22, 23, 24, 25, 26,
    27, 28, 31, 32, 33, 34, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50,
    51, 52, 53, 54, 56, 57, 61, 62, 66, 67, 68, 69, 72, -1, -1, 10, 68, 67, 31, -1};

constexpr int java_token_number(TokenKind kind) {
  return kJavaTokenNumbers[static_cast<std::size_t>(kind)];
}

static_assert(java_token_number(TokenKind::escape_directive) == 13);
static_assert(java_token_number(TokenKind::text_block) == 28);
static_assert(java_token_number(TokenKind::assign) == 50);
static_assert(java_token_number(TokenKind::empty_index) == 72);
static_assert(java_token_number(TokenKind::unexpected) == 31);

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
