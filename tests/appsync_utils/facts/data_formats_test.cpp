// Facts about $util.rds, $util.http and $util.xml.
#include "tests/appsync_utils/template_run.h"

using appsync_test::prints;
using appsync_test::TemplateRun;
using appsync_test::text_of;

namespace {

// A context whose result is the text of a result of the Data API.
std::string with_result(const std::string& result) {
  vtl::TextBuffer out;
  out.append("{\"result\":");
  vtl::write_json_string(out, result);
  out.append('}');
  return std::string(out.view());
}

const std::string kSelect =
    R"({"sqlStatementResults":[{"numberOfRecordsUpdated":0,"records":[)"
    R"([{"stringValue":"Mark Twain"},{"longValue":1}],[{"stringValue":"Jane Austen"},{"longValue":2}]],)"
    R"("columnMetadata":[{"name":"author","label":"author"},{"name":"id","label":"id"}]}]})";

}  // namespace

TEST_SUITE_BEGIN("appsync facts: $util.rds, http, xml");

TEST_CASE("[fact] toJsonString gives a list of rows per statement") {
  CHECK(prints("$util.rds.toJsonString($ctx.result)", with_result(kSelect)) ==
        R"([[{"author":"Mark Twain","id":1},{"author":"Jane Austen","id":2}]])");
}

TEST_CASE("[fact] toJsonObject is indexed by statement and row") {
  CHECK(prints("$utils.rds.toJsonObject($ctx.result)[0][1].author", with_result(kSelect)) ==
        "Jane Austen");
}

TEST_CASE("[fact] a statement without records has one empty row") {
  CHECK(prints("$util.rds.toJsonString($ctx.result)",
               with_result(R"({"sqlStatementResults":[{"numberOfRecordsUpdated":1}]})")) ==
        "[[{}]]");
}

TEST_CASE("[fact] an update and a select give two lists") {
  CHECK(prints("$util.rds.toJsonString($ctx.result)",
               with_result(R"({"sqlStatementResults":[{"numberOfRecordsUpdated":1},{"records":)"
                           R"([[{"longValue":7}]],"columnMetadata":[{"label":"id"}]}]})")) ==
        R"([[{}],[{"id":7}]])");
}

TEST_CASE("[fact] toJsonObject of anything else is null") {
  CHECK(prints("$util.isNull($util.rds.toJsonObject($ctx.result))", with_result("{}")) == "true");
  CHECK(prints("$util.isNull($util.rds.toJsonObject(\"no json\"))") == "true");
}

TEST_CASE("[fact] a missing row raises Velocity's message of an index") {
  CHECK(prints("#set($rows = $util.rds.toJsonObject($ctx.result))\n$rows[0][0]",
               with_result(R"({"sqlStatementResults":[{"records":[]}]})")) ==
        "error: Error invoking method 'get(java.lang.Integer)' in java.util.ArrayList at "
        "velocity[line 2, column 9]");
}

TEST_CASE("[fact] cells keep their types, and cells that are null are left out") {
  CHECK(prints("$util.rds.toJsonString($ctx.result)",
               with_result(R"({"sqlStatementResults":[{"records":[[{"stringValue":"s"},)"
                           R"({"longValue":1},{"doubleValue":1.5},{"booleanValue":true},)"
                           R"({"isNull":true},{"blobValue":"Zm9v"}]],"columnMetadata":[)"
                           R"({"label":"s"},{"label":"l"},{"label":"d"},{"label":"b"},)"
                           R"({"label":"n"},{"label":"x"}]}]})")) ==
        R"([[{"s":"s","l":1,"d":1.5,"b":true,"x":"Zm9v"}]])");
}

TEST_CASE("[fact] array cells are lists, nested ones nested lists") {
  CHECK(prints("$util.rds.toJsonString($ctx.result)",
               with_result(R"({"sqlStatementResults":[{"records":[[{"arrayValue":)"
                           R"({"longValues":[1,2]}},{"arrayValue":{"arrayValues":[)"
                           R"({"stringValues":["a"]},{"stringValues":["b"]}]}}]],)"
                           R"("columnMetadata":[{"label":"a"},{"label":"n"}]}]})")) ==
        R"([[{"a":[1,2],"n":[["a"],["b"]]}]])");
}

TEST_CASE("[fact] a column is named by its label, else by its name") {
  CHECK(prints("$util.rds.toJsonString($ctx.result)",
               with_result(R"({"sqlStatementResults":[{"records":[[{"longValue":1},)"
                           R"({"longValue":2}]],"columnMetadata":[{"name":"is_active",)"
                           R"("label":"IS ACTIVE"},{"name":"id"}]}]})")) ==
        R"([[{"IS ACTIVE":1,"id":2}]])");
}

