// Unit resolvers: versions, failed sources, NONE, Lambda with and without templates, answers.
#include <doctest/doctest.h>

#include "tests/appsync_utils/simulator/run_resolver.h"

using simulator_test::only_error;
using simulator_test::pipeline;
using simulator_test::run;
using simulator_test::steps_text;
using simulator_test::unit;

namespace {

constexpr std::string_view kOld = R"({"version":"2017-02-28","operation":"GetItem","key":{}})";
constexpr std::string_view kNew = R"({"version":"2018-05-29","operation":"GetItem","key":{}})";
constexpr std::string_view kPass = "$util.toJson($ctx.result)";
constexpr std::string_view kFailed =
    R"({"source":{"error":{"message":"gone","type":"DynamoDB:X"},"result":{"item":1}}})";

std::string lambda(std::string_view templates) {
  return R"({"type":"Query","field":"getPost","dataSource":"source")" + std::string(templates) +
         R"(,"dataSources":{"source":{"type":"AWS_LAMBDA"}}})";
}

}  // namespace

TEST_CASE("2017-02-28: a null result passes over the response template, the field is null") {
  auto outcome =
      run({unit("AMAZON_DYNAMODB", kOld, "\"ran\""), "{}", R"({"source":{"result":null}})"});
  CHECK(outcome.data_json == "null");
  CHECK(only_error(outcome) == "none");
  CHECK(steps_text(outcome) == "request response~");
}

TEST_CASE("2018-05-29: the response template runs on a null result") {
  auto outcome =
      run({unit("AMAZON_DYNAMODB", kNew, "\"ran\""), "{}", R"({"source":{"result":null}})"});
  CHECK(outcome.data_json == R"("ran")");
}

TEST_CASE(
    "2017-02-28: a failed source fails the field, what the response prints is the error's data") {
  auto outcome = run({unit("AMAZON_DYNAMODB", kOld,
                           R"({"saw":"$ctx.error.message","r":$util.toJson($ctx.result)})"),
                      "{}", std::string(kFailed)});
  CHECK(outcome.data_json == "null");
  CHECK(only_error(outcome) == "DynamoDB:X|gone");
  CHECK(outcome.errors.at(0).data_json == R"({"saw":"gone","r":{"item":1}})");
  CHECK(steps_text(outcome) == "request response");
}

TEST_CASE("2018-05-29: a failed source leaves the choice to the response template") {
  auto ignored = run({unit("AMAZON_DYNAMODB", kNew, kPass), "{}", std::string(kFailed)});
  CHECK(ignored.data_json == R"({"item":1})");
  CHECK(only_error(ignored) == "none");
  auto raised =
      run({unit("AMAZON_DYNAMODB", kNew,
                "#if($ctx.error)$util.error($ctx.error.message, $ctx.error.type, $ctx.result)#end"),
           "{}", std::string(kFailed)});
  CHECK(only_error(raised) == "DynamoDB:X|gone");
  CHECK(raised.errors.at(0).data_json == R"({"item":1})");
}

TEST_CASE("without a failure $ctx.error is null") {
  auto outcome = run({unit("AMAZON_DYNAMODB", kNew, "\"$util.isNull($ctx.error)\""),
                      R"({"error":{"message":"old","type":"t"}})", R"({"source":{"result":1}})"});
  CHECK(outcome.data_json == R"("true")");
}

TEST_CASE("NONE needs no answer: its result is the payload") {
  auto outcome = run({unit("NONE", R"({"version":"2017-02-28","payload":{"a":[1]}})", kPass)});
  CHECK(outcome.data_json == R"({"a":[1]})");
  REQUIRE(outcome.calls.size() == 1);
  CHECK_FALSE(outcome.calls[0].function);
  CHECK(outcome.calls[0].data_source == "source");
  CHECK(outcome.calls[0].request_json == R"({"version":"2017-02-28","payload":{"a":[1]}})");
  CHECK(run({unit("NONE", R"({"version":"2018-05-29"})", kPass)}).data_json == "null");
}

TEST_CASE("answers by data source, one object for every call or a list for successive ones") {
  const std::string shared = R"~({"functions":[
      {"name":"f","dataSource":"l","request":{"inline":"{\"operation\":\"Invoke\"}"},
       "response":{"inline":"$util.qr($ctx.result.put(\"touched\", true))$util.toJson($ctx.result)"}},
      {"name":"g","dataSource":"l","request":{"inline":"{\"operation\":\"Invoke\"}"},
       "response":{"inline":"[$util.toJson($ctx.prev.result),$util.toJson($ctx.result)]"}}],
      "dataSources":{"l":{"type":"AWS_LAMBDA"}}})~";
  // One object answers every call, each time as the fixture gave it.
  CHECK(run({shared, "{}", R"({"l":{"result":{"n":1}}})"}).data_json ==
        R"([{"n":1,"touched":true},{"n":1}])");
  CHECK(run({shared, "{}", R"({"l":[{"result":{"n":1}},{"result":{"n":2}}]})"}).data_json ==
        R"([{"n":1,"touched":true},{"n":2}])");
  // A function's own answer comes first.
  CHECK(run({shared, "{}", R"({"l":{"result":{"n":1}},"g":{"result":9}})"}).data_json ==
        R"([{"n":1,"touched":true},9])");
}

TEST_CASE("a missing answer is a failure of the run; the unanswered request is the last call") {
  auto outcome = run({pipeline({{"f"}, {"g", R"({"operation":"Invoke"})", "1", "AWS_LAMBDA"}})});
  REQUIRE(outcome.failure);
  CHECK(outcome.failure->message == "no answer for function `g` or data source `g`");
  CHECK(outcome.errors.empty());
  CHECK(outcome.data_json == "null");
  REQUIRE(outcome.calls.size() == 2);
  CHECK(*outcome.calls[1].function == "g");
  CHECK(steps_text(outcome) == "before request:f response:f request:g");
}

