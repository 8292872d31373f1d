// Facts about the functions of $util itself. A case whose name begins with [fact] states one that
// is documented or was observed on the service.
#include "tests/appsync_utils/template_run.h"

using appsync_test::prints;
using appsync_test::TemplateRun;
using appsync_test::text_of;

TEST_SUITE_BEGIN("appsync facts: $util");

TEST_CASE("[fact] $utils is an alias of $util") {
  CHECK(prints("$utils.toJson(1)$utils.time.nowEpochSeconds()") == "11767323045");
}

TEST_CASE("[fact] $util, $context, $ctx and $extensions are the root variables") {
  CHECK(prints("$util.isNull($ctx)$util.isNull($context)$util.isNull($extensions)$other") ==
        "falsefalsefalse$other");
}

TEST_CASE("[fact] void functions print nothing as statements") {
  CHECK(prints("[$util.qr(1)$util.quiet(1)$util.appendError(\"m\")$util.log.info(\"x\")"
               "$util.validate(true, \"m\")]") == "[]");
}

TEST_CASE("[fact] a call whose arguments no overload takes prints its own source text") {
  const std::string context = R"({"result":{"statusCode":400,"body":{"Message":"m"}}})";
  CHECK(prints("$utils.appendError($ctx.result.body.Message, $ctx.result.statusCode)", context) ==
        "$utils.appendError($ctx.result.body.Message, $ctx.result.statusCode)");
}

TEST_CASE("[fact] a quoted number fits a String parameter") {
  TemplateRun run;
  CHECK(text_of(run.run("$util.appendError(\"m\", \"$ctx.result.statusCode\")",
                        R"({"result":{"statusCode":400}})"))
            .empty());
  REQUIRE(run.evaluation().appended_errors().size() == 1);
  CHECK(run.evaluation().appended_errors()[0].type.as_string() == "400");
}

TEST_CASE("[fact] qr evaluates its argument and prints nothing") {
  CHECK(prints("$util.qr($ctx.stash.put(\"a\", 1))$ctx.stash.a") == "1");
}

TEST_CASE("[fact] quiet is qr by another name") {
  CHECK(prints("$util.quiet($ctx.stash.put(\"a\", 1))$ctx.stash.a") == "1");
}

TEST_CASE("[fact] toJson is compact and keeps the order of a map") {
  CHECK(prints("$util.toJson({\"firstname\": {\"S\": \"Shaggy\"}, \"age\": {\"N\": 4}})") ==
        R"({"firstname":{"S":"Shaggy"},"age":{"N":4}})");
}

TEST_CASE("[fact] toJson of null and of an undefined reference is null") {
  CHECK(prints("$util.toJson(null) $util.toJson($undefined)") == "null null");
}

TEST_CASE("[fact] toJson($ctx.info) leaves out the selection sets") {
  const std::string context = R"({"info":{"fieldName":"f","parentTypeName":"Query","variables":{},)"
                              R"("selectionSetList":["a"],"selectionSetGraphQL":"{ a }"}})";
  CHECK(prints("$util.toJson($ctx.info)", context) ==
        R"({"fieldName":"f","parentTypeName":"Query","variables":{}})");
}

TEST_CASE("[fact] the selection sets are there when they are named") {
  const std::string context =
      R"({"info":{"selectionSetList":["a","a/b"],"selectionSetGraphQL":"{\n  a\n}"}})";
  CHECK(prints("$util.toJson($ctx.info.selectionSetList)$ctx.info.selectionSetGraphQL", context) ==
        "[\"a\",\"a/b\"]{\n  a\n}");
}

TEST_CASE("toJson($ctx) leaves the selection sets out inside") {
  CHECK(prints("$util.toJson($ctx)", R"({"info":{"selectionSetList":["a"]}})") ==
        R"({"arguments":{},"identity":null,"source":null,"result":null,"request":{"headers":{},)"
        R"("domainName":null},"info":{"fieldName":null,"parentTypeName":null,"variables":{}},)"
        R"("error":null,"prev":null,"stash":{},"outErrors":[]})");
}

TEST_CASE("[fact] parseJson makes maps, lists, strings, numbers, booleans and null") {
  CHECK(prints("#set($v = $util.parseJson('{\"m\":{\"a\":1},\"l\":[1,2],\"s\":\"x\",\"n\":1.5,"
               "\"b\":true,\"z\":null}'))"
               "$util.typeOf($v.m) $util.typeOf($v.l) $util.typeOf($v.s) $util.typeOf($v.n) "
               "$util.typeOf($v.b) $util.typeOf($v.z)") == "Map List String Number Boolean Null");
}

