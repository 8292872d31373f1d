// Facts about EvaluateMappingTemplate's answer and about #return.
#include "tests/appsync_utils/template_run.h"

using appsync_test::prints;
using appsync_test::TemplateRun;
using appsync_test::text_of;

namespace {

std::string answer(std::string_view text, std::string_view context = "{}") {
  TemplateRun run;
  const auto outcome = run.run(text, context);
  vtl::TextBuffer out;
  appsync::write_answer_members(out, outcome, run.evaluation(), run.context());
  return "{" + std::string(out.view()) + "}";
}

}  // namespace

TEST_SUITE_BEGIN("appsync facts: EvaluateMappingTemplate");

TEST_CASE("[fact] the result is the raw text with its white space and final newline") {
  CHECK(answer("{\n    \"version\" : \"2018-05-29\" }\n") ==
        R"({"evaluationResult":"{\n    \"version\" : \"2018-05-29\" }\n","logs":[],"stash":"{}",)"
        R"("outErrors":"[]"})");
}

TEST_CASE("[fact] the result need not be JSON") {
  CHECK(answer("{{,") == R"({"evaluationResult":"{{,","logs":[],"stash":"{}","outErrors":"[]"})");
}

TEST_CASE("[fact] a failure is error.message alone") {
  CHECK(answer("$util.error(\"foo\", \"T\", {}, {})") ==
        R"({"error":{"message":"foo"},"logs":[],"stash":"{}","outErrors":"[]"})");
}

TEST_CASE("[fact] unauthorized is the message Unauthorized") {
  CHECK(answer("$util.unauthorized()") ==
        R"({"error":{"message":"Unauthorized"},"logs":[],"stash":"{}","outErrors":"[]"})");
}

TEST_CASE("[fact] stash and outErrors are strings that hold JSON, logs are strings") {
  CHECK(answer("$util.qr($ctx.stash.put(\"a\", [1]))$util.appendError(\"m\", \"t\")"
               "$util.log.info(\"x {}\", 1)") ==
        R"({"evaluationResult":"","logs":["x 1"],"stash":"{\"a\":[1]}",)"
        R"("outErrors":"[{\"message\":\"m\",\"type\":\"t\"}]"})");
}

TEST_CASE("values that JSON does not have fail the evaluation") {
  const std::string null_key = "#set($m = {})$util.qr($m.put($ctx.args.nothing, 1))";
  const std::string message =
      "Null key for a Map not allowed in JSON (use a converting NullKeySerializer?)";
  CHECK(answer(null_key + "#return($m)") ==
        R"({"error":{"message":")" + message + R"("},"logs":[],"stash":"{}","outErrors":"[]"})");
  CHECK(answer(null_key + "$util.qr($ctx.stash.put(\"m\", $m))") ==
        R"({"error":{"message":")" + message + R"("},"logs":[],"stash":"null","outErrors":"[]"})");
  // The error of the template comes first.
  CHECK(answer(null_key + "$util.qr($ctx.stash.put(\"m\", $m))$util.error(\"boom\")") ==
        R"({"error":{"message":"boom"},"logs":[],"stash":"null","outErrors":"[]"})");
}

TEST_CASE("[fact] contexts may be partial") {
  CHECK(prints("$ctx.stash $util.toJson($ctx.identity) $ctx.args", "{}") == "{} null {}");
}

TEST_CASE("[fact] serialized contexts say arguments") {
  CHECK(prints("$ctx.args.a$context.args.a$ctx.arguments.a", R"({"arguments":{"a":1}})") == "111");
}

TEST_CASE("appended errors carry data and errorInfo where the overload takes them") {
  CHECK(answer("$util.appendError(\"m\")$util.appendError(\"m\", \"t\", [1], null)") ==
        R"({"evaluationResult":"","logs":[],"stash":"{}","outErrors":"[{\"message\":\"m\",)"
        R"(\"type\":null},{\"message\":\"m\",\"type\":\"t\",\"data\":[1],\"errorInfo\":null}]"})");
}

TEST_CASE("#return answers its value as JSON and drops what was printed") {
  CHECK(prints("text #return({\"a\": 1}) more") == R"({"a":1})");
  CHECK(prints("text #return") == "null");
}

TEST_CASE("#return of a text that holds JSON is that JSON, of another text a JSON string") {
  CHECK(prints("#return($util.toJson({\"a\": [1]}))") == R"({"a":[1]})");
  CHECK(prints("#return($util.toJson(null))") == "null");
  CHECK(prints("#return(\"plain text\")") == "\"plain text\"");
  TemplateRun run;
  const auto outcome = run.run("#return($util.toJson({\"a\": 1}))");
  CHECK(outcome.has_returned);
  CHECK(outcome.returned.is_map());
}

TEST_CASE("#return works inside of loops and conditions") {
  CHECK(prints("#foreach($x in [1, 2, 3])#if($x == 2)#return($x)#end#end none") == "2");
}

TEST_SUITE_END();