TEST_CASE("a call past the end of its list is a failure as well") {
  auto outcome = run({unit("AWS_LAMBDA", R"({"version":"2018-05-29","operation":"Invoke"})", "1"),
                      "{}", R"({"source":[]})"});
  REQUIRE(outcome.failure);
  CHECK(outcome.failure->message == "no answer for call 1: the list `source` has 0");
  CHECK(outcome.calls.size() == 1);
}

TEST_CASE("an answer of another shape is a failure that says what is wrong") {
  auto failure = [](std::string answer) {
    auto outcome = run({unit("AWS_LAMBDA", R"({"version":"2018-05-29","operation":"Invoke"})", "1"),
                        "{}", R"({"source":)" + answer + "}"});
    return outcome.failure ? outcome.failure->message : std::string("none");
  };
  CHECK(failure("7") ==
        "the answer `source` cannot be used: it is not an object with `result` or `error`");
  CHECK(failure(R"({"resutl":1})") == "the answer `source` cannot be used: unknown key `resutl`");
  CHECK(failure(R"({"error":"boom"})") ==
        "the answer `source` cannot be used: `error` is not an object with `message` and `type`");
  CHECK(failure(R"({"error":{"message":1}})") ==
        "the answer `source` cannot be used: `error.message` is not a string");
  CHECK(failure("{}") == "none");
}

TEST_CASE("Lambda: the whole document is the call, BatchInvoke's answer is the element") {
  auto outcome =
      run({unit("AWS_LAMBDA",
                R"({"version":"2018-05-29","operation":"BatchInvoke","payload":{"a":1},})", kPass),
           "{}", R"({"source":{"result":{"data":5}}})"});
  CHECK(outcome.calls.at(0).request_json ==
        R"({"version":"2018-05-29","operation":"BatchInvoke","payload":{"a":1}})");
  CHECK(outcome.data_json == R"({"data":5})");
}

TEST_CASE("direct Lambda: the event is the context, the result passes as it is") {
  auto outcome = run({lambda(""), R"({"arguments":{"id":"1"},"source":{"s":2}})",
                      R"({"source":{"result":{"b":[1.5]}}})"});
  CHECK(outcome.data_json == R"({"b":[1.5]})");
  CHECK(outcome.steps.empty());
  REQUIRE(outcome.calls.size() == 1);
  const std::string& event = outcome.calls[0].request_json;
  CHECK(event.find(R"("arguments":{"id":"1"})") != std::string::npos);
  CHECK(event.find(R"("source":{"s":2})") != std::string::npos);
  CHECK(event.find(R"("fieldName":"getPost")") != std::string::npos);
  CHECK(event.find(R"("args")") == std::string::npos);
}

TEST_CASE("direct Lambda: an error answer becomes the field's error") {
  auto outcome = run(
      {lambda(""), "{}", R"({"source":{"error":{"message":"m","type":"MyError"},"result":7}})"});
  CHECK(outcome.data_json == "null");
  CHECK(only_error(outcome) == "MyError|m");
  CHECK(outcome.errors.at(0).data_json == "7");
  auto refused = run(
      {lambda(""), "{}", R"({"source":{"error":{"message":"m","type":"UnauthorizedException"}}})"});
  CHECK(only_error(refused) == "UnauthorizedException|You are not authorized to make this call.");
}

TEST_CASE("Lambda without request: invoked with the context, the response template of 2018") {
  auto outcome = run({lambda(R"(,"response":{"inline":"[\"$!{ctx.error.message}\"]"})"), "{}",
                      R"({"source":{"error":{"message":"m","type":"T"}}})"});
  CHECK(outcome.data_json == R"(["m"])");
  CHECK(steps_text(outcome) == "response");
}

TEST_CASE("Lambda without response: the default of the request's version") {
  auto request = [](std::string version) {
    return lambda(R"(,"request":{"inline":"{\"version\":\")" + version +
                  R"(\",\"operation\":\"Invoke\"}"})");
  };
  const std::string good = R"({"source":{"result":{"a":1}}})";
  const std::string bad = R"({"source":{"error":{"message":"m","type":"T"},"result":{"a":1}}})";
  CHECK(run({request("2018-05-29"), "{}", good}).data_json == R"({"a":1})");
  CHECK(run({request("2017-02-28"), "{}", good}).data_json == R"({"a":1})");
  auto new_error = run({request("2018-05-29"), "{}", bad});
  CHECK(only_error(new_error) == "T|m");
  CHECK(new_error.errors.at(0).data_json == R"({"a":1})");
  auto old_error = run({request("2017-02-28"), "{}", bad});
  CHECK(only_error(old_error) == "T|m");
  CHECK(old_error.errors.at(0).data_json == R"({"a":1})");
}

TEST_CASE("a step that failed before its call has no call") {
  auto outcome =
      run({unit("AMAZON_DYNAMODB", R"({"version":"2018-05-29","operation":"GetItem"})", kPass),
           "{}", "{}"});
  CHECK(only_error(outcome) == "MappingTemplate|Value for field '$[key]' not found.");
  CHECK(outcome.calls.empty());
}

TEST_CASE("type and field fill the context's info where it does not give them") {
  const std::string show = R"("$ctx.info.parentTypeName.$ctx.info.fieldName")";
  CHECK(run({unit("NONE", R"({"version":"2018-05-29"})", show)}).data_json == R"("Query.getPost")");
  CHECK(run({unit("NONE", R"({"version":"2018-05-29"})", show), R"({"info":{"fieldName":"x"}})"})
            .data_json == R"("Query.x")");
}
