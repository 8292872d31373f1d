// The golden cases of the service: validation (V), coercion (C), completion (E), limits (L).
#include <string>

#include <doctest/doctest.h>

#include "tests/graphql/support.h"

namespace {

using graphql_test::answer;

constexpr const char* kSchema = R"(
  type Query { post(id: ID!): Post  posts: [Post!]!  search(text: String!): [Hit]  secret: String @aws_iam }
  type Mutation { addPost(input: PostInput!): Post }
  type Subscription { onPost(author: String): Post @aws_subscribe(mutations: ["addPost"]) }
  interface Node { id: ID! }
  type Post implements Node { id: ID!  title: String!  author: String  at: AWSDateTime  meta: AWSJSON  comments: [Comment] }
  type Comment implements Node { id: ID!  text: String! }
  union Hit = Post | Comment
  input PostInput { title: String!  author: String  at: AWSDateTime  phone: AWSPhone  meta: AWSJSON })";

const auto& schema() {
  static const auto made = graphql_test::schema_of(kSchema);
  return made;
}

std::string ask(graphql_test::Request request) {
  return answer(schema(), request);
}

/// An entry of an error that the engine finds before execution.
std::string refused(std::string_view message, int line, int column) {
  return "{\"data\":null,\"errors\":[{\"path\":null,\"locations\":[{\"line\":" +
         std::to_string(line) + ",\"column\":" + std::to_string(column) +
         ",\"sourceName\":null}],\"message\":\"" + std::string(message) + "\"}]}";
}

TEST_CASE("V: what is not valid for the schema") {
  const std::string validation = "Validation error of type ";
  CHECK(ask({"{ badfield }"}) ==
        refused(validation + "FieldUndefined: Field 'badfield' in type 'Query' is undefined @ "
                             "'badfield'",
                1, 3));
  CHECK(ask({"{ posts { nope } }"}) ==
        refused(validation + "FieldUndefined: Field 'nope' in type 'Post' is undefined @ "
                             "'posts/nope'",
                1, 11));
  CHECK(ask({"{ posts }"}) ==
        refused(validation + "SubSelectionRequired: Sub selection required for type null of field "
                             "posts @ 'posts'",
                1, 3));
  CHECK(ask({"{ post { id } }"}) ==
        refused(validation + "MissingFieldArgument: Missing field argument id @ 'post'", 1, 3));
  CHECK(ask({"{ post(id: \"1\", x: 2) { id } }"}) ==
        refused(validation + "UnknownArgument: Unknown field argument x @ 'post'", 1, 17));
  CHECK(ask({"query($x: Int) { posts { id } }"}) ==
        refused(validation + "UnusedVariable: Unused variable x", 1, 7));
}

TEST_CASE("arguments of an unknown directive are taken for those of the field around it") {
  CHECK(ask({"{ post(id: 1) { ... @no(x: 1) { id } } }"}) ==
        "{\"data\":null,\"errors\":[{\"path\":null,\"locations\":[{\"line\":1,\"column\":21,"
        "\"sourceName\":null}],\"message\":\"Validation error of type UnknownDirective: Unknown "
        "directive no @ 'post'\"},{\"path\":null,\"locations\":[{\"line\":1,\"column\":25,"
        "\"sourceName\":null}],\"message\":\"Validation error of type UnknownArgument: Unknown "
        "field argument x @ 'post'\"}]}");
}

TEST_CASE("C: variables that do not fit") {
  const std::string query = "mutation($i: PostInput!) { addPost(input: $i) { id } }";
  CHECK(ask({query, "{}"}) ==
        refused("Variable 'i' has coerced Null value for NonNull type 'PostInput!'", 1, 10));
  CHECK(ask({query, R"({"i":{}})"}) ==
        refused("Variable 'i' has coerced Null value for NonNull type 'String!'", 1, 10));
  CHECK(ask({query, R"({"i":{"title":"t","phone":"abc"}})"}) ==
        refused("Variable 'phone' has an invalid value. Unable to parse `abc` as a valid phone "
                "number.",
                1, 10));
  CHECK(ask({query, R"({"i":{"title":"t","nope":1}})"}) ==
        "{\"data\":null,\"errors\":[{\"path\":null,\"locations\":null,\"message\":\"The variables "
        "input contains a field name 'nope' that is not defined for input object type "
        "'PostInput' \"}]}");
}

/// Keeps the arguments of the field that it resolves.
class ArgumentKeeper final : public gql::Resolvers {
 public:
  bool has_resolver(const gql::Type& parent, const gql::Field&, const vtl::Value&) override {
    return parent.name == "Mutation";
  }
  gql::Resolution resolve(const gql::FieldCall& call, gql::FieldAnswer&) override {
    arguments = vtl::to_json(vtl::Value(call.arguments));
    return gql::Resolution::answered;
  }
  std::string arguments;
};