TEST_CASE("parseJson of a text that is not JSON raises Jackson's error") {
  const std::string text = prints("$util.parseJson('{a')");
  CHECK(text.starts_with("error: Invocation of method 'parseJson' in  class "));
  CHECK(text.find("threw exception com.fasterxml.jackson.core.JsonParseException: ") !=
        std::string::npos);
  CHECK(text.find("line: 1, column: 3") != std::string::npos);
}

TEST_CASE("[fact] escapeJavaScript escapes as commons-lang does") {
  CHECK(prints("#set($q = '\"')$util.escapeJavaScript(\"it's ${q}5/6${q} \xC3\xA9\")") ==
        "it\\'s \\\"5\\/6\\\" \\u00E9");
}

TEST_CASE("escapeJavaScript of null is null") {
  CHECK(prints("$util.isNull($util.escapeJavaScript($undefined))") == "true");
}

TEST_CASE("[fact] urlEncode writes form encoding") {
  CHECK(prints("$util.urlEncode(\"a b&c=\xC3\xA9*-_.\")") == "a+b%26c%3D%C3%A9*-_.");
}

TEST_CASE("[fact] urlDecode reads form encoding") {
  CHECK(prints("$util.urlDecode(\"a+b%26c%3D%C3%A9\")") == "a b&c=\xC3\xA9");
}

TEST_CASE("[fact] base64Encode and base64Decode take and give texts in UTF-8") {
  CHECK(prints("$util.base64Encode($util.toJson([\"\xC3\xA9\"]))") == "WyLDqSJd");
  CHECK(prints("$util.base64Decode(\"WyLDqSJd\")") == "[\"\xC3\xA9\"]");
}

TEST_CASE("[fact] autoId is a lower-case UUID of 36 characters") {
  CHECK(prints("$util.matches(\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-"
               "[0-9a-f]{12}\", $util.autoId())") == "true");
}

TEST_CASE("[fact] autoUlid has 26 characters of Crockford's base 32") {
  CHECK(prints("$util.matches(\"[0-9A-HJKMNP-TV-Z]{26}\", $util.autoUlid())") == "true");
}

TEST_CASE("[fact] autoKsuid has 27 characters of base 62") {
  CHECK(prints("$util.matches(\"[0-9A-Za-z]{27}\", $util.autoKsuid())") == "true");
}

TEST_CASE("a seed repeats ids from resolver to resolver, and two ids of one resolver differ") {
  TemplateRun run;
  const std::string first = text_of(run.run("$util.autoId() $util.autoId()"));
  CHECK(text_of(run.run("$util.autoId() $util.autoId()")) == first);
  CHECK(first.substr(0, 36) != first.substr(37));
}

TEST_CASE("[fact] isNull is true for null and undefined alone") {
  CHECK(prints("$util.isNull(null)$util.isNull($undefined)$util.isNull(\"\")$util.isNull(0)"
               "$util.isNull([])") == "truetruefalsefalsefalse");
}

TEST_CASE("[fact] isNullOrEmpty is true for null and the empty text") {
  CHECK(prints("$util.isNullOrEmpty(null)$util.isNullOrEmpty(\"\")$util.isNullOrEmpty(\" \")") ==
        "truetruefalse");
}

TEST_CASE("[fact] isNullOrEmpty of another type than String prints its source") {
  CHECK(prints("$util.isNullOrEmpty(true)") == "$util.isNullOrEmpty(true)");
  CHECK(prints("$util.isNullOrEmpty([]) $util.isNullOrEmpty({}) $util.isNullOrEmpty(1)") ==
        "$util.isNullOrEmpty([]) $util.isNullOrEmpty({}) $util.isNullOrEmpty(1)");
}

TEST_CASE("[fact] !$util.isNullOrEmpty of a map is true, because the call is null") {
  CHECK(prints("#if(!$util.isNullOrEmpty($ctx.args))yes#end") == "yes");
}

TEST_CASE("[fact] isNullOrBlank is true for null and white space") {
  CHECK(prints("$util.isNullOrBlank(null)$util.isNullOrBlank(\" \t\")$util.isNullOrBlank(\"x\")") ==
        "truetruefalse");
}

