// The scanner by hand against the lexer generated from the grammar.
#include <random>
#include <string>

#include <doctest/doctest.h>

#include "graphql/syntax/token.h"

namespace {

using gql::syntax::TokenList;

std::string describe(const TokenList& list) {
  std::string out;
  for (const gql::syntax::Token& token : list.tokens) {
    out += std::to_string(static_cast<int>(token.kind)) + "[" + std::to_string(token.begin) + "," +
           std::to_string(token.end) + ")#" + std::to_string(token.comments) + " ";
  }
  out += "comments";
  for (const vtl::Span& span : list.comments) {
    out += " [" + std::to_string(span.begin) + "," + std::to_string(span.end) + ")";
  }
  out += " dropped";
  for (const vtl::Span& span : list.dropped) {
    out += " [" + std::to_string(span.begin) + "," + std::to_string(span.end) + ")";
  }
  return out;
}

void check_same(const std::string& text) {
  CAPTURE(text);
  CHECK(describe(gql::syntax::scan(text, gql::kSchemaLimits)) ==
        describe(gql::syntax::scan_with_grammar(text)));
}

TEST_CASE("the scanner reads tokens as the grammar has them") {
  for (const char* text : {"",
                           "{ a }",
                           "query Q($a: [Int!]! = 3) { a: b(c: $a) @skip(if: true) { ...F } }",
                           "type A implements B & C { \"d\" a(b: Int = 1): String! } # end",
                           "0 -0 01 12 -7 1.5 1. 1.x 1e5 1e-5 1e+5 1.5E-7x 00.5 -a -- 1e 1e-",
                           "e-5 E-12 e5 ex-5 e- e",
                           ". .. ... .... ..a .a a..b",
                           "on true false null ona repeatable",
                           "\"a\" \"\\n\\u00e9\" \"\"",
                           "\"a\nb",
                           "\"a\\qb\"",
                           "\"\\u12g4\"",
                           "\"abc",
                           "\"\"\"a\"\"\"",
                           "\"\"\"a\"\"\"\"",
                           "\"\"\"\"\"\"",
                           "\"\"\"\"\"\" x \"\"\"",
                           "\"\"\"\"\"\"\"",
                           "\"\"\"\"\"",
                           "\"\"\"a\\\"\"\"",
                           "\"\"\"a\\\"\"\" b\"\"\"",
                           "\"\"\"\\\"\"\"\"",
                           "\"\"\"\\\"\" \"\"\"",
                           "\"\"\"a\x01\"\"\"",
                           "\"\"\"\xF0\x9F\x98\x80\"\"\"",
                           "\"\xF0\x9F\x98\x80\"",
                           "\xEF\xBB\xBF{a}",
                           "a\xE2\x80\xA8 b",
                           "#c\xE2\x80\xA9 d",
                           "{ i ? % ; é ~ }",
                           "# one\n#two\r# three",
                           "a,,b",
                           "@ & | ! $ = : ( ) [ ]"}) {
    check_same(text);
  }
}

TEST_CASE("the scanner reads random texts as the grammar has them") {
  static const std::vector<std::string> kPieces = {"\"",
                                                   "\"\"\"",
                                                   "\\",
                                                   "\\\"",
                                                   "\\u00",
                                                   "{",
                                                   "}",
                                                   "(",
                                                   ")",
                                                   "[",
                                                   "]",
                                                   "...",
                                                   ".",
                                                   "-",
                                                   "0",
                                                   "12",
                                                   "1.5",
                                                   "e",
                                                   "E-",
                                                   "e-3",
                                                   "a",
                                                   "on",
                                                   "true",
                                                   "type",
                                                   "#",
                                                   "\n",
                                                   "\r",
                                                   " ",
                                                   ",",
                                                   "\t",
                                                   "é",
                                                   "\xF0\x9F\x98\x80",
                                                   "\xE2\x80\xA8",
                                                   "\xEF\xBB\xBF",
                                                   "\x01",
                                                   "?",
                                                   "$",
                                                   "!",
                                                   "@",
                                                   "u",
                                                   "n",
                                                   ":"};
  std::mt19937 random(20);  // NOLINT: the same texts in every run
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = 1 + random() % 24; i > 0; --i) text += kPieces[random() % kPieces.size()];
    check_same(text);
  }
}

TEST_CASE("limits end the reading of tokens") {
  using gql::syntax::Limit;
  CHECK(gql::syntax::scan("{ a }", {4, 10, 10}).exceeded == Limit::bytes);
  CHECK(gql::syntax::scan("a b c d", {100, 3, 10}).exceeded == Limit::tokens);
  CHECK(gql::syntax::scan("((((", {100, 10, 3}).exceeded == Limit::depth);
  CHECK(gql::syntax::scan("(((", {100, 10, 3}).exceeded == Limit::none);
  CHECK(gql::syntax::scan(")(((", {100, 10, 3}).exceeded == Limit::none);
}

}  // namespace
