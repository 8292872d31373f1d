// Resolvers that answer later, and what fields select.
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "gql/selection.h"
#include "tests/graphql/support.h"

namespace {

using graphql_test::json;

/// Every field of Query and Mutation is answered later.
class LateResolvers final : public gql::Resolvers {
 public:
  bool has_resolver(const gql::Type& parent, const gql::Field& field, const vtl::Value&) override {
    return parent.name == "Query" || parent.name == "Mutation" || field.name == "late";
  }
  gql::Resolution resolve(const gql::FieldCall& call, gql::FieldAnswer&) override {
    calls.push_back(call);
    return gql::Resolution::later;
  }
  std::vector<gql::FieldCall> calls;
};

struct Fixture {
  explicit Fixture(const std::string& query)
      : schema(graphql_test::schema_of(
            "type Query { a: T b: T n: T! list: [T!] any: Any } type Mutation { a: T n: T! b: T } "
            "type T { id: ID late: String need: String! t: T } type U { id: ID u: Int } "
            "union Any = T | U")),
        prepared(schema, gql::read_document(query).document) {
    REQUIRE(prepared.errors().empty());
    planned = std::get<gql::PlannedOperation>(prepared.plan(std::nullopt, vtl::Value(), heap));
    execution = std::make_unique<gql::Execution>(planned, resolvers, heap);
    execution->start();
  }
  void give(std::size_t call, std::string_view value) {
    execution->answer(resolvers.calls[call].ticket, {json(value, heap), {}});
  }
  std::string response() {
    vtl::TextBuffer out;
    execution->write_response(out);
    return std::string(out.view());
  }

