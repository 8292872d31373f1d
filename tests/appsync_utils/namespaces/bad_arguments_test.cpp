// Null, wrong types and malformed texts: a clear error or no resolution, never a crash or a hang.
#include <chrono>

#include "tests/appsync_utils/template_run.h"

using appsync_test::prints;
using appsync_test::TemplateRun;
using appsync_test::text_of;

namespace {

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

// `word` once per parameter.
std::string call_with(const vtl::HostNamespace& space, const vtl::MethodRow& row,
                      std::string_view word) {
  std::string call = std::string(space.name) + "." + std::string(row.name) + "(";
  for (std::size_t i = 0; i < row.parameter_count; ++i) {
    if (i != 0) call += ", ";
    call += word;
  }
  return call + ")";
}

void check_raises(std::string_view call, std::string_view part) {
  const std::string text = prints(call);
  CAPTURE(call);
  CAPTURE(text);
  CHECK(text.starts_with("error: "));
  CHECK(text.find(part) != std::string::npos);
}

}  // namespace

TEST_SUITE_BEGIN("appsync bad arguments");

TEST_CASE("every function takes null, a list that holds itself and a number without a crash") {
  for (const vtl::HostNamespace* space : appsync::all_namespaces()) {
    for (const vtl::MethodRow& row : space->rows) {
      for (const std::string_view word : {"null", "$cycle", "12", "\"\"", "\"\xF0\x9F\x98\x80\"",
                                          "true", "$ctx", "$util", "[null]", "{\"a\": $cycle}"}) {
        const std::string call = call_with(*space, row, word);
        CAPTURE(call);
        TemplateRun run;
        const auto outcome = run.run("#set($cycle = [1])$util.qr($cycle.add($cycle))" + call);
        // Exactly one of both.
        CHECK(outcome.error.has_value() != outcome.result.has_value());
      }
    }
  }
}

TEST_CASE("null where a text is needed names the argument") {
  check_raises("$util.urlEncode(null)", "NullPointerException: argument 1 of urlEncode is null");
  check_raises("$util.matches(\"a\", $undefined)", "argument 2 of matches is null");
  check_raises("$util.time.parseISO8601ToEpochMilliSeconds(null)", "argument 1 of parseISO8601");
  check_raises("$util.time.nowFormatted(\"yyyy\", null)", "argument 2 of nowFormatted is null");
  check_raises("$util.list.copyAndRetainAll([1], null)", "argument 2 of copyAndRetainAll is null");
  check_raises("$util.map.copyAndRemoveAllKeys(null, [])", "argument 1 of copyAndRemoveAllKeys");
  check_raises("$util.xml.toMap(null)", "argument 1 of toMap is null");
  check_raises("$util.str.toUpper(null)", "argument 1 of toUpper is null");
  check_raises("$util.http.copyHeaders(null)", "argument 1 of copyHeaders is null");
  check_raises("$extensions.setSubscriptionFilter(null)", "argument 1 of setSubscriptionFilter");
}

TEST_CASE("null where a primitive is needed does not resolve") {
  for (const std::string call : {"$util.math.roundNum(null)", "$util.math.minVal(null, 1)",
                                 "$util.time.epochMilliSecondsToSeconds(null)"}) {
    CHECK(prints(call) == call);
  }
}

TEST_CASE("wrong types do not resolve") {
  for (const std::string call :
       {"$util.urlEncode(1)", "$util.parseJson({})", "$util.matches(1, 2)", "$util.error(1)",
        "$util.list.sortList({}, false, \"a\")", "$util.map.copyAndRetainAllKeys([], [])",
        "$util.dynamodb.toMap([])", "$util.dynamodb.toBoolean(\"true\")",
        "$util.validate(1, \"m\")", "$util.time.nowFormatted(1)", "$util.math.roundNum(\"1\")",
        "$util.xml.toMap(1)", "$util.http.copyHeaders(\"a\")", "$util.toJson()",
        "$util.toJson(1, 2)", "$util.rds.toJsonObject({})",
        "$util.transform.toSubscriptionFilter(\"{}\")"}) {
    CHECK(prints(call) == call);
  }
}

TEST_CASE("one argument for a function that takes none is Velocity's own exception") {
  check_raises("$util.autoId(1)", "java.lang.IllegalArgumentException: wrong number of arguments");
}

TEST_CASE("the warning of a call that does not resolve names the nearest overload and why") {
  TemplateRun run;
  const auto outcome = run.run("$util.appendError(\"m\", 400)");
  REQUIRE(outcome.render.warnings.size() == 1);
  const auto& warning = outcome.render.warnings[0];
  CHECK(warning.reason.find("appendError") != std::string::npos);
  CHECK(warning.reason.find("Integer") != std::string::npos);
  CHECK(warning.help.starts_with(
      "the nearest is appendError(String, String): argument 2 must be a String, not an Integer; "));
}

