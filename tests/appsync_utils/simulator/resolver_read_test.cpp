#include <string>

#include <doctest/doctest.h>

#include "appsync/resolver.h"
#include "vtl/heap.h"
#include "vtl/json.h"

namespace {

std::variant<appsync::ResolverSpec, appsync::ResolverProblem> read(std::string_view text) {
  vtl::Heap heap;
  auto json = vtl::read_json(text, heap);
  REQUIRE(std::holds_alternative<vtl::Value>(json));
  auto load = [](std::string_view path) -> std::variant<appsync::TemplateText, std::string> {
    if (path == "lost.vtl") return std::string("no such file: lost.vtl");
    return appsync::TemplateText{std::string(path), "text of " + std::string(path)};
  };
  return appsync::read_resolver(std::get<vtl::Value>(json), load);
}

appsync::ResolverSpec spec(std::string_view text) {
  auto result = read(text);
  if (auto* problem = std::get_if<appsync::ResolverProblem>(&result)) FAIL(problem->message);
  return std::get<appsync::ResolverSpec>(result);
}

std::string problem(std::string_view text, std::vector<std::string> path,
                    bool is_about_key = false) {
  auto result = read(text);
  auto* found = std::get_if<appsync::ResolverProblem>(&result);
  REQUIRE(found != nullptr);
  CHECK(found->path == path);
  CHECK(found->is_about_key == is_about_key);
  return found->message;
}

}  // namespace

TEST_CASE("a unit resolver has data source, request and response") {
  auto unit = spec(R"({"type":"Query","field":"get","dataSource":"t","request":"a.vtl",
      "response":{"inline":"b"},"dataSources":{"t":{"type":"AMAZON_DYNAMODB","versioned":true}}})");
  CHECK_FALSE(unit.is_pipeline);
  CHECK(unit.type == "Query");
  CHECK(unit.field == "get");
  REQUIRE(unit.functions.size() == 1);
  CHECK(unit.functions[0].name.empty());
  CHECK(unit.functions[0].data_source.is_versioned);
  CHECK(unit.functions[0].request->text == "text of a.vtl");
  CHECK(unit.functions[0].response->text == "b");
  CHECK(unit.functions[0].response->is_inline);
}

TEST_CASE("a pipeline has functions, the same one more than once if need be") {
  auto pipeline = spec(R"({"before":"b.vtl","functions":[
      {"name":"f","dataSource":"n","request":"q","response":"p"},
      {"name":"f","dataSource":"n","request":"q","response":"p"}],"dataSources":{"n":{"type":"NONE"}}})");
  CHECK(pipeline.is_pipeline);
  CHECK(pipeline.functions.size() == 2);
  CHECK(pipeline.before);
  CHECK_FALSE(pipeline.after);
}

TEST_CASE("every type of data source has its name, OpenSearch two") {
  for (std::string name : {"NONE", "AWS_LAMBDA", "AMAZON_DYNAMODB", "AMAZON_OPENSEARCH_SERVICE",
                           "HTTP", "RELATIONAL_DATABASE", "AMAZON_EVENTBRIDGE"}) {
    auto type = appsync::find_data_source_type(name);
    REQUIRE(type);
    CHECK(appsync::data_source_type_name(*type) == name);
  }
  CHECK(appsync::find_data_source_type("AMAZON_ELASTICSEARCH") ==
        appsync::DataSourceType::amazon_opensearch_service);
  CHECK_FALSE(appsync::find_data_source_type("DYNAMODB"));
}

TEST_CASE("only a Lambda can do without templates, each by itself") {
  auto direct = spec(R"({"dataSource":"l","dataSources":{"l":{"type":"AWS_LAMBDA"}}})");
  CHECK_FALSE(direct.functions[0].request);
  CHECK_FALSE(direct.functions[0].response);
  CHECK(problem(R"({"dataSource":"n","request":"a","dataSources":{"n":{"type":"NONE"}}})", {}) ==
        "`response` is missing; only AWS_LAMBDA can do without a template");
}

