// One test per row of what is known about pipelines: order, what each way of ending a template
// does.
#include <doctest/doctest.h>

#include "tests/appsync_utils/simulator/run_resolver.h"

using simulator_test::Function;
using simulator_test::only_error;
using simulator_test::pipeline;
using simulator_test::run;
using simulator_test::steps_text;
using simulator_test::unit;

namespace {

constexpr std::string_view kPass = "$util.toJson($ctx.result)";
const std::string kPayload = R"({"version":"2018-05-29","payload":{"a":1}})";

}  // namespace

TEST_CASE("order: before, then request, data source and response of each function, then after") {
  auto outcome = run({pipeline({{"f"}, {"g"}})});
  CHECK(steps_text(outcome) == "before request:f response:f request:g response:g after");
  REQUIRE(outcome.calls.size() == 2);
  CHECK(*outcome.calls[0].function == "f");
  CHECK(outcome.calls[0].data_source == "f");
  CHECK(*outcome.calls[1].function == "g");
}

TEST_CASE("Before's value is $ctx.prev.result of the first function, and need not be a request") {
  for (std::string value : {"{\"x\":[1]}", "7", "\"text\"", "null"}) {
    auto outcome =
        run({pipeline({{"f", R"({"payload": $util.toJson($ctx.prev.result)})"}}, value)});
    CHECK(outcome.data_json == value);
  }
}

TEST_CASE("an absent before prints {}") {
  auto outcome =
      run({pipeline({{"f", R"({"payload": $util.toJson($ctx.prev.result)})"}}, std::nullopt)});
  CHECK(outcome.data_json == "{}");
  CHECK(steps_text(outcome) == "request:f response:f after");
}

TEST_CASE("an absent after prints the result of the last function") {
  auto outcome = run({pipeline({{"f", R"({"payload": {"a": 2.50}})"}}, "{}", std::nullopt)});
  CHECK(outcome.data_json == R"({"a":2.5})");
  CHECK(steps_text(outcome) == "before request:f response:f");
}

TEST_CASE("a Before of white space alone is an error of the field") {
  auto outcome = run({pipeline({{"f"}}, "#set($x = 1)\n  ")});
  CHECK(only_error(outcome) ==
        "MappingTemplate|Template transformation yielded an empty response.");
  CHECK(outcome.data_json == "null");
  CHECK(steps_text(outcome) == "before");
}

TEST_CASE(
    "a function's output is prev.result of the next; After sees it as prev.result and result") {
  auto outcome =
      run({pipeline({{"f", R"({"payload": 1})", R"({"from": "f"})"},
                     {"g", R"({"payload": $util.toJson($ctx.prev.result)})"}},
                    "{}", R"([$util.toJson($ctx.prev.result), $util.toJson($ctx.result)])")});
  CHECK(outcome.data_json == R"([{"from":"f"},{"from":"f"}])");
}

TEST_CASE("the stash is one map from the first template to the last, changed by put and by set") {
  auto outcome =
      run({pipeline({{"f", "$util.qr($ctx.stash.put(\"b\", 2)){\"payload\": 1}",
                      "#set($ctx.stash.c = 3)$util.toJson($ctx.result)"}},
                    "$util.qr($ctx.stash.put(\"a\", 1)){}", "$util.toJson($ctx.stash)")});
  CHECK(outcome.data_json == R"({"a":1,"b":2,"c":3})");
  CHECK(outcome.stash_json == R"({"a":1,"b":2,"c":3})");
}

TEST_CASE("the stash of a unit resolver lives from request to response") {
  auto outcome = run(
      {unit("NONE", "$util.qr($ctx.stash.put(\"a\", 1))" + kPayload, "$util.toJson($ctx.stash)")});
  CHECK(outcome.data_json == R"({"a":1})");
}

TEST_CASE("arguments are one object: what a template puts there, later templates see") {
  auto outcome = run({pipeline({{"f", R"({"payload": "$ctx.arguments.added"})"}},
                               "$util.qr($ctx.args.put(\"added\", \"yes\")){}")});
  CHECK(outcome.data_json == R"("yes")");
}

