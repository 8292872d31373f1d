// Errors of the mapping itself: each text of the service, at each place where it can come up.
#include <doctest/doctest.h>

#include "tests/appsync_utils/simulator/run_resolver.h"

using simulator_test::only_error;
using simulator_test::pipeline;
using simulator_test::run;
using simulator_test::steps_text;
using simulator_test::unit;

namespace {

const std::string kPayload = R"({"version":"2018-05-29","payload":1})";
constexpr std::string_view kPass = "$util.toJson($ctx.result)";

std::string request_error(std::string_view request, std::string_view type = "NONE") {
  return only_error(run({unit(type, request, kPass)}));
}
std::string response_error(std::string_view response) {
  return only_error(run({unit("NONE", kPayload, response)}));
}

}  // namespace

TEST_CASE("$util.error with one argument has no type") {
  CHECK(request_error("$util.error(\"m\")") == "null|m");
}

TEST_CASE("a template that does not parse is an error met when its step is reached") {
  auto outcome = run({pipeline({{"f"}, {"g", "#if("}})});
  CHECK(only_error(outcome).find(
            "MappingTemplate|Encountered \"<EOF>\" at velocity[line 1, column 4]") == 0);
  CHECK(steps_text(outcome) == "before request:f response:f request:g");
  CHECK(outcome.calls.size() == 1);
  // And not when the field's value is there before.
  CHECK(only_error(run({pipeline({{"g", "#if("}}, "#return(1)")})) == "none");
}

TEST_CASE("an exception in an index") {
  CHECK(request_error("#set($l = [])$l[0]") ==
        "MappingTemplate|Error invoking method 'get(java.lang.Integer)' in java.util.ArrayList at "
        "velocity[line 1, "
        "column 16]");
}

TEST_CASE("blank output") {
  const std::string blank = "MappingTemplate|Template transformation yielded an empty response.";
  CHECK(response_error(" \n\t") == blank);
  CHECK(response_error("#set($x = 1)") == blank);
  CHECK(request_error("") == blank);
  CHECK(only_error(run({pipeline({{"f"}}, "{}", "  ")})) == blank);
}

TEST_CASE("a response of blanks with an appended error: the mapping error comes alone") {
  CHECK(response_error("$util.appendError(\"a\") ") ==
        "MappingTemplate|Template transformation yielded an empty response.");
}

TEST_CASE("Before, response and After that are not JSON are shown whole") {
  CHECK(response_error("  {oops}\n") == "MappingTemplate|Unable to convert   {oops}\n to Object.");
  CHECK(only_error(run({pipeline({{"f"}}, "x")})) ==
        "MappingTemplate|Unable to convert x to Object.");
  CHECK(only_error(run({pipeline({{"f"}}, "{}", "y")})) ==
        "MappingTemplate|Unable to convert y to Object.");
  CHECK(response_error("$ctx.nothing") ==
        "MappingTemplate|Unable to convert $ctx.nothing to Object.");
}

TEST_CASE("a request that is not JSON") {
  std::string error = request_error("{\n  version: 1\n}");
  CHECK(error.find("MappingTemplate|Unable to parse the JSON document: 'Unexpected character ('v' "
                   "(code 118)): was "
                   "expecting double-quote to start field name\n at [Source: (String)\"{\n  "
                   "version: 1\n}\"; line: 2, "
                   "column: ") == 0);
}

TEST_CASE("a key twice and text behind the document, in requests and in values") {
  const std::string twice =
      "MappingTemplate|Duplicate field 'aField' detected on Object. Duplicate JSON keys are not "
      "allowed.";
  const std::string trailing =
      "MappingTemplate|Trailing characters at the end of the JSON string are not allowed.";
  CHECK(request_error(R"({"aField":1,"aField":2})") == twice);
  CHECK(response_error(R"({"aField":1,"aField":2})") == twice);
  CHECK(request_error(kPayload + ")") == trailing);
  CHECK(response_error("{} {}") == trailing);
}

TEST_CASE("trailing commas pass everywhere") {
  auto outcome =
      run({pipeline({{"f", R"({"payload": [1, 2,],})", R"({"a": $util.toJson($ctx.result),})"}},
                    "{\"b\": 1,}", "[$util.toJson($ctx.result),]")});
  CHECK(outcome.data_json == R"([{"a":[1,2]}])");
  CHECK(outcome.calls.at(0).request_json == R"({"payload":[1,2]})");
}

TEST_CASE("a request of the wrong shape") {
  CHECK(request_error(R"({"version":"2018-05-29"})", "AMAZON_DYNAMODB") ==
        "MappingTemplate|Value for field '$[operation]' not found.");
  CHECK(request_error(R"({"payload":1})") ==
        "MappingTemplate|Value for field '$[version]' not found.");
  CHECK(request_error(R"({"version":"2018-05-29","x":1})") ==
        "MappingTemplate|Unsupported element '$[x]'.");
  CHECK(request_error(R"({"version":"2018-05-29","operation":"X"})", "AMAZON_DYNAMODB") ==
        "MappingTemplate|Unsupported operation 'X'.");
  CHECK(request_error(R"({"version":"2018-05-29","operation":"BatchPutItem","tables":{"T":[]}})",
                      "AMAZON_DYNAMODB") ==
        "MappingTemplate|Items list for table 'T' can't be empty at path $[tables]");
}