TEST_CASE("unknown keys are named with their place") {
  CHECK(problem(R"({"dataSource":"n","reqest":"a"})", {"reqest"}, true) ==
        "unknown key `reqest`, did you mean `request`?");
  CHECK(problem(R"({"functions":[{"nam":"f"}]})", {"functions", "0", "nam"}, true) ==
        "unknown key `nam`, did you mean `name`?");
  CHECK(problem(R"({"dataSources":{"a":{"type":"NONE","x":1}}})", {"dataSources", "a", "x"}, true)
            .find("unknown key `x`") == 0);
  CHECK(problem(R"({"dataSource":"n","request":{"inlin":"x"},"dataSources":{"n":{"type":"NONE"}}})",
                {"request", "inlin"}, true)
            .find("unknown key `inlin`") == 0);
  // For editors.
  CHECK(spec(R"({"$schema":"x","dataSource":"l","dataSources":{"l":{"type":"AWS_LAMBDA"}}})")
            .functions.size() == 1);
}

TEST_CASE("a function without a known data source") {
  CHECK(problem(R"({"functions":[{"name":"f","dataSource":"chta","request":"a","response":"b"}],
                    "dataSources":{"chat":{"type":"NONE"}}})",
                {"functions", "0", "dataSource"}) ==
        "no data source `chta` in `dataSources`, did you mean `chat`?");
  CHECK(problem(R"({"functions":[{"name":"f"}]})", {"functions", "0"}) ==
        "`dataSource` is missing");
  CHECK(problem(R"({"dataSources":{"a":{"type":"DYNAMO"}}})", {"dataSources", "a", "type"})
            .find("unknown type of data source `DYNAMO`") == 0);
}

TEST_CASE("one to ten functions") {
  std::string function = R"({"name":"f","dataSource":"n","request":"a","response":"b"})";
  std::string ten = function;
  for (int i = 1; i < 10; ++i) ten += "," + function;
  std::string sources = R"(],"dataSources":{"n":{"type":"NONE"}}})";
  CHECK(spec("{\"functions\":[" + ten + sources).functions.size() == 10);
  CHECK(problem("{\"functions\":[" + ten + "," + function + sources, {"functions", "10"}) ==
        "a pipeline has at most 10 functions, this one has 11");
  CHECK(problem("{\"functions\":[" + sources, {"functions"}) ==
        "a pipeline has at least one function");
}

TEST_CASE("unit and pipeline do not mix") {
  CHECK(
      problem(R"({"dataSource":"n","functions":[]})", {"dataSource"}, true).find("unit resolver") !=
      std::string::npos);
}

TEST_CASE("values of the wrong kind, and a template that cannot be read") {
  CHECK(problem("[]", {}) == "a resolver is an object");
  CHECK(problem(R"({"type":1})", {"type"}) == "`type` is not a string");
  CHECK(problem(R"({"dataSources":[]})", {"dataSources"}) == "`dataSources` is not an object");
  CHECK(problem(R"({"dataSources":{"a":{"type":"NONE","versioned":true}}})",
                {"dataSources", "a", "versioned"})
            .find("only a table") == 0);
  CHECK(problem(R"({"before":1,"functions":[]})", {"before"}) ==
        "a template is a path or {\"inline\": text}");
  CHECK(problem(R"({"before":"lost.vtl","functions":[]})", {"before"}) == "no such file: lost.vtl");
}

TEST_CASE("without a loader templates are inline") {
  vtl::Heap heap;
  auto json = vtl::read_json(R"({"before":"b.vtl","functions":[]})", heap);
  auto result = appsync::read_resolver(std::get<vtl::Value>(json), {});
  REQUIRE(std::holds_alternative<appsync::ResolverProblem>(result));
  CHECK(std::get<appsync::ResolverProblem>(result).message ==
        "a template is {\"inline\": text} here, files are not read");
}
