// Facts about $util.dynamodb: shapes recorded from the service.
#include "tests/appsync_utils/template_run.h"

using appsync_test::prints;

TEST_SUITE_BEGIN("appsync facts: $util.dynamodb");

TEST_CASE("[fact] toDynamoDB of a text, a number and a Boolean") {
  CHECK(prints("$util.dynamodb.toDynamoDBJson(\"foo\")") == R"({"S":"foo"})");
  CHECK(prints("$util.dynamodb.toDynamoDBJson(true)") == R"({"BOOL":true})");
}

TEST_CASE("[fact] numbers stay JSON numbers") {
  CHECK(prints("$util.dynamodb.toDynamoDBJson(12345) $util.dynamodb.toDynamoDBJson(1.5)") ==
        R"({"N":12345} {"N":1.5})");
}

TEST_CASE("[fact] toDynamoDB of a list of mixed values") {
  CHECK(prints("$util.dynamodb.toDynamoDBJson([\"foo\", 123, {\"bar\": \"baz\"}])") ==
        R"({"L":[{"S":"foo"},{"N":123},{"M":{"bar":{"S":"baz"}}}]})");
}

TEST_CASE("[fact] toDynamoDB of a map") {
  CHECK(prints("$util.dynamodb.toDynamoDBJson({\"foo\": \"bar\", \"baz\": 1234, "
               "\"beep\": [\"boop\"]})") ==
        R"({"M":{"foo":{"S":"bar"},"baz":{"N":1234},"beep":{"L":[{"S":"boop"}]}}})");
}

TEST_CASE("[fact] toDynamoDB never makes sets") {
  CHECK(prints("$util.dynamodb.toDynamoDBJson([1, 2])") == R"({"L":[{"N":1},{"N":2}]})");
}

TEST_CASE("toDynamoDB of null is the null value") {
  CHECK(prints("$util.dynamodb.toDynamoDBJson($undefined)") == R"({"NULL":null})");
  CHECK(prints("$util.dynamodb.toDynamoDBJson([$undefined])") == R"({"L":[{"NULL":null}]})");
}

TEST_CASE("[fact] the form without Json gives objects") {
  CHECK(prints("$util.dynamodb.toDynamoDB(\"foo\").S $util.dynamodb.toDynamoDB([1]).L.get(0).N") ==
        "foo 1");
}

TEST_CASE("[fact] every form with Json is toJson of the other") {
  for (const std::string call :
       {"toDynamoDB@({\"a\": [1, 2.5, null, true, \"x\"]})", "toString@(\"foo\")",
        "toStringSet@([\"a\", \"b\"])", "toNumber@(1)", "toNumberSet@([1, 2])",
        "toBinary@(\"Zm8=\")", "toBinarySet@([\"Zm8=\"])", "toBoolean@(false)", "toNull@()",
        "toList@([1, \"a\"])", "toMap@({\"a\": 1})", "toMapValues@({\"a\": {\"b\": []}})",
        "toS3Object@(\"k\", \"b\", \"r\")", "toS3Object@(\"k\", \"b\", \"r\", \"v\")"}) {
    const std::size_t mark = call.find('@');
    const std::string name = "$util.dynamodb." + call.substr(0, mark);
    const std::string arguments = call.substr(mark + 1);
    CAPTURE(call);
    CHECK(prints(name + "Json" + arguments) == prints("$util.toJson(" + name + arguments + ")"));
  }
}

TEST_CASE("[fact] toString") {
  CHECK(prints("$util.dynamodb.toStringJson(\"foo\")") == R"({"S":"foo"})");
}

TEST_CASE("[fact] toStringSet") {
  CHECK(prints("$util.dynamodb.toStringSetJson([\"foo\", \"bar\", \"baz\"])") ==
        R"({"SS":["foo","bar","baz"]})");
}

TEST_CASE("[fact] toNumber") {
  CHECK(prints("$util.dynamodb.toNumberJson(12345)") == R"({"N":12345})");
}

TEST_CASE("[fact] toNumberSet") {
  CHECK(prints("$util.dynamodb.toNumberSetJson([1, 23, 4.56])") == R"({"NS":[1,23,4.56]})");
}

TEST_CASE("[fact] toBinary passes its text unmodified") {
  CHECK(prints("$util.dynamodb.toBinaryJson(\"foo\")") == R"({"B":"foo"})");
}

TEST_CASE("[fact] toBinarySet") {
  CHECK(prints("$util.dynamodb.toBinarySetJson([\"foo\", \"bar\", \"baz\"])") ==
        R"({"BS":["foo","bar","baz"]})");
}