TEST_CASE("#return in Before returns from the resolver") {
  auto outcome = run({pipeline({{"f"}}, "text#return({\"a\": 1})", "\"after\"")});
  CHECK(outcome.data_json == R"({"a":1})");
  CHECK(steps_text(outcome) == "before!");
  CHECK(outcome.calls.empty());
  CHECK(only_error(outcome) == "none");
}

TEST_CASE("#return in the request of a unit resolver returns from the resolver") {
  auto outcome = run({unit("AMAZON_DYNAMODB", "#return({\"a\": 1})", "\"response\"")});
  CHECK(outcome.data_json == R"({"a":1})");
  CHECK(steps_text(outcome) == "request!");
  CHECK(outcome.calls.empty());
}

TEST_CASE(
    "#return in a function's request passes over data source and response, the pipeline goes on") {
  auto outcome =
      run({pipeline({{"f", "#return({\"early\": true})", "\"response\"", "AMAZON_DYNAMODB"},
                     {"g", R"({"payload": $util.toJson($ctx.prev.result)})"}})});
  CHECK(outcome.data_json == R"({"early":true})");
  CHECK(steps_text(outcome) == "before request:f! response:f~ request:g response:g after");
  REQUIRE(outcome.calls.size() == 1);
  CHECK(*outcome.calls[0].function == "g");
}

TEST_CASE("#return in a function's response ends that template") {
  auto outcome = run({pipeline({{"f", R"({"payload": 1})", "ignored #return([1]) ignored"},
                                {"g", R"({"payload": $util.toJson($ctx.prev.result)})"}})});
  CHECK(outcome.data_json == "[1]");
  CHECK(steps_text(outcome) == "before request:f response:f! request:g response:g after");
}

TEST_CASE("#return in After and in the response of a unit resolver gives the field's value") {
  CHECK(run({pipeline({{"f"}}, "{}", "#return({\"z\": 1})")}).data_json == R"({"z":1})");
  CHECK(run({unit("NONE", kPayload, "#return({\"z\": 1})")}).data_json == R"({"z":1})");
}

TEST_CASE("a bare #return returns null") {
  CHECK(run({pipeline({{"f"}}, "#return")}).data_json == "null");
  auto outcome = run(
      {pipeline({{"f", "#return"}, {"g", "{\"payload\": \"$util.isNull($ctx.prev.result)\"}"}})});
  CHECK(outcome.data_json == R"("true")");
}

TEST_CASE("#return of a String that holds JSON counts as that JSON, any other is a JSON string") {
  auto returned = [](std::string argument) {
    return run({unit("NONE", "#return(" + argument + ")", "x")}).data_json;
  };
  CHECK(returned("$util.toJson({\"a\": [1]})") == R"({"a":[1]})");
  CHECK(returned("$util.toJson(null)") == "null");
  CHECK(returned("\"7\"") == "7");
  CHECK(returned("\"plain text\"") == R"("plain text")");
  CHECK(returned("\"{a}\"") == R"("{a}")");
  CHECK(returned("\"\"") == R"("")");
  CHECK(returned("[1, true, {\"a\": \"b\"}]") == R"([1,true,{"a":"b"}])");
}

TEST_CASE("#return works inside loops and conditions, and what was printed before is discarded") {
  auto outcome = run({unit(
      "NONE", "printed #foreach($i in [1..5])#if($i == 3)#return({\"i\": $i})#end#end", "x")});
  CHECK(outcome.data_json == R"({"i":3})");
}