TEST_CASE("[fact] copyHeaders leaves out what must not be passed on") {
  CHECK(prints("$util.http.copyHeaders({\"transfer-encoding\": 1, \"connection\": 1, \"host\": 1, "
               "\"expect\": 1, \"keep-alive\": 1, \"upgrade\": 1, \"proxy-authenticate\": 1, "
               "\"proxy-authorization\": 1, \"te\": 1, \"content-length\": 1, "
               "\"authorization\": \"x\"})") == "{authorization=x}");
}

TEST_CASE("[fact] copyHeaders takes the headers of the request") {
  CHECK(prints("$util.toJson($util.http.copyHeaders($ctx.request.headers))",
               R"({"request":{"headers":{"Host":"a","X-B":"c"}}})") == R"({"x-b":"c"})");
}

TEST_CASE("[fact] addResponseHeader takes any object for a value") {
  TemplateRun run;
  run.run(
      "$util.http.addResponseHeader(\"itemsCount\", 7)"
      "$util.http.addResponseHeaders({\"s\": \"v\", \"o\": {\"field1\": 7}})");
  const auto& headers = run.evaluation().response_headers();
  REQUIRE(headers.size() == 3);
  CHECK(headers[0].name == "itemsCount");
  CHECK(vtl::to_json(headers[2].value) == R"({"field1":7})");
}

TEST_CASE("[fact] of a header set twice the last value stays") {
  TemplateRun run;
  run.run("$util.http.addResponseHeader(\"a\", 1)$util.http.addResponseHeader(\"A\", 2)");
  REQUIRE(run.evaluation().response_headers().size() == 1);
  CHECK(vtl::to_json(run.evaluation().response_headers()[0].value) == "2");
}

TEST_CASE("[fact] restricted and empty names and null values give a ResponseHeaderError") {
  for (const std::string call :
       {"\"\", 1", "\"Content-Type\", \"a\"", "\"Vary\", 1", "\"host\", 1", "\"x-amz-a\", 1",
        "\"X-Amzn-a\", 1", "\"Access-Control-Allow-Origin\", 1",
        "\"Access-Control-Allow-Credentials\", 1", "\"Access-Control-Expose-Headers\", 1",
        "\"Access-Control-Max-Age\", 1", "\"Access-Control-Allow-Methods\", 1",
        "\"Access-Control-Allow-Headers\", 1", "\"fine\", null"}) {
    CAPTURE(call);
    TemplateRun run;
    CHECK(text_of(run.run("$util.http.addResponseHeader(" + call + ")ok")) == "ok");
    CHECK(run.evaluation().response_headers().empty());
    REQUIRE(run.evaluation().appended_errors().size() == 1);
    CHECK(run.evaluation().appended_errors()[0].type.as_string() == "ResponseHeaderError");
  }
}

TEST_CASE("[fact] response headers take 4 KB at most") {
  TemplateRun run;
  run.run(
      "#set($x = \"0123456789012345678901234567890123456789012345678901234567890123\")"
      "#foreach($i in [1..6])#set($x = \"$x$x\")#end"
      "$util.http.addResponseHeader(\"a\", $x.substring(1))"
      "$util.http.addResponseHeader(\"b\", 1)");
  CHECK(run.evaluation().response_headers().size() == 1);
  CHECK(run.evaluation().appended_errors().size() == 1);
}

TEST_CASE("[fact] xml.toMap keeps the root and reads numbers") {
  CHECK(prints("$util.toJson($util.xml.toMap($ctx.result))",
               with_result("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<posts>\n<post>\n"
                           "  <id>1</id>\n  <title>Getting started with GraphQL</title>\n"
                           "</post>\n</posts>")) ==
        R"({"posts":{"post":{"id":1,"title":"Getting started with GraphQL"}}})");
}

TEST_CASE("[fact] repeated elements become a list") {
  CHECK(prints("$util.xml.toJsonString(\"<posts><post><id>1</id></post><post><id>2</id></post>"
               "</posts>\")") == R"({"posts":{"post":[{"id":1},{"id":2}]}})");
}

TEST_CASE("xml.toJsonString with true keeps values as strings") {
  CHECK(prints("$util.xml.toJsonString(\"<a><id>1</id></a>\", true)") == R"({"a":{"id":"1"}})");
  CHECK(prints("$util.xml.toJsonString(\"<a><id>1</id></a>\", false)") == R"({"a":{"id":1}})");
}

TEST_SUITE_END();