TEST_CASE("[fact] defaultIfNull keeps what is not null") {
  CHECK(prints("$util.defaultIfNull($x, 20) $util.defaultIfNull(false, 20) "
               "$util.defaultIfNull(\"\", 20)|") == "20 false |");
}

TEST_CASE("[fact] the default may be a bare null") {
  CHECK(prints("$util.isNull($util.defaultIfNull($x, null)) "
               "$util.isNull($util.defaultIfNullOrEmpty(\"\", null))") == "true true");
}

TEST_CASE("[fact] defaultIfNullOrEmpty replaces the empty text") {
  CHECK(prints("#set($empty = \"\")#set($other = \"default\")"
               "$util.defaultIfNullOrEmpty($empty, $other)") == "default");
}

TEST_CASE("[fact] defaultIfNullOrBlank replaces white space") {
  CHECK(prints("$util.defaultIfNullOrBlank(\" \", \"default\") "
               "$util.defaultIfNullOrBlank(\"x\", \"default\")") == "default x");
}

TEST_CASE("[fact] isString, isNumber, isBoolean, isList and isMap look at the type") {
  CHECK(prints("$util.isString(\"1\")$util.isNumber(1)$util.isBoolean(false)$util.isList([])"
               "$util.isMap({})") == "truetruetruetruetrue");
  CHECK(prints("$util.isString(1)$util.isNumber(\"1\")$util.isBoolean(\"false\")$util.isList({})"
               "$util.isMap([])$util.isString(null)") == "falsefalsefalsefalsefalsefalse");
}

TEST_CASE("[fact] typeOf names seven types") {
  CHECK(prints("$util.typeOf(null) $util.typeOf(1) $util.typeOf(\"\") $util.typeOf({}) "
               "$util.typeOf([]) $util.typeOf(true) $util.typeOf($util)") ==
        "Null Number String Map List Boolean Object");
}

TEST_CASE("[fact] matches takes the pattern first") {
  CHECK(prints("$util.matches(\"a*b\", \"aaaaab\")") == "true");
}

TEST_CASE("matches has to cover the whole text") {
  CHECK(prints("$util.matches(\"a\", \"ba\")") == "false");
}

TEST_CASE("[fact] authType names the mode of the identity") {
  const auto mode = [](std::string_view identity) {
    appsync::ContextOptions options;
    options.identity = identity;
    return prints("$util.authType()", "{}", options);
  };
  CHECK(mode("iam") == "IAM Authorization");
  CHECK(mode("cognito:ana") == "User Pool Authorization");
  CHECK(mode("oidc:ana") == "Open ID Connect Authorization");
  CHECK(mode("apikey") == "API Key Authorization");
}

TEST_CASE("[fact] the Lambda mode is Lambda Authorization") {
  CHECK(prints("$util.authType()", R"({"identity":{"resolverContext":{"a":"1"}}})") ==
        "Lambda Authorization");
}

TEST_CASE("[fact] authType goes by the fields that the service looks at") {
  const auto mode = [](std::string_view identity) {
    return prints("$util.authType()", "{\"identity\":" + std::string(identity) + "}");
  };
  CHECK(mode("null") == "API Key Authorization");
  CHECK(mode("{}") == "Lambda Authorization");
  CHECK(mode(R"({"userArn":"a","sourceIp":["1"]})") == "IAM Authorization");
  CHECK(mode(R"({"userArn":"a"})") == "API Key Authorization");
  CHECK(mode(R"({"sourceIp":["1"],"defaultAuthStrategy":"ALLOW"})") == "User Pool Authorization");
  CHECK(mode(R"({"sub":"s","issuer":"i","claims":{}})") == "Open ID Connect Authorization");
  CHECK(mode(R"({"sub":"s","issuer":"i"})") == "API Key Authorization");
  CHECK(mode(R"({"username":"ana"})") == "API Key Authorization");
}

TEST_CASE("an identity that shows no mode leaves a note where authType is asked for") {
  TemplateRun run;
  run.run("$util.authType()$util.authType()", R"({"identity":{"username":"ana"}})");
  REQUIRE(run.evaluation().notes().size() == 1);
  CHECK(run.evaluation().notes().front().code == "APS002");
  run.run("$ctx.identity.username", R"({"identity":{"username":"ana"}})");
  CHECK(run.evaluation().notes().empty());
  run.run("$util.authType()");
  CHECK(run.evaluation().notes().empty());
}