TEST_CASE("an error in any step fails the field at once") {
  struct Row {
    std::string resolver;
    std::string steps;
    std::size_t calls;
  };
  const std::string fail = "$util.error(\"no\", \"Bad\", {\"d\": 1}, {\"i\": 2})";
  std::vector<Row> rows = {
      {pipeline({{"f"}, {"g"}}, fail), "before", 0},
      {pipeline({{"f", fail}, {"g"}}), "before request:f", 0},
      {pipeline({{"f", R"({"payload": 1})", fail}, {"g"}}), "before request:f response:f", 1},
      {pipeline({{"f"}}, "{}", fail), "before request:f response:f after", 1},
      {unit("NONE", fail, "x"), "request", 0},
      {unit("NONE", kPayload, fail), "request response", 1},
  };
  for (const Row& row : rows) {
    auto outcome = run({row.resolver});
    CHECK(only_error(outcome) == "Bad|no");
    CHECK(outcome.data_json == "null");
    CHECK(outcome.errors.at(0).data_json == R"({"d":1})");
    CHECK(outcome.errors.at(0).error_info_json == R"({"i":2})");
    CHECK(steps_text(outcome) == row.steps);
    CHECK(outcome.calls.size() == row.calls);
  }
}

TEST_CASE("unauthorized in any step fails the field, and names field and parent type") {
  const std::string message = "Unauthorized|Not Authorized to access startThread on type Mutation";
  CHECK(only_error(run({pipeline({{"f"}}, "$util.unauthorized()")})) == message);
  CHECK(only_error(run({pipeline({{"f", "$util.unauthorized()"}})})) == message);
  CHECK(only_error(run({pipeline({{"f", R"({"payload": 1})", "$util.unauthorized()"}})})) ==
        message);
  CHECK(only_error(run({pipeline({{"f"}}, "{}", "$util.unauthorized()")})) == message);
  CHECK(only_error(run({unit("NONE", "$util.unauthorized()", "x")})) ==
        "Unauthorized|Not Authorized to access getPost on type Query");
}

TEST_CASE("the context's names of field and parent type come before the resolver's") {
  auto outcome = run({unit("NONE", "$util.unauthorized()", "x"),
                      R"({"info":{"fieldName":"other","parentTypeName":"Mutation"}})"});
  CHECK(only_error(outcome) == "Unauthorized|Not Authorized to access other on type Mutation");
}

TEST_CASE("an error that a template raises in the words of unauthorized keeps its message") {
  CHECK(only_error(run({unit("NONE", "$util.error(\"Unauthorized\", \"Unauthorized\")", "x")})) ==
        "Unauthorized|Unauthorized");
}

TEST_CASE(
    "appendError goes on; appended errors reach the client in order when the field succeeds") {
  auto outcome =
      run({pipeline({{"f", "$util.appendError(\"two\", \"T\", {\"d\": 1}, \"i\"){\"payload\": 5}"}},
                    "$util.appendError(\"one\"){}")});
  CHECK(outcome.data_json == "5");
  REQUIRE(outcome.errors.size() == 2);
  CHECK(outcome.errors[0].message == "one");
  CHECK_FALSE(outcome.errors[0].error_type);
  CHECK(outcome.errors[1].message == "two");
  CHECK(*outcome.errors[1].error_type == "T");
  CHECK(outcome.errors[1].data_json == R"({"d":1})");
  CHECK(outcome.errors[1].error_info_json == R"("i")");
}

TEST_CASE("appended errors reach the client also when a later #return gives the value") {
  auto outcome = run({pipeline({{"f"}}, "$util.appendError(\"one\")#return(3)")});
  CHECK(outcome.data_json == "3");
  CHECK(only_error(outcome) == "null|one");
}

TEST_CASE(
    "when the field fails, the failing error comes alone and outErrors keeps the appended ones") {
  auto outcome =
      run({pipeline({{"f", "$util.error(\"last\")"}}, "$util.appendError(\"one\", \"T\"){}")});
  CHECK(only_error(outcome) == "null|last");
  CHECK(outcome.out_errors_json.find("\"one\"") != std::string::npos);
}