TEST_CASE("[fact] toBoolean") {
  CHECK(prints("$util.dynamodb.toBooleanJson(true)") == R"({"BOOL":true})");
}

TEST_CASE("[fact] toNull holds null and not true") {
  CHECK(prints("$util.dynamodb.toNullJson()") == R"({"NULL":null})");
}

TEST_CASE("[fact] toList") {
  CHECK(prints("$util.dynamodb.toListJson([\"foo\", 123, {\"bar\": \"baz\"}])") ==
        R"({"L":[{"S":"foo"},{"N":123},{"M":{"bar":{"S":"baz"}}}]})");
}

TEST_CASE("[fact] toMap") {
  CHECK(prints("$util.dynamodb.toMapJson({\"foo\": \"bar\", \"baz\": 1234})") ==
        R"({"M":{"foo":{"S":"bar"},"baz":{"N":1234}}})");
}

TEST_CASE("[fact] toMapValues is what stands inside M") {
  CHECK(prints("$util.dynamodb.toMapValuesJson({\"foo\": \"bar\", \"baz\": 1234, "
               "\"beep\": [\"boop\"]})") ==
        R"({"foo":{"S":"bar"},"baz":{"N":1234},"beep":{"L":[{"S":"boop"}]}})");
  CHECK(
      prints("#set($m = {\"a\": 1})"
             "#if($util.dynamodb.toMapValues($m) == $util.dynamodb.toMap($m).get(\"M\"))yes#end") ==
      "yes");
}

TEST_CASE("[fact] toS3Object is a compact text within S") {
  CHECK(prints("$util.dynamodb.toS3ObjectJson(\"foo\", \"bar\", \"baz\")") ==
        R"({"S":"{\"s3\":{\"key\":\"foo\",\"bucket\":\"bar\",\"region\":\"baz\"}}"})");
}

TEST_CASE("[fact] toS3Object with a version has it after the region") {
  CHECK(prints("$util.dynamodb.toS3ObjectJson(\"foo\", \"bar\", \"baz\", \"beep\")") ==
        R"({"S":"{\"s3\":{\"key\":\"foo\",\"bucket\":\"bar\",\"region\":\"baz\",)"
        R"(\"version\":\"beep\"}}"})");
}

TEST_CASE("[fact] fromS3ObjectJson gives key, bucket, region and version") {
  CHECK(prints("$util.dynamodb.fromS3ObjectJson($util.dynamodb.toS3Object(\"foo\", \"bar\", "
               "\"baz\", \"beep\").S)") == "{key=foo, bucket=bar, region=baz, version=beep}");
}

TEST_CASE("JSON of a text: with escapes or without, short or long, up to the limit of the output") {
  for (const std::size_t size : {0U, 1U, 3U, 4U, 15U, 16U, 40U, 5000U}) {
    for (const bool has_escape : {false, true}) {
      CAPTURE(size);
      std::string plain(size, 'x');
      std::string json = plain;
      if (has_escape) {
        plain += '"';
        json += "\\\"";
      }
      const std::string context = R"({"arguments":{"s":")" + json + R"("}})";
      CHECK(prints("$util.toJson($ctx.args.s)$util.dynamodb.toDynamoDBJson($ctx.args.s)"
                   "$util.toJson($ctx.args.s)",
                   context) == '"' + json + "\"{\"S\":\"" + json + "\"}\"" + json + '"');
      vtl::Limits limits;
      limits.output_bytes = json.size() + 2;
      const std::string_view used = "#if($util.toJson($ctx.args.s).length() > 1)y#end";
      CHECK(appsync_test::text_of(appsync_test::TemplateRun({}, limits).run(used, context)) == "y");
      --limits.output_bytes;
      CHECK(appsync_test::text_of(appsync_test::TemplateRun({}, limits).run(used, context)) != "y");
    }
  }
}

TEST_CASE("typed helpers of null give null") {
  CHECK(prints("$util.dynamodb.toStringJson(null)") == "null");
  CHECK(prints("$util.isNull($util.dynamodb.toString(null))") == "true");
  CHECK(prints("$util.dynamodb.toListJson(null) $util.dynamodb.toMapValuesJson(null)") ==
        "null null");
}

TEST_CASE("toNumber of a text does not resolve") {
  CHECK(prints("$util.dynamodb.toNumber(\"1\")") == "$util.dynamodb.toNumber(\"1\")");
}

TEST_SUITE_END();