TEST_CASE("malformed JSON") {
  for (const std::string json : {"", "{", "[1,]", "{\"a\"}", "tru", "'a'", "1 2", "{\"a\":1}}"}) {
    CAPTURE(json);
    TemplateRun run;
    vtl::TextBuffer context;
    context.append("{\"arguments\":{\"j\":");
    vtl::write_json_string(context, json);
    context.append("}}");
    CHECK(text_of(run.run("$util.parseJson($ctx.args.j)", context.view()))
              .find("JsonParseException") != std::string::npos);
  }
}

TEST_CASE("JSON nested beyond the limit") {
  const std::string deep(2000, '[');
  check_raises("$util.parseJson(\"" + deep + "\")", "parseJson");
}

TEST_CASE("malformed dates, patterns and zones") {
  check_raises("$util.time.parseISO8601ToEpochMilliSeconds(\"yesterday\")",
               "DateTimeParseException: Text 'yesterday' could not be parsed at index 0");
  check_raises("$util.time.parseFormattedToEpochMilliSeconds(\"x\", \"yyyyZ\")",
               "DateTimeParseException");
  check_raises("$util.time.parseFormattedToEpochMilliSeconds(\"2018\", \"yyyy\", \"UTC\")",
               "java.time");
  check_raises("$util.time.nowFormatted(\"yyyy-bb\")", "java.lang.IllegalArgumentException");
  check_raises("$util.time.nowFormatted(\"yyyy'\")", "java.lang.IllegalArgumentException");
  check_raises("$util.time.nowFormatted(\"yyyy\", \"Mars/Base\")",
               "ZoneRulesException: Unknown time-zone ID: Mars/Base");
  check_raises("$util.time.nowFormatted(\"yyyy\", \"+99:00\")", "DateTimeException");
  check_raises("$util.time.nowFormatted(\"yyyy\", \"\")", "DateTimeException");
}

TEST_CASE("malformed Base64, URL escapes, normal forms and S3 objects") {
  check_raises("$util.base64Decode(\"a\")", "java.lang.IllegalArgumentException");
  check_raises("$util.base64Decode(\"!!!!\")", "java.lang.IllegalArgumentException");
  check_raises("$util.urlDecode(\"%zz\")", "java.lang.IllegalArgumentException");
  check_raises("$util.str.normalize(\"a\", \"nfx\")", "argument 2 of normalize");
  check_raises("$util.dynamodb.fromS3ObjectJson(\"{\")", "argument 1 of fromS3ObjectJson");
  check_raises("$util.dynamodb.fromS3ObjectJson(\"{}\")", "the key \"s3\" is missing");
}

TEST_CASE("bad regular expressions raise, catastrophic ones end") {
  check_raises("$util.matches(\"(\", \"a\")", "java.util.regex.PatternSyntaxException");
  const auto start = std::chrono::steady_clock::now();
  check_raises("$util.matches(\"(a+)+b\", \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\")",
               "regular expression");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(30));
}

TEST_CASE("malformed XML raises, entities are never expanded or read") {
  check_raises("$util.xml.toMap(\"<a><b></a>\")", "JSONException");
  check_raises("$util.xml.toMap(\"<a\")", "JSONException");
  CHECK(prints("$util.xml.toJsonString('<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
               "<a>&x;</a>')")
            .find("root:") == std::string::npos);
  std::string bomb = "<!DOCTYPE a [<!ENTITY l0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    bomb += "<!ENTITY l" + std::to_string(i) + " \"&l" + std::to_string(i - 1) + ";&l" +
            std::to_string(i - 1) + ";\">";
  }
  bomb += "]><a>&l29;</a>";
  CHECK(prints("$util.xml.toJsonString('" + bomb + "')").size() < 10000);
}

TEST_CASE("XML nested beyond the limit") {
  std::string deep;
  for (int i = 0; i < 3000; ++i) deep += "<a>";
  check_raises("$util.xml.toMap(\"" + deep + "\")", "error: ");
}

TEST_CASE("values that hold themselves end in the limit of depth") {
  for (const std::string call :
       {"$util.toJson($m)", "$util.dynamodb.toDynamoDBJson($m)", "$util.dynamodb.toDynamoDB($m)",
        "$util.dynamodb.toMapValuesJson($m)"}) {
    CAPTURE(call);
    CHECK(prints("#set($m = {})$util.qr($m.put(\"m\", $m))" + call).find("nests deeper") !=
          std::string::npos);
  }
}

TEST_CASE("bad filters of transformations name what is wrong") {
  check_raises("$util.transform.toElasticsearchQueryDSL({\"a\": {\"like\": 1}})",
               "unknown operator \"like\"");
  check_raises("$util.transform.toSubscriptionFilter({\"a\": 1})",
               "the conditions of \"a\" must be a Map");
  check_raises("$util.transform.toSubscriptionFilter({\"or\": {}})", "\"or\" must be a List");
}