TEST_CASE("output beyond the limit, a value of #return included") {
  appsync::SimulationOptions options;
  options.transformation_bytes = 50;
  auto error = [&](std::string request, std::string response) {
    return only_error(run({unit("NONE", request, response), "{}", "{}", options}));
  };
  const std::string text(60, 'x');
  CHECK(error(kPayload, "\"" + text + "\"") == "MappingTemplate|Transformation too large");
  CHECK(error(R"({"version":"2018-05-29","payload":")" + text + "\"}", "1") ==
        "MappingTemplate|Transformation too large");
  CHECK(error("#return(\"" + text + "\")", "1") == "MappingTemplate|Transformation too large");
  CHECK(error(kPayload, "\"" + std::string(40, 'x') + "\"") == "none");
}

TEST_CASE("five megabytes are the limit") {
  // 512 KB doubled three times is 4 MB, four times is 8 MB.
  const std::string grow =
      "#set($s = \"xxxxxxxx\")#foreach($i in [1..N])#set($s = \"$s$s\")#end\"$s\"";
  auto with = [&](std::string count) {
    std::string text = grow;
    text.replace(text.find('N'), 1, count);
    return response_error(text);
  };
  CHECK(with("19") == "none");
  CHECK(with("20") == "MappingTemplate|Transformation too large");
}

TEST_CASE("a template beyond 64 KB cannot be deployed") {
  auto outcome = run({unit("NONE", kPayload + std::string(65536, ' '), kPass)});
  REQUIRE(outcome.failure);
  CHECK(outcome.failure->message ==
        "Invalid request template given, must be less than 64kb in size");
  CHECK(outcome.steps.empty());
  CHECK_FALSE(
      run({unit("NONE", kPayload + std::string(65536 - kPayload.size(), ' '), kPass)}).failure);
  auto response = run({unit("NONE", kPayload, std::string(65537, ' '))});
  CHECK(response.failure->message ==
        "Invalid response template given, must be less than 64kb in size");
}

TEST_CASE("a stash that holds itself does not hang and hides nothing else") {
  auto outcome =
      run({unit("NONE", "$util.qr($ctx.stash.put(\"me\", $ctx.stash))" + kPayload, kPass)});
  CHECK(outcome.data_json == "1");
  auto returned =
      run({unit("NONE", "$util.qr($ctx.stash.put(\"me\", $ctx.stash))#return($ctx.stash)", kPass)});
  CHECK(only_error(returned).find("MappingTemplate|") == 0);
}

TEST_CASE("placeholders: a duplicate fails before the call, an unused one only under strict") {
  const std::string duplicate =
      R"({"version":"2018-05-29","operation":"Query","query":{"expression":"a = :x","expressionValues":{":x":{"S":"1"}}},)"
      R"("filter":{"expression":"b = :x","expressionValues":{":x":{"S":"1"}}}})";
  auto refused = run({unit("AMAZON_DYNAMODB", duplicate, kPass)});
  CHECK(only_error(refused).find("MappingTemplate|Duplicate expression value ':x'") == 0);
  CHECK(refused.calls.empty());

  const std::string unused =
      R"({"version":"2018-05-29","operation":"Scan","filter":{"expression":"a = b","expressionNames":{"#c":"c"}}})";
  auto warned = run({unit("AMAZON_DYNAMODB", unused, kPass),
                     "{}",
                     R"({"source":{"result":1}})",
                     {.has_diagnostics = true}});
  CHECK(only_error(warned) == "none");
  CHECK(warned.calls.size() == 1);
  REQUIRE(warned.warnings.size() == 1);
  auto strict = run({unit("AMAZON_DYNAMODB", unused, kPass),
                     "{}",
                     R"({"source":{"result":1}})",
                     {.is_strict = true}});
  CHECK(
      only_error(strict) ==
      "MappingTemplate|'#c' is defined in '$[filter][expressionNames]' but no expression uses it");
  CHECK(strict.calls.empty());
}

TEST_CASE("an error points at the part of the template that printed it") {
  auto place = [](std::string_view request) {
    auto outcome =
        run({unit("AMAZON_DYNAMODB", request, kPass), "{}", "{}", {.has_diagnostics = true}});
    REQUIRE(outcome.errors.size() == 1);
    REQUIRE(outcome.errors[0].diagnostic);
    const vtl::Diagnostic& diagnostic = *outcome.errors[0].diagnostic;
    REQUIRE(diagnostic.primary);
    vtl::Span span = diagnostic.primary->span;
    return std::string(diagnostic.source->text().substr(span.begin, span.end - span.begin));
  };
  const std::string start = "{\n \"version\": \"2018-05-29\",\n \"operation\": \"GetItem\",\n";
  CHECK(place(start + " \"key\": {\"id\": \"plain\"}}") == "\"plain\"");
  CHECK(place(start + " \"key\": {\"id\": $util.toJson($ctx.args)}}") == "$util.toJson($ctx.args)");
  CHECK(place(start + " \"key\": {}, \"wrong\": 1}") == "\"wrong\"");
  CHECK(place(start + " \"key\": {}, wrong: 1}") == "w");
  CHECK(place("#foreach($i in [1..2])#end{\"version\": \"1\"}") == "\"1\"");
}
