// No text may take the stack or the afternoon of whoever parses it.
#include <doctest/doctest.h>

#include "engine/syntax/parser.h"

namespace vtl::syntax {
namespace {

std::string repeat(std::string_view piece, std::size_t count) {
  std::string text;
  for (; count > 0; --count) text += piece;
  return text;
}

std::variant<std::unique_ptr<const Unit>, SyntaxError> parse_velocity(std::string text,
                                                                      Limits limits = {}) {
  ParseOptions options;
  options.profile = &velocity_profile();
  options.limits = limits;
  return parse(Source("velocity", std::move(text)), options);
}

bool is_too_deep(std::string text, Limits limits = {}) {
  const auto result = parse_velocity(std::move(text), limits);
  const auto* const error = std::get_if<SyntaxError>(&result);
  return error != nullptr && error->kind == SyntaxErrorKind::nesting_too_deep;
}

TEST_CASE("endless openers end in the nesting limit") {
  for (const char* opener : {"#if(", "#foreach($i in $l)", "#if($x)", "#if($x)$x}", "#macro(m)"}) {
    CAPTURE(opener);
    CHECK(is_too_deep(repeat(opener, 50'000)));
  }
  for (const char* opener :
       {"(", "[", "{'a':", "$a.f(", "$a[", "[$a.f(", "!", "[[1..$a.f(", "1 + "}) {
    CAPTURE(opener);
    CHECK(is_too_deep("#set($x = " + repeat(opener, 50'000)));
  }
  CHECK(is_too_deep("#m(" + repeat("[", 60'000)));
}

TEST_CASE("the limit counts what is open, not what was") {
  Limits limits;
  limits.nesting_depth = 20;
  CHECK(!is_too_deep(repeat("#if($x)$y.f([1])#end", 200), limits));
  CHECK(!is_too_deep(repeat("${x}$x{y}$x}", 200), limits));
  CHECK(!is_too_deep("#set($x = " + repeat("(", 18) + "1" + repeat(")", 18) + ")", limits));
  CHECK(is_too_deep("#set($x = " + repeat("(", 21) + "1" + repeat(")", 21) + ")", limits));
  CHECK(is_too_deep(repeat("#if($x)", 21) + repeat("#end", 21), limits));
  // A string is as deep as the place it stands at.
  CHECK(!is_too_deep("#set($x = \"" + repeat("#if($x)", 10) + repeat("#end", 10) + "\")", limits));
  CHECK(is_too_deep(repeat("#if($x)", 12) + "#set($x = \"" + repeat("#if($x)", 12) +
                        repeat("#end", 12) + "\")" + repeat("#end", 12),
                    limits));
}

TEST_CASE("what is nested up to the limit is parsed, right or wrong") {
  const std::size_t depth = Limits{}.nesting_depth - 5;
  struct Shape {
    const char* open;
    const char* close;
  };
  for (const Shape& shape : {Shape{"(", ")"}, Shape{"[", "]"}, Shape{"{'a':", "}"},
                             Shape{"$a.f(", ")"}, Shape{"$a[", "]"}}) {
    CAPTURE(shape.open);
    const std::string open = "#set($x = " + repeat(shape.open, depth);
    CHECK(parse_velocity(open + "1" + repeat(shape.close, depth) + ")").index() == 0);
    CHECK(parse_velocity(open + "1 2" + repeat(shape.close, depth) + ")").index() == 1);
    CHECK(parse_velocity(open).index() == 1);
  }
}

TEST_CASE("nested lists of method calls do not take exponential time") {
  // Velocity tries range, map and list one after the other, at every level.
  const std::string open = "#set($x = " + repeat("[$a.f(", 60);
  CHECK(parse_velocity(open + "1" + repeat(")]", 60) + ")").index() == 0);
  CHECK(parse_velocity(open + "1 2" + repeat(")]", 60) + ")").index() == 1);
  CHECK(parse_velocity(open).index() == 1);
}

TEST_CASE("wide templates take linear time") {
  CHECK(parse_velocity("#m(" + repeat("1 ", 60'000) + ")").index() == 0);
  CHECK(parse_velocity("$a.f(" + repeat("1,", 60'000) + "1)").index() == 0);
  CHECK(parse_velocity("#if($x)" + repeat("#elseif($x)", 20'000) + "#end").index() == 0);
  CHECK(parse_velocity(repeat("$x ", 60'000) + "#end").index() == 1);
}

TEST_CASE("a text over the size limit is not read") {
  Limits limits;
  limits.template_bytes = 10;
  CHECK(parse_velocity("0123456789", limits).index() == 0);
  const auto result = parse_velocity("0123456789a", limits);
  REQUIRE(result.index() == 1);
  CHECK(std::get<SyntaxError>(result).kind == SyntaxErrorKind::template_too_large);
}

}  // namespace
}  // namespace vtl::syntax
