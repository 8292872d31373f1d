#include "dynamodb/expression/syntax.h"

#include <doctest/doctest.h>

#include "dynamodb/expression/expression_cache.h"
#include "dynamodb/expression/reserved_words.h"

namespace dynamodb {
namespace {

std::string fault(std::string_view text, Language language) {
  return parse_expression(text, language).fault.value_or("");
}
std::string condition(std::string_view text) {
  return fault(text, Language::condition);
}
std::string update(std::string_view text) {
  return fault(text, Language::update);
}
std::string projection(std::string_view text) {
  return fault(text, Language::projection);
}

TEST_CASE("syntax errors name the token that does not fit, and what is around it") {
  CHECK(projection("!!!") == R"(Syntax error; token: "!", near: "!!")");
  CHECK(update("INVALID SYNTAX") == R"(Syntax error; token: "INVALID", near: "INVALID SYNTAX")");
  CHECK(update("SET _123 = :v") == R"(Syntax error; token: "_", near: "SET _123")");
  CHECK(condition("a =") == R"(Syntax error; token: "<EOF>", near: "=")");
  CHECK(condition("é = :v") == R"(Syntax error; token: "é", near: "é =")");
}

TEST_CASE("what is not an expression") {
  for (const char* text : {"a",
                           "a AND b",
                           ":v",
                           "(a) = (:v) = :w",
                           "a = :v)",
                           "(a = :v",
                           "size(a) =",
                           "a IN ()",
                           "a BETWEEN :a",
                           "NOT",
                           "a[:i] = :v",
                           "a[-1] = :v",
                           "a[] = :v",
                           "a. = :v",
                           "and = :v",
                           "(a = :v).b = :v",
                           "(a = :v) = :w",
                           "contains(a = :v, :w)",
                           "a == :v",
                           "# = :v"}) {
    CAPTURE(text);
    CHECK(condition(text).starts_with("Syntax error; token:"));
  }
  for (const char* text : {"SET", "SET a", "SET :a = :b", "SET a = b + c + d", "REMOVE", "ADD a b",
                           "SET a = f(b + c, :v)", "SET a = :v,", "set.a = :v", "SET a = (b).c"}) {
    CAPTURE(text);
    CHECK(update(text).starts_with("Syntax error; token:"));
  }
  for (const char* text : {"a,", "a b", "(a)", ":v", "a[0", ","}) {
    CAPTURE(text);
    CHECK(projection(text).starts_with("Syntax error; token:"));
  }
}

TEST_CASE("what is one") {
  for (const char* text :
       {"a = :v", "NOT NOT a = :v", "(a.b)[1] = :v", "(a) = (:v)", "((a = :v) AND b = :v)",
        "contains(a, :v) or not(b < :v)", "a in(:v,:w)", "a between :v and :w and b <> :v",
        "#a.#b[0] >= size(c)", "attribute_exists ( a )", "size((a)) > :v", "SET_ = :v"}) {
    CAPTURE(text);
    CHECK(condition(text).empty());
  }
  for (const char* text :
       {"SET a = :v remove b ADD c :v delete d :w", "SET a = (b + :v)",
        "set a = if_not_exists(a, list_append(b, :v)), #c[1] = d - :v", "SET a = ((:v))"}) {
    CAPTURE(text);
    CHECK(update(text).empty());
  }
  CHECK(projection("a, #b[2].c, d . e").empty());
}

TEST_CASE("faults that no placeholder can change") {
  CHECK(condition("") == "The expression can not be empty;");
  CHECK(condition("((a = :v))") == "The expression has redundant parentheses;");
  CHECK(condition("f(a)") == "Invalid function name; function: f");
  CHECK(condition("Size(a) = :v") == "Invalid function name; function: Size");
  CHECK(condition("size(a)") ==
        "The function is not allowed to be used this way in an expression; function: size");
  CHECK(condition("attribute_exists(a) = :v").starts_with("The function is not allowed"));
  CHECK(condition("if_not_exists(a, :v) = :v").starts_with("The function is not allowed"));
  CHECK(condition("status = :v") ==
        "Attribute name is a reserved keyword; reserved keyword: status");
  CHECK(update("SET a = :v SET b = :v") ==
        "The \"SET\" section can only be used once in an update expression;");
  CHECK(update("SET a = list_append(list_append(b, :v), :v)").starts_with("The function is not"));
  CHECK(condition("a[99999999999999] = :v") ==
        "List index is not within the allowable range; index: [99999999999999]");
  CHECK(projection("and") == "Attribute name is a reserved keyword; reserved keyword: and");
}

TEST_CASE("limits") {
  CHECK(condition(std::string(4097, 'a')) ==
        "Expression size has exceeded the maximum allowed size; expression size: 4097");
  std::string path = "a";
  for (int i = 0; i < 31; ++i) path += "[0]";
  CHECK(projection(path).empty());
  CHECK(projection(path + "[0]") ==
        "The document path has too many nesting levels; nesting levels: 33");
  std::string many = "a=:v";
  for (int i = 0; i < 149; ++i) many += " OR a=:v";
  CHECK(condition(many).empty());
  CHECK(condition(many + " OR a=:v").starts_with("The expression contains too many operators"));
}

TEST_CASE("depth is counted before anything recurses") {
  CHECK(condition(std::string(4096, '(')).starts_with("Syntax error"));
  CHECK(update("SET a = " + std::string(4000, '(')).starts_with("Syntax error"));
  CHECK(condition(std::string(2000, '(') + "a = :v" + std::string(2000, ')')) ==
        "The expression has redundant parentheses;");
  std::string negations;
  for (int i = 0; i < 1000; ++i) negations += "NOT ";
  CHECK(condition(negations + "a = :v").starts_with("The expression contains too many operators"));
  std::string calls;
  for (int i = 0; i < 800; ++i) calls += "size(";
  CHECK(condition(calls).starts_with("Syntax error"));
}

TEST_CASE("the same text is parsed once") {
  ExpressionCache cache;
  const auto first = cache.get("a = :v", Language::condition);
  CHECK(cache.get("a = :v", Language::condition) == first);
  CHECK(cache.get("a", Language::projection) != first);
}

TEST_CASE("reserved words are reserved in any case") {
  CHECK(is_reserved("ABORT"));
  CHECK(is_reserved("Zone"));
  CHECK_FALSE(is_reserved("ZON"));
}

}  // namespace
}  // namespace dynamodb
