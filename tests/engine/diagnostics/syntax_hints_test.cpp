#include "engine/diagnostics/syntax_hints.h"

#include <string>

#include <doctest/doctest.h>

namespace {

constexpr std::string_view kValues =
    " at velocity[line 1, column 1]\nWas expecting one of:\n    <STRING_LITERAL> ...\n    "
    "<IDENTIFIER> ...\n    ";

/// The hint for `token`, met where it last stands in `text`.
vtl::SyntaxHint hint(std::string_view text, std::string_view token, std::string_view list) {
  vtl::SyntaxError error;
  error.message = "Encountered \"" + std::string(token) + "\"" + std::string(list);
  const std::size_t at = token == "<EOF>" ? text.size() : text.rfind(token.substr(0, 4));
  error.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(text.size())};
  return vtl::guess_cause(error, vtl::Source("t.vtl", std::string(text)));
}

}  // namespace

TEST_CASE("a block that is never closed is pointed at") {
  const std::string_view text =
      "#if($a) ## #if($b)\n#* #if($c) *##[[#if($d)]]#\n#foreach($x in $l)$x#end\n#else x\n";
  const auto result =
      hint(text, "<EOF>", " at velocity[..]\nWas expecting one of:\n    <END> ...\n    ");
  CHECK(result.summary == "the block of `#if` is never closed");
  REQUIRE(result.related);
  CHECK(result.related->span == vtl::Span{0, 3});
  // Without #end in the list the parser stood inside a directive.
  CHECK(hint("#if($a", "<EOF>", " at velocity[..]\nWas expecting one of:\n    <RPAREN> ...\n    ")
            .summary == "the template ends in the middle of a directive or reference");
}

TEST_CASE("an #end too many names the directive that opened nothing") {
  const auto result = hint("#foreach $x in $l\n$x\n#end", "#end", " at velocity[..]");
  CHECK(result.summary == "this `#end` closes no block");
  CHECK(result.help == "write `#foreach(..)`: without parentheses it is plain text");
  REQUIRE(result.related);
  CHECK(result.related->span == vtl::Span{0, 8});
  CHECK(!hint("x #end", "#end", " at velocity[..]").related);
  CHECK(hint("x #else", "#else", " at velocity[..]").summary == "`#else` belongs to no #if");
}

TEST_CASE("habits of other languages are recognised") {
  CHECK(hint("#if($a == null)", "null", kValues).summary ==
        "there is no `null` literal in Velocity");
  CHECK(hint("#set($x = hello)", "hello", kValues).summary == "`hello` is no value");
  CHECK(hint("#set($x = -$a)", "-", kValues).summary ==
        "there is no minus sign in front of a reference");
  CHECK(hint("#if($a = 1)", "=", " at velocity[..]").help ==
        "compare with `==`; assign with `#set(..)`");
  CHECK(hint("$f.g(1, )", ")", kValues).help == "remove the comma before `)`");
  CHECK(hint("#set($x = )", ")\\n", kValues).summary == "a value is missing before `)`");
}

TEST_CASE("characters that start no token") {
  vtl::SyntaxError error;
  error.kind = vtl::SyntaxErrorKind::lexical;
  error.message =
      "Lexical error,   Encountered: \"?\" (63), after : \"\" at *unset*[line 1, column 8]";
  error.span = {7, 8};
  CHECK(vtl::guess_cause(error, vtl::Source("t", "#if($a ? 1 : 2)")).help ==
        "use #if .. #else .. #end");
  error.message =
      "Lexical error,   Encountered: <EOF> after : \"\\\"abc\" at *unset*[line 1, column 9]";
  CHECK(vtl::guess_cause(error, vtl::Source("t", "#set($x=\"abc")).summary ==
        "this string is never closed");
}

TEST_CASE("nothing is guessed where nothing is known") {
  vtl::SyntaxError error;
  error.message = "something else";
  error.span = {500, 900};
  CHECK(vtl::guess_cause(error, vtl::Source("t", "x")).summary.empty());
  error.message = "Encountered \"";
  CHECK(vtl::guess_cause(error, vtl::Source("t", "")).summary.empty());
  CHECK(hint("$a b", "b", " at velocity[..]\nWas expecting:\n    \":\" ...\n    ").summary.empty());
}