TEST_CASE("authType follows the option where one is given") {
  TemplateRun run;
  auto options = run.evaluation().options();
  options.auth_type = appsync::auth_type_named("iam");
  run.evaluation().set_options(options);
  CHECK(text_of(run.run("$util.authType()")) == "IAM Authorization");
}

TEST_CASE("[fact] unauthorized ends the template with type Unauthorized") {
  TemplateRun run;
  const auto outcome = run.run("before $util.unauthorized() after");
  REQUIRE(outcome.error);
  CHECK(outcome.error->type.as_string() == "Unauthorized");
  CHECK(outcome.error->is_unauthorized);
  CHECK_FALSE(outcome.result);
}

TEST_CASE("[fact] error takes a message, a type, data and further information") {
  TemplateRun run;
  const auto outcome = run.run("$util.error(\"m\", \"T\", {\"d\": 1}, [2])");
  REQUIRE(outcome.error);
  CHECK(outcome.error->message_text() == "m");
  CHECK(outcome.error->type.as_string() == "T");
  CHECK(vtl::to_json(outcome.error->data) == "{\"d\":1}");
  CHECK(vtl::to_json(outcome.error->info) == "[2]");
}

TEST_CASE("[fact] the form of error with one argument has type null") {
  TemplateRun run;
  const auto outcome = run.run("$util.error(\"m\")");
  REQUIRE(outcome.error);
  CHECK(outcome.error->type.is_null());
}

TEST_CASE("[fact] error takes a bare null for data") {
  TemplateRun run;
  const auto outcome = run.run("$util.error($ctx.args.m, $ctx.args.t, null, $ctx.args.i)",
                               R"({"arguments":{"m":"m","t":"t","i":"i"}})");
  REQUIRE(outcome.error);
  CHECK(outcome.error->data.is_null());
  CHECK(outcome.error->info.as_string() == "i");
}

TEST_CASE("[fact] error ends the evaluation") {
  TemplateRun run;
  const auto outcome = run.run("$util.error(\"m\")$util.qr($ctx.stash.put(\"reached\", true))");
  CHECK(outcome.error);
  CHECK(run.context().stash()->size() == 0);
}

TEST_CASE("[fact] appendError records and goes on") {
  TemplateRun run;
  CHECK(text_of(run.run("$util.appendError(\"m\", \"T\")$util.appendError(\"n\")done")) == "done");
  CHECK(run.evaluation().appended_errors().size() == 2);
}

TEST_CASE("[fact] validate ends the template when the condition is false") {
  TemplateRun run;
  CHECK(text_of(run.run("$util.validate(true, \"m\")ok")) == "ok");
  const auto outcome = run.run("$util.validate(false, \"m\", \"T\", {\"d\": 1})");
  REQUIRE(outcome.error);
  CHECK(outcome.error->message_text() == "m");
  CHECK(outcome.error->type.as_string() == "T");
  CHECK(vtl::to_json(outcome.error->data) == "{\"d\":1}");
}

TEST_CASE("validate without a type has type null, and a null condition does not hold") {
  TemplateRun run;
  const auto outcome = run.run("$util.validate($undefined, \"m\")");
  REQUIRE(outcome.error);
  CHECK(outcome.error->type.is_null());
}

TEST_CASE("[fact] log replaces {} in order by the texts of its arguments") {
  TemplateRun run;
  CHECK(text_of(run.run("$util.log.info(\"a {} b {}\", {\"k\": 1}, [2])$util.log.error($ctx.args)"
                        "$util.log.debug(\"plain\")",
                        R"({"arguments":{"ID":1}})"))
            .empty());
  const auto& logs = run.evaluation().logs();
  REQUIRE(logs.size() == 3);
  CHECK(logs[0].text == "a {k=1} b [2]");
  CHECK(logs[0].level == appsync::LogLevel::info);
  CHECK(logs[1].text == "{ID=1}");
  CHECK(logs[1].level == appsync::LogLevel::error);
  CHECK(logs[2].text == "plain");
  CHECK(logs[2].level == appsync::LogLevel::debug);
}

TEST_CASE("[fact] log.info of a null logs null") {
  TemplateRun run;
  run.run("$util.log.info($ctx.stash.nothing)$util.log.info(\"{}\", $ctx.stash.nothing)");
  REQUIRE(run.evaluation().logs().size() == 2);
  CHECK(run.evaluation().logs()[0].text == "null");
  CHECK(run.evaluation().logs()[1].text == "null");
}

TEST_SUITE_END();