TEST_CASE("a filter that makes no expression is null and leaves a note that says why") {
  const auto note_of = [](const std::string& argument) {
    TemplateRun run;
    const auto outcome = run.run("$!util.transform.toDynamoDBFilterExpression(" + argument + ")");
    CHECK(text_of(outcome) == "");
    REQUIRE(run.evaluation().notes().size() == 1);
    return run.evaluation().notes().front().message;
  };
  CHECK(note_of("{\"a\": 1}") ==
        "$util.transform.toDynamoDBFilterExpression is null: the conditions of #a must be a Map, "
        "not a Number");
  CHECK(note_of("{\"a\": {\"like\": 1}}").ends_with("unknown operator like on #a"));
  CHECK(note_of("{\"and\": 1}").ends_with("must be a List, not a Number"));
  CHECK(note_of("null").ends_with("a filter must be a Map, not null"));
  CHECK(note_of("{\"a\": {\"" + std::string(5000, 'x') + "\": 1}}").size() < 600);
}

TEST_CASE("notes are few") {
  TemplateRun run;
  run.run("#foreach($i in [1..100])$!util.transform.toDynamoDBFilterExpression({\"a$i\": 1})#end");
  CHECK(run.evaluation().notes().size() == 20);
}

TEST_CASE("logs and appended errors count against the memory of a render") {
  vtl::Limits limits;
  limits.heap_bytes = 1U << 20;
  TemplateRun run({}, limits);
  const auto outcome = run.run(
      "#set($s = \"0123456789\")#foreach($i in [1..10])#set($s = \"$s$s\")#end"
      "#foreach($i in [1..1000])$util.log.info($s)#end");
  CHECK(outcome.error);
  CHECK(count_of(text_of(outcome), "memory") == 1);
}

TEST_CASE("the argument to blame is marked where it stands in the template") {
  struct Case {
    std::string call;
    std::string argument;
  };
  const std::string deep(2000, '[');
  const std::vector<Case> cases = {
      {"$util.matches('(', 'a')", "'('"},
      {"$util.matches('a', $undefined)", "$undefined"},
      {"$util.parseJson('{')", "'{'"},
      {"$util.parseJson('" + deep + "')", "'" + deep + "'"},
      {"$util.urlDecode('%zz')", "'%zz'"},
      {"$util.base64Decode('a')", "'a'"},
      {"$util.str.normalize('a', 'nfx')", "'nfx'"},
      {"$util.xml.toMap('<a>')", "'<a>'"},
      {"$util.time.nowFormatted('yyyy-bb')", "'yyyy-bb'"},
      {"$util.time.nowFormatted('yyyy', 'Mars/Base')", "'Mars/Base'"},
      {"$util.time.epochMilliSecondsToFormatted(1, 'b', 'UTC')", "'b'"},
      {"$util.time.epochMilliSecondsToFormatted(1, 'yyyy', '+99')", "'+99'"},
      {"$util.time.parseISO8601ToEpochMilliSeconds('now')", "'now'"},
      {"$util.time.parseFormattedToEpochMilliSeconds('x', 'yyyyZ')", "'x'"},
      {"$util.time.parseFormattedToEpochMilliSeconds('x', 'b')", "'b'"},
      {"$util.time.parseFormattedToEpochMilliSeconds('2018', 'yyyy', 'Mars')", "'Mars'"},
      {"$util.list.copyAndRetainAll([1], null)", "null"},
      {"$util.dynamodb.fromS3ObjectJson('{')", "'{'"},
      {"$util.transform.toElasticsearchQueryDSL({'a': 1})", "{'a': 1}"},
      {"$util.transform.toSubscriptionFilter({'a': 1}, [])", "{'a': 1}"},
      {"$extensions.setSubscriptionFilter(1)", "1"},
      {"$extensions.invalidateSubscriptions([])", "[]"},
  };
  for (const auto& [call, argument] : cases) {
    CAPTURE(call);
    TemplateRun run;
    const auto outcome = run.run("text " + call);
    REQUIRE(outcome.render.error);
    const vtl::Span span = outcome.render.error->argument_span;
    CHECK(("text " + call).substr(span.begin, span.end - span.begin) == argument);
  }
}

TEST_CASE("an error of no argument in particular marks none") {
  for (const std::string call : {"$util.authRules.queryAuth(1)", "$util.error('m')"}) {
    TemplateRun run;
    const auto outcome = run.run(call);
    REQUIRE(outcome.render.error);
    CHECK(outcome.render.error->argument_span.begin == outcome.render.error->argument_span.end);
  }
}

TEST_SUITE_END();