  vtl::Heap heap;
  std::shared_ptr<const gql::Schema> schema;
  gql::PreparedDocument prepared;
  gql::PlannedOperation planned;
  LateResolvers resolvers;
  std::unique_ptr<gql::Execution> execution;
};

TEST_CASE("fields of a query are asked at once and answered in any order") {
  Fixture f("{ a { id late } b { id } }");
  REQUIRE(f.resolvers.calls.size() == 2);
  CHECK(!f.execution->is_finished());
  f.give(1, R"({"id":"2"})");
  f.give(0, R"({"id":"1"})");
  REQUIRE(f.resolvers.calls.size() == 3);
  CHECK(gql::to_string(f.resolvers.calls[2].path) == "/a/late");
  CHECK(!f.execution->is_finished());
  f.give(2, R"("now")");
  CHECK(f.execution->is_finished());
  CHECK(f.response() == R"({"data":{"a":{"id":"1","late":"now"},"b":{"id":"2"}}})");
}

TEST_CASE("an answer is taken once") {
  Fixture f("{ a { id } b { id } }");
  f.give(0, R"({"id":"1"})");
  f.give(0, R"({"id":"9"})");
  f.execution->answer(77, {});
  CHECK(!f.execution->is_finished());
  f.give(1, "null");
  CHECK(f.response() == R"({"data":{"a":{"id":"1"},"b":null}})");
}

TEST_CASE("paths and places of late values within lists") {
  Fixture f("{ list { late } }");
  f.give(0, R"([{},{}])");
  REQUIRE(f.resolvers.calls.size() == 3);
  CHECK(gql::to_string(f.resolvers.calls[2].path) == "/list[1]/late");
  f.execution->answer(f.resolvers.calls[2].ticket,
                      {vtl::Value(), {{"no", "Kind", vtl::Value(), vtl::Value()}}});
  f.give(1, R"("x")");
  CHECK(f.response() ==
        R"({"data":{"list":[{"late":"x"},{"late":null}]},"errors":[{"path":["list",1,"late"],)"
        R"("data":null,"errorType":"Kind","errorInfo":null,"locations":[{"line":1,"column":10,)"
        R"("sourceName":null}],"message":"no"}]})");
}

TEST_CASE("fields of a mutation run one after the other") {
  Fixture f("mutation { a { id late } b { id } }");
  REQUIRE(f.resolvers.calls.size() == 1);
  f.give(0, R"({"id":"1"})");
  REQUIRE(f.resolvers.calls.size() == 2);
  CHECK(f.resolvers.calls[1].field->name == "late");
  f.give(1, R"("x")");
  REQUIRE(f.resolvers.calls.size() == 3);
  f.give(2, R"({"id":"2"})");
  CHECK(f.response() == R"({"data":{"a":{"id":"1","late":"x"},"b":{"id":"2"}}})");
}

TEST_CASE("a mutation stops at a field that may not be null and is") {
  Fixture f("mutation { n { need } b { id } }");
  f.give(0, R"({"id":"1"})");
  CHECK(f.execution->is_finished());
  CHECK(f.resolvers.calls.size() == 1);
  CHECK(f.response().starts_with(R"({"data":null,"errors":[{"path":["n","need"])"));
}

TEST_CASE("what a field selects, as templates see it") {
  Fixture f(
      "{ x: a { id second: id @include(if: true) skipped: id @skip(if: true) "
      "t { late } ...F ... on T { need } } } "
      "fragment F on T { t { id } }");
  REQUIRE(f.resolvers.calls.size() == 1);
  CHECK(gql::selection_set_list(f.resolvers.calls[0]) ==
        std::vector<std::string>{"id", "second", "t", "t/late", "t/id", "need"});
  CHECK(gql::selection_set_graphql(f.resolvers.calls[0]) ==
        "{\n  x: a {\n    id\n    second: id @include(if: true)\n    skipped: id @skip(if: true)\n"
        "    t {\n      late\n    }\n    ... F\n    ... on T {\n      need\n    }\n  }\n}");
}

TEST_CASE("data of an error is cut to the selection") {
  Fixture f("{ any { ... on T { x: id t { need } } ... on U { u } } }");
  const auto cut = [&](std::string_view text) {
    return vtl::to_json(gql::cut_to_selection(f.resolvers.calls[0], json(text, f.heap), f.heap));
  };
  CHECK(cut(R"({"__typename":"T","id":"1","late":"l","t":{"need":"n","id":"2"},"u":5})") ==
        R"({"id":"1","t":{"need":"n"}})");
  CHECK(cut(R"([{"__typename":"U","u":1,"id":"1"},null,"text"])") == R"([{"u":1},null,null])");
  CHECK(cut(R"({"id":"1","u":5,"late":"l"})") == R"({"id":"1","u":5})");
  CHECK(gql::selection_set_list(f.resolvers.calls[0]).empty());
}

TEST_CASE("a field of an operation is found without executing it") {
  vtl::Heap heap;
  const auto schema = graphql_test::schema_of(
      "type Query { room(id: ID!, size: Int = 5): Room } type Room { owner(deep: Boolean): User } "
      "type User { name: String }");
  const gql::PreparedDocument prepared(
      schema,
      gql::read_document("query Q($i: ID!) { r: room(id: $i) { owner { n: name } } }").document);
  const auto planned =
      std::get<gql::PlannedOperation>(prepared.plan("Q", json(R"({"i":7})", heap), heap));
  const auto room = gql::find_field(planned, "Query", "room", heap);
  REQUIRE(room);
  CHECK(vtl::to_json(vtl::Value(room->arguments)) == R"({"id":"7","size":5})");
  CHECK(vtl::to_json(vtl::Value(room->variables)) == R"({"i":"7"})");
  CHECK(room->selection_set_list == std::vector<std::string>{"owner", "owner/n"});
  const auto owner = gql::find_field(planned, "Room", "owner", heap);
  REQUIRE(owner);
  CHECK(owner->selection_set_graphql == "{\n  owner {\n    n: name\n  }\n}");
  CHECK(!gql::find_field(planned, "Room", "name", heap));
}

}  // namespace