TEST_CASE("C5: AWSJSON arrives parsed") {
  ArgumentKeeper keeper;
  answer(schema(),
         {"mutation($i: PostInput!) { addPost(input: $i) { id } }",
          R"({"i":{"title":"t","meta":"{\"a\":1}"}})"},
         &keeper);
  CHECK(keeper.arguments == R"({"input":{"title":"t","meta":{"a":1}}})");
}

TEST_CASE("E: what resolvers return") {
  CHECK(ask({"{ p: post(id: \"1\") { id } }", "null",
             R"({"post":{"$error":{"message":"gone","type":"NotFound",)"
             R"("data":{"id":"1","title":"t"},"info":{"k":1}}}})"}) ==
        R"({"data":{"p":null},"errors":[{"path":["p"],"data":{"id":"1"},"errorType":"NotFound",)"
        R"("errorInfo":{"k":1},"locations":[{"line":1,"column":3,"sourceName":null}],)"
        R"("message":"gone"}]})");
  CHECK(ask({"{ post(id:\"1\") { id title } }", "null", R"({"post":{"id":"1"}})"}) ==
        R"({"data":{"post":null},"errors":[{"path":["post","title"],"locations":null,"message":)"
        R"("Cannot return null for non-nullable type: 'String' within parent 'Post' )"
        R"x((/post/title)"}]})x");
  CHECK(ask({"{ posts { id } }", "null", R"({"posts":{"id":"1"}})"}) ==
        R"({"data":null,"errors":[{"path":["posts"],"locations":null,"message":)"
        R"("Can't resolve value (/posts) : type mismatch error, expected type LIST"}]})");
  CHECK(ask({"{ post(id:\"1\") { at } }", "null", R"({"post":{"at":"yesterday"}})"}) ==
        R"({"data":{"post":{"at":null}},"errors":[{"path":["post","at"],"locations":null,)"
        R"("message":"Can't serialize value (/post/at) : Unable to serialize `yesterday` as a )"
        R"(valid DateTime Object."}]})");
  CHECK(ask({"{ search(text:\"x\") { __typename ... on Post { title } } }", "null",
             R"({"search":[{"title":"a"},{"__typename":"Post","title":"b"}]})"}) ==
        R"({"data":{"search":[null,{"__typename":"Post","title":"b"}]},"errors":[{"path":)"
        R"(["search",0],"locations":null,"message":"Can't resolve '/search[0]'. Abstract type )"
        R"('Hit' must resolve to an Object type at runtime for field 'null.search'. Could not )"
        R"(determine the exact type of Hit. Missing __typename key on value.'"}]})");
  CHECK(ask({"{ post(id:\"1\") { meta } }", "null", R"({"post":{"meta":{"a":1}}})"}) ==
        R"({"data":{"post":{"meta":"{\"a\":1}"}}})");
}

TEST_CASE("L1: without introspection the types of the schema have no fields") {
  graphql_test::Request request{"{ __schema { types { name } } }"};
  request.validation.is_introspection_enabled = false;
  CHECK(ask(request) ==
        refused("Validation error of type FieldUndefined: Field 'types' in type '__Schema' is "
                "undefined @ '__schema/types'",
                1, 14));
  request.query = "{ __typename }";
  CHECK(ask(request) == R"({"data":{"__typename":"Query"}})");
}

TEST_CASE("L2: fields below the deepest level fail") {
  graphql_test::Request request{"{ post(id:\"1\") { comments { text } } }", "null",
                                R"({"post":{"comments":[{"text":"a"}]}})"};
  request.limits.depth = 2;
  CHECK(ask(request) ==
        R"({"data":{"post":{"comments":[null]}},"errors":[{"path":["post","comments",0,"text"],)"
        R"("data":null,"errorType":"QueryDepthLimitReached","errorInfo":null,"locations":)"
        R"([{"line":1,"column":29,"sourceName":null}],"message":"Query depth limit reached."}]})");
}

TEST_CASE("L3: resolvers past the limit are not asked") {
  graphql_test::Request request{
      "{ a: post(id:1) { id } b: post(id:2) { id } c: post(id:3) { id } }", "null",
      R"({"post":{"$append":[],"$value":{"id":"1"}}})"};
  request.limits.resolvers = 2;
  CHECK(ask(request) ==
        R"({"data":{"a":{"id":"1"},"b":{"id":"1"},"c":null},"errors":[{"path":["c"],"data":null,)"
        R"("errorType":"ResolverExecutionLimitReached","errorInfo":null,"locations":)"
        R"([{"line":1,"column":45,"sourceName":null}],)"
        R"("message":"Resolver invocation limit reached."}]})");
}

}  // namespace
