// Documents that are made to be expensive end in an answer, not in a long wait. What is counted is
// work, so that the tests do not depend on the machine; each of them would run for minutes or
// exhaust the memory without the means against it.
#include <string>

#include <doctest/doctest.h>

#include "tests/graphql/support.h"

namespace {

using graphql_test::answer;

const auto& schema() {
  static const auto made = graphql_test::schema_of(
      "type Query { a(x: Int, y: [Int], z: In): A b: A s: String l: [A] } "
      "type A { a(x: Int): A b: A s: String } input In { a: In b: Int }");
  return made;
}

std::string repeated(const std::string& text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

std::string numbered(const std::string& before, const std::string& after, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += before + std::to_string(i) + after;
  return out;
}

bool is_refused(const std::string& query, const std::string& data = "{}") {
  return answer(schema(), {query, "null", data}).find("\"errors\"") != std::string::npos;
}

TEST_CASE("deep documents are not parsed") {
  CHECK(is_refused(repeated("{ a ", 100'000)));
  CHECK(is_refused("{ a(y: " + repeated("[", 100'000)));
  CHECK(is_refused("{ a(z: " + repeated("{a: ", 100'000)));
  CHECK(is_refused("query($x: " + repeated("[", 100'000) + "Int"));
  CHECK(is_refused(repeated("{ s } ", 20'000)));
}

TEST_CASE("depth by fragments is followed as far as documents reach") {
  std::string query = "{ a { ...F0 } }";
  for (int i = 0; i < 1'000; ++i) {
    query +=
        " fragment F" + std::to_string(i) + " on A { a { ...F" + std::to_string(i + 1) + " } }";
  }
  query += " fragment F1000 on A { s }";
  CHECK(answer(schema(), {query, "null", R"({"a":{"a":{}}})"}) ==
        R"({"data":{"a":{"a":{"a":null}}}})");
}

TEST_CASE("fragments that double at each level are looked at once") {
  std::string query = "query($v: Int) { a(x: $v) { ...F0 } }";
  for (int i = 0; i < 60; ++i) {
    const std::string next = std::to_string(i + 1);
    query += " fragment F" + std::to_string(i) + " on A { a { ...F" + next + " } b { ...F" + next +
             " } ...G" + next + " ...G" + next + " } fragment G" + next + " on A { ...F" + next +
             " }";
  }
  query += " fragment F60 on A { s t: a(x: $v) { s } }";
  CHECK(answer(schema(), {query, "null", R"({"a":{"a":{"s":"x"}}})"})
            .starts_with(R"({"data":{"a":{"a":{"a":null)"));
}

TEST_CASE("cycles of fragments that all spread each other") {
  std::string spreads;
  for (int i = 0; i < 60; ++i) spreads += " ...F" + std::to_string(i);
  std::string query = "{ a {" + spreads + " } }";
  for (int i = 0; i < 60; ++i) {
    query += " fragment F" + std::to_string(i) + " on A {" + spreads + " }";
  }
  CHECK(is_refused(query));
}

TEST_CASE("wrong variables behind doubling fragments") {
  std::string query = "{ a { ...F0 } }";
  for (int i = 0; i < 40; ++i) {
    const std::string next = std::to_string(i + 1);
    query += " fragment F" + std::to_string(i) + " on A { a { ...F" + next + " } b { ...F" + next +
             " } }";
  }
  query += " fragment F40 on A { a(x: $nope) { s } }";
  CHECK(is_refused(query));
}

TEST_CASE("thousands of equal fields are compared in one walk") {
  CHECK(answer(schema(), {"{ " + repeated("s ", 14'000) + "}"}) == R"({"data":{"s":null}})");
  CHECK(answer(schema(), {"{ " + repeated("a(x: 1) { s } ", 1'500) + "}"}) ==
        R"({"data":{"a":null}})");
  CHECK(answer(schema(), {"{ " + numbered("a { x", ": s } ", 2'000) + "}"}) ==
        R"({"data":{"a":null}})");
  CHECK(answer(schema(), {"{ " + repeated("a { b { a { b { s } } } } ", 1'000) + "}"}) ==
        R"({"data":{"a":null}})");
}

TEST_CASE("thousands of different fields of one key") {
  CHECK(is_refused("{ " + numbered("a(x: ", ") { s } ", 1'800) + "}"));
  CHECK(is_refused("{ " + numbered("a { b(x: ", ") } ", 1'500) + "}"));
}

TEST_CASE("floods of aliases, arguments, directives and variables") {
  CHECK(answer(schema(), {"{ " + numbered("x", ": s ", 4'500) + "}"}).size() > 4'500);
  CHECK(is_refused("{ a(" + numbered("y", ": 1 ", 4'500) + ") { s } }"));
  CHECK(is_refused("{ s " + repeated("@skip(if: false) ", 2'000) + repeated("@no ", 2'000) + "}"));
  CHECK(is_refused("query(" + numbered("$v", ": Int ", 3'500) + ") { s }"));
  CHECK(is_refused("{ a(y: [" + repeated("1 ", 14'000) + "]) }"));
}

TEST_CASE("an answer that would grow without end is given up") {
  std::string query = "{ a { ...F0 } }";
  for (int i = 0; i < 40; ++i) {
    const std::string next = std::to_string(i + 1);
    query += " fragment F" + std::to_string(i) + " on A { x: a { ...F" + next + " } y: a { ...F" +
             next + " } }";
  }
  query += " fragment F40 on A { s }";
  // Every object has the property `a`, forever.
  class Endless final : public gql::Resolvers {
   public:
    bool has_resolver(const gql::Type&, const gql::Field&, const vtl::Value&) override {
      return true;
    }
    gql::Resolution resolve(const gql::FieldCall& call, gql::FieldAnswer& answer) override {
      answer.value = vtl::Value(call.arguments);
      return gql::Resolution::answered;
    }
  } endless;
  graphql_test::Request request{query};
  request.limits.resolvers = 100'000'000;
  request.limits.fields = 20'000;
  CHECK(answer(schema(), request, &endless) ==
        R"({"errors":[{"errorType":"BadRequestException","message":)"
        R"("The answer has too many fields."}]})");
}

}  // namespace
