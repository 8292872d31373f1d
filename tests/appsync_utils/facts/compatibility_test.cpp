// Every switch of Compatibility: what the default is, and what the switch changes.
#include "tests/appsync_utils/simulator/run_resolver.h"
#include "tests/appsync_utils/template_run.h"

using appsync::Compatibility;
using appsync_test::prints;
using appsync_test::prints_with;
using appsync_test::TemplateRun;

TEST_SUITE_BEGIN("appsync compatibility");

TEST_CASE("empty_checks_take_collections") {
  const Compatibility lenient{.empty_checks_take_collections = true};
  CHECK(prints_with(lenient,
                    "$util.isNullOrEmpty([])$util.isNullOrEmpty({\"a\": 1})"
                    "$util.isNullOrEmpty(true)$util.isNullOrEmpty(\"\")") == "truefalsefalsetrue");
  CHECK(prints_with(lenient, "$util.isNullOrBlank({}) $util.defaultIfNullOrEmpty([], [1])") ==
        "true [1]");
}

TEST_CASE("bad_json_is_null") {
  CHECK(prints("$util.parseJson('{a')").starts_with("error: "));
  CHECK(prints_with({.bad_json_is_null = true}, "$util.isNull($util.parseJson('{a'))") == "true");
}

TEST_CASE("validate_names_exception") {
  TemplateRun run({.validate_names_exception = true});
  const auto outcome = run.run("$util.validate(false, \"m\")");
  REQUIRE(outcome.error);
  CHECK(outcome.error->type.as_string() == "CustomTemplateException");
  const auto typed = run.run("$util.validate(false, \"m\", \"T\")");
  REQUIRE(typed.error);
  CHECK(typed.error->type.as_string() == "T");
}

TEST_CASE("returned_text_is_json") {
  CHECK(prints("#return(\"[1]\")") == "[1]");
  CHECK(prints_with({.returned_text_is_json = false}, "#return(\"[1]\")") == "\"[1]\"");
}

TEST_CASE("log_lines_name_level") {
  TemplateRun run({.log_lines_name_level = true});
  run.run("$util.log.error(\"x\")");
  REQUIRE(run.evaluation().logs().size() == 1);
  CHECK(run.evaluation().logs()[0].text == "ERROR - x");
}

TEST_CASE("dynamodb_null_is_null") {
  CHECK(prints("$util.dynamodb.toDynamoDBJson(null)") == R"({"NULL":null})");
  const Compatibility plain{.dynamodb_null_is_null = true};
  CHECK(prints_with(plain, "$util.dynamodb.toDynamoDBJson(null)") == "null");
  CHECK(prints_with(plain, "$util.dynamodb.toDynamoDBJson([$null])") == R"({"L":[{"NULL":null}]})");
}

TEST_CASE("rds_null_cells_are_kept") {
  const std::string call =
      R"($util.rds.toJsonString('{"sqlStatementResults":[{"records":[[{"isNull":true}]],)"
      R"("columnMetadata":[{"label":"a"}]}]}'))";
  CHECK(prints(call) == "[[{}]]");
  CHECK(prints_with({.rds_null_cells_are_kept = true}, call) == R"([[{"a":null}]])");
}

TEST_CASE("elasticsearch_uses_keyword") {
  CHECK(prints_with({.elasticsearch_uses_keyword = true},
                    "$util.transform.toElasticsearchQueryDSL({\"a\": {\"eq\": \"x\"}})") ==
        R"({"match":{"a.keyword":"x"}})");
}

TEST_CASE("xml_flag_encodes_json") {
  CHECK(prints_with({.xml_flag_encodes_json = true},
                    "$util.xml.toJsonString(\"<a>1</a>\", true)") == R"("{\"a\":1}")");
}

TEST_CASE("stash_must_be_json") {
  simulator_test::RunInput input;
  input.resolver = simulator_test::unit(
      "NONE",
      "#set($m = {})$util.qr($m.put($null, 1))$util.qr($ctx.stash.put(\"m\", $m)){\"version\""
      ": \"2018-05-29\", \"payload\": 1}",
      "$ctx.result");
  input.compatibility.stash_must_be_json = true;
  const appsync::Outcome strict = simulator_test::run(input);
  CHECK(simulator_test::only_error(strict) ==
        "MappingTemplate|Null key for a Map not allowed in JSON (use a converting "
        "NullKeySerializer?)");
  CHECK(strict.data_json == "null");
  input.compatibility.stash_must_be_json = false;
  const appsync::Outcome lenient = simulator_test::run(input);
  CHECK(simulator_test::only_error(lenient) == "none");
  CHECK(lenient.data_json == "1");
  CHECK(lenient.stash_json == "null");
}

TEST_CASE("toJson escapes as Jackson does by default") {
  CHECK(prints("$util.toJson($ctx.args.s)", R"({"arguments":{"s":"</a>'&\u00e9\n\u0001"}})") ==
        "\"</a>'&\xC3\xA9\\n\\u0001\"");
  CHECK(prints("$util.toJson([1.0, 100000000.5, 0.0001])") == "[1.0,1.000000005E8,1.0E-4]");
}

TEST_CASE("every field is a switch that people can set") {
  const auto switches = appsync::compatibility_switches();
  CHECK(switches.size() == sizeof(Compatibility) / sizeof(bool));
  for (const appsync::CompatibilitySwitch& row : switches) {
    CAPTURE(std::string(row.name));
    const bool is_on = Compatibility().*row.field;
    const auto turned =
        appsync::parse_compatibility(std::string(row.name) + (is_on ? "=off" : "=on"));
    REQUIRE(std::holds_alternative<appsync::CompatibilityChoice>(turned));
    const std::vector choices = {std::get<appsync::CompatibilityChoice>(turned)};
    const Compatibility changed = appsync::with_choices({}, choices);
    CHECK(changed != Compatibility());
    CHECK(changed.*row.field != is_on);
    CHECK(!row.explanation.empty());
  }
}

TEST_CASE("a switch that does not exist is refused with the nearest one") {
  const auto wrong = appsync::parse_compatibility("set_null_asigns");
  REQUIRE(std::holds_alternative<std::string>(wrong));
  CHECK(std::get<std::string>(wrong) ==
        "there is no switch `set_null_asigns`; did you mean `set_null_assigns`?");
  CHECK(std::holds_alternative<std::string>(appsync::parse_compatibility("set_null_assigns=yes")));
}

TEST_SUITE_END();
