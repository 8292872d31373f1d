// Schemas: reading, merging, places and problems.
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "gql/read_schema.h"
#include "tests/data_file.h"

namespace {

std::shared_ptr<const vtl::Source> source(std::string text, std::string name = "schema.graphql") {
  return std::make_shared<const vtl::Source>(std::move(name), std::move(text));
}

gql::SchemaReading read(const std::vector<std::string>& texts) {
  std::vector<std::shared_ptr<const vtl::Source>> sources;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    sources.push_back(source(texts[i], std::to_string(i) + ".graphql"));
  }
  return gql::read_schema(sources);
}

/// "SDL003 1:15 there is no type 'X'", one a line.
std::string problems(const gql::SchemaReading& reading) {
  std::string out;
  for (const vtl::Diagnostic& problem : reading.problems) {
    out += problem.severity == vtl::Severity::warning ? "warning " : "";
    out += problem.code + " ";
    if (problem.source) {
      const vtl::Position at = problem.source->display_position(problem.primary->span.begin);
      out += std::to_string(at.line) + ":" + std::to_string(at.column) + " ";
    }
    out += problem.message + "\n";
  }
  return out;
}

TEST_CASE("every construct of the schema language is read") {
  const auto reading = read({R"(
    "the API" schema @aws_iam { query: Root mutation: Change }
    extend schema @aws_api_key
    "root" type Root implements Node & Named @aws_api_key @aws_cognito_user_pools(cognito_groups: ["a", "b"]) {
      """
      by id
      """
      node(id: ID! = "x", "how" kinds: [Kind!] = [ONE]): Node @deprecated(reason: "old")
      id: ID!
      name: String
      any: Either
    }
    interface Node { id: ID! }
    extend interface Named { name: String }
    interface Named @aws_iam { x: Int }
    extend type Root { x: Int }
    union Either = | Root | Other
    extend union Either = Third
    type Other { a: AWSDateTime } type Third { a: [[Int!]!]! }
    enum Kind { ONE TWO @deprecated }
    extend enum Kind { type query on1 }
    input In { a: Int = 3 @mine b: In }
    extend input In { c: [In!] = [] }
    scalar AWSDateTime
    directive @mine(a: Int = 1) repeatable on | FIELD_DEFINITION | INPUT_FIELD_DEFINITION
    directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
    type Change { do(in: In): Root @aws_auth(cognito_groups: ["g"]) }
    )"});
  CHECK(problems(reading) == "");
  const gql::Schema& schema = *reading.schema;
  const gql::Type* const root = schema.root(gql::OperationType::query);
  REQUIRE(root != nullptr);
  CHECK(root->name == "Root");
  CHECK(root->description == "root");
  CHECK(root->fields.size() == 5);
  CHECK(root->fields[0].description == " by id\n ");
  CHECK(root->fields[0].deprecation == "old");
  CHECK(gql::to_string(*root->fields[0].arguments[1].type) == "[Kind!]");
  CHECK(root->directive("aws_cognito_user_pools")->strings("cognito_groups") ==
        std::vector<std::string_view>{"a", "b"});
  CHECK(schema.schema_directives().size() == 2);
  CHECK(schema.find("Named")->fields.size() == 2);
  CHECK(schema.find("Node")->members.size() == 1);
  CHECK(schema.find("Either")->members.size() == 3);
  CHECK(schema.find("Kind")->values.size() == 5);
  CHECK(schema.find("Kind")->values[1].deprecation == "No longer supported");
  CHECK(schema.find("In")->input_fields.size() == 3);
  CHECK(schema.root(gql::OperationType::subscription) == nullptr);
  CHECK(gql::to_string(*schema.find("Third")->fields[0].type) == "[[Int!]!]!");
  CHECK(schema.find("AWSDateTime")->is_built_in);
  CHECK(root->is_possible_for(*schema.find("Either")));
  CHECK(!schema.find("Other")->is_possible_for(*schema.find("Node")));
}

TEST_CASE("comments describe what follows them") {
  const auto reading =
      read({"# dropped\n#\n# The root\n# of all\ntype Query { # one\n a: Int # two\n b: Int }"});
  const gql::Type* const query = reading.schema->find("Query");
  CHECK(query->description == " The root\n of all");
  CHECK(query->fields[0].description == " one");
  CHECK(query->fields[1].description == " two");
}

TEST_CASE("several texts make one schema") {
  const auto reading = read({"type Query { a: A }", "type Query { b: A! a: A } type A { x: Int }",
                             "extend type Mutation { c: Int }"});
  CHECK(problems(reading) == "");
  CHECK(reading.schema->find("Query")->fields.size() == 2);
  CHECK(reading.schema->find("Query")->fields[1].place.source == 1);
  CHECK(reading.schema->root(gql::OperationType::mutation) != nullptr);
}

TEST_CASE("problems have a code, a place and what is wrong") {
  CHECK(problems(read({"type Query { a: Strin }"})) == "SDL003 1:17 there is no type 'Strin'\n");
  CHECK(problems(read({"type Query { a: Int a: Int } type Query { b: Int }"})) ==
        "SDL004 1:21 field 'a' is defined twice\nSDL004 1:35 type 'Query' is defined twice\n");
  CHECK(problems(read({"type A { a: Int }"})) ==
        "SDL007 1:1 There is no top level schema object defined.\n");
  CHECK(problems(read({"schema { mutation: A } type A { a: Int }"})) ==
        "SDL007 1:1 A schema MUST have a 'query' operation defined.\n");
  CHECK(problems(read({"type Query { a(x: A): I } type A { a: Int } input I { b: A }"})) ==
        "SDL005 1:14 the field 'a' cannot have the input type 'I'\n"
        "SDL005 1:16 'x' cannot have the type 'A', which is not an input type\n"
        "SDL005 1:55 'b' cannot have the type 'A', which is not an input type\n");
  CHECK(problems(read({"type Query implements I { a: Int } interface I { a: Int! b: Int }"})) ==
        "SDL006 1:6 'Query' does not implement 'I': the field 'b' is missing\n"
        "SDL006 1:27 'Query' does not implement 'I': the field 'a' is 'Int' and not 'Int!'\n");
  CHECK(problems(read({"type Query @model { a: Int @skip(if: true) }"})) ==
        "warning SDL008 1:12 AppSync does not know the directive @model\n"
        "warning SDL008 1:28 @skip does not belong here\n");
  CHECK(problems(read({"type Query { a: Int } extend enum E { A } extend enum Query { B }"})) ==
        "SDL010 1:35 there is no type 'E' to extend\n"
        "SDL005 1:55 'Query' is a type, not an enum\n");
  CHECK(problems(read({"type Query { a: Int } type E {} scalar S"})) ==
        "warning SDL011 1:28 'E' has no fields\n"
        "SDL012 1:40 AppSync has no custom scalars such as 'S'\n");
  CHECK(problems(read({"type Query { a(i: A): Int } input A { b: B! } input B { a: A! }"})) ==
        "SDL013 1:57 the field 'a' makes 'A' require itself without end\n");
  CHECK(problems(read({"type Query { a: Int; __b: Int }"})) ==
        "warning SDL014 1:20 characters that begin no token are passed over\n"
        "SDL015 1:22 names that begin with two underscores are reserved\n");
  CHECK(problems(read(
            {"type Query { a(n: Int = \"x\", e: [E!] = [A, C], i: I! = {b: null}, f: Float = 1): "
             "Int } enum E { A B } input I { b: Int! = 2, c: Boolean = true, d: ID = 1.5 }"})) ==
        "warning SDL016 1:16 the default value of 'n' is not a valid 'Int'\n"
        "warning SDL016 1:30 the default value of 'e' is not a valid '[E!]'\n"
        "warning SDL016 1:48 the default value of 'i' is not a valid 'I!'\n"
        "warning SDL016 1:145 the default value of 'd' is not a valid 'ID'\n");
}

TEST_CASE("a text that cannot be parsed is a problem, and the others are still read") {
  const auto reading = read({"type Query { a: Int }", "type A { a Int }", "type B { b: Int = 3 }"});
  CHECK(problems(reading) ==
        "SDL001 1:12 the schema cannot be parsed: found 'Int'\n"
        "SDL001 1:17 the schema cannot be parsed: found '='\n");
  CHECK(reading.schema->find("Query") != nullptr);
  CHECK(!reading.is_valid());
  CHECK(problems(read({"type Query { a(b: Int = $x): Int }"})) ==
        "SDL001 1:25 the schema cannot be parsed: found '$'\n");
  CHECK(problems(read({"{ a }"})).starts_with("SDL001 1:1 a schema holds definitions of types"));
}

TEST_CASE("schemas without measure end in an error") {
  std::string deep = "type Query { a: ";
  for (int i = 0; i < 100'000; ++i) deep += '[';
  CHECK(problems(read({deep})).starts_with("SDL002 1:"));
  std::string unknown = "type Query {";
  for (int i = 0; i < 20'000; ++i)
    unknown += " a" + std::to_string(i) + ": Nothing" + std::to_string(i);
  CHECK(read({unknown + "}"}).problems.size() == 20'000);
  std::string chain = "type Query { a(b: I0): Int }";
  for (int i = 0; i < 20'000; ++i) {
    chain += " input I" + std::to_string(i) + " { a: I" + std::to_string(i + 1) + "! }";
  }
  CHECK(read({chain + " input I20000 { a: Int }"}).is_valid());
}

TEST_CASE("the recorded schemas are valid") {
  std::ifstream file(vtlsim_tests::data_file("graphql/data/schemas.jsonl"));
  REQUIRE(file.good());
  std::string line;
  int count = 0;
  while (std::getline(file, line)) {
    const nlohmann::json record = nlohmann::json::parse(line);
    CAPTURE(record["name"].get<std::string>());
    CHECK(problems(read({record["schema"].get<std::string>()})) == "");
    ++count;
  }
  CHECK(count == 12);
}

}  // namespace