TEST_CASE(
    "a source's error is $ctx.error for that function's response only; ignored, the pipeline goes "
    "on") {
  const std::string look = R"({"payload": "$!{ctx.error.message}"})";
  auto outcome = run(
      {pipeline(
           {{"f", R"({"operation":"Invoke"})",
             R"({"saw": "$ctx.error.type: $ctx.error.message", "result": $util.toJson($ctx.result)})",
             "AWS_LAMBDA"},
            {"g", look, R"(["$!{ctx.error}", $util.toJson($ctx.prev.result)])"}},
           "{}", R"({"after": "$!{ctx.error}", "was": $util.toJson($ctx.result)})"),
       "{}",
       R"({"f": {"error": {"message": "boom", "type": "Lambda:Unhandled"}, "result": {"part": 1}}})"});
  CHECK(only_error(outcome) == "none");
  CHECK(outcome.data_json ==
        R"({"after":"","was":["",{"saw":"Lambda:Unhandled: boom","result":{"part":1}}]})");
}

TEST_CASE(
    "a null result still runs the response template of a function, whatever its version says") {
  auto outcome = run({pipeline({{"f", R"({"version":"2017-02-28","operation":"Invoke"})", "\"ran\"",
                                 "AWS_LAMBDA"}}),
                      "{}", R"({"f": {"result": null}})"});
  CHECK(outcome.data_json == R"("ran")");
  CHECK(steps_text(outcome) == "before request:f response:f after");
}

TEST_CASE("a function that says 2017-02-28 follows the rules of 2018 when its source fails") {
  auto outcome = run({pipeline({{"f", R"({"version":"2017-02-28","operation":"Invoke"})",
                                 "\"handled\"", "AWS_LAMBDA"}}),
                      "{}", R"({"f": {"error": {"message": "boom", "type": "T"}}})"});
  CHECK(outcome.data_json == R"("handled")");
  CHECK(only_error(outcome) == "none");
}

TEST_CASE("skipping with null from a request is fine") {
  auto outcome = run({pipeline({{"f", "#return($util.toJson(null))"}})});
  CHECK(outcome.data_json == "null");
  CHECK(only_error(outcome) == "none");
}

TEST_CASE("$ctx.result of one function is gone in the request of the next") {
  auto outcome = run({pipeline({{"f"}, {"g", "{\"payload\": \"$util.isNull($ctx.result)\"}"}})});
  CHECK(outcome.data_json == R"("true")");
}

TEST_CASE("prev, result and error of the context hold until the run sets them") {
  auto outcome =
      run({pipeline(
               {{"f", R"({"payload": [$ctx.prev.result.p, $ctx.result.r, "$ctx.error.message"]})"}},
               R"({"p": $ctx.prev.result.p})"),
           R"({"prev":{"result":{"p":1}},"result":{"r":2},"error":{"message":"e","type":"t"}})"});
  CHECK(outcome.data_json == R"([1,2,"e"])");
}

TEST_CASE(
    "the same function may stand in a pipeline more than once; each place is a call of its own") {
  Function f{"f", R"({"operation":"Invoke","payload": $util.toJson($ctx.prev.result)})",
             std::string(kPass), "AWS_LAMBDA"};
  auto outcome =
      run({pipeline({f, f, f}), "{}", R"({"f": [{"result": 1}, {"result": 2}, {"result": 3}]})"});
  CHECK(outcome.data_json == "3");
  REQUIRE(outcome.calls.size() == 3);
  CHECK(outcome.calls[2].request_json == R"({"operation":"Invoke","payload":2})");
}

TEST_CASE("ten functions run") {
  std::vector<Function> functions;
  for (int i = 0; i < 10; ++i) {
    functions.push_back({"f", R"(#set($n = $ctx.prev.result.n + 1){"payload": {"n": $n}})"});
  }
  CHECK(run({pipeline(functions, "{\"n\": 0}")}).data_json == R"({"n":10})");
}

TEST_CASE("the logs of all templates, in order") {
  auto outcome = run({pipeline({{"f", "$util.log.info(\"two {}\", 2){\"payload\": 1}"}},
                               "$util.log.info(\"one\"){}")});
  REQUIRE(outcome.logs.size() == 2);
  CHECK(outcome.logs[0] == "one");
  CHECK(outcome.logs[1] == "two 2");
}
