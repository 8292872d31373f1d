// Facts about errors: the GraphQL error object, the words of failures, log texts.
#include "tests/appsync_utils/template_run.h"

using appsync_test::prints;
using appsync_test::TemplateRun;
using appsync_test::text_of;

TEST_SUITE_BEGIN("appsync facts: errors");

TEST_CASE("[fact] the GraphQL error object has six keys in this order") {
  TemplateRun run;
  const auto outcome = run.run("$util.error(\"m\", \"T\", {\"d\": 1}, {\"i\": 2})");
  REQUIRE(outcome.error);
  CHECK(
      vtl::to_json(appsync::make_graphql_error(run.session().heap(), *outcome.error, "getPost")) ==
      R"({"path":["getPost"],"data":{"d":1},"errorType":"T","errorInfo":{"i":2},)"
      R"("locations":null,"message":"m"})");
}

TEST_CASE("[fact] error(\"m\") has errorType null") {
  TemplateRun run;
  const auto outcome = run.run("$util.error(\"m\")");
  REQUIRE(outcome.error);
  CHECK(vtl::to_json(appsync::make_graphql_error(run.session().heap(), *outcome.error, "f")) ==
        R"({"path":["f"],"data":null,"errorType":null,"errorInfo":null,"locations":null,)"
        R"("message":"m"})");
}

TEST_CASE("[fact] the message of unauthorized in an evaluation is Unauthorized") {
  CHECK(prints("$util.unauthorized()") == "error: Unauthorized");
}

TEST_CASE("[fact] a syntax error is worded by Velocity") {
  vtl::Session session;
  const auto compiled = vtl::Template::compile(vtl::Source("velocity", "#set($x = null)"),
                                               appsync::make_environment());
  REQUIRE(std::holds_alternative<vtl::SyntaxError>(compiled));
  const std::string& message = std::get<vtl::SyntaxError>(compiled).message;
  CHECK(
      message.starts_with("Encountered \"null\" at velocity[line 1, column 11]\n"
                          "Was expecting one of:\n    "));
}

TEST_CASE("[fact] a lexical error is worded by Velocity, under the template name *unset*") {
  vtl::Session session;
  const auto compiled = vtl::Template::compile(vtl::Source("velocity", "#set($a = $x.{b})"),
                                               appsync::make_environment());
  REQUIRE(std::holds_alternative<vtl::SyntaxError>(compiled));
  CHECK(std::get<vtl::SyntaxError>(compiled).message ==
        "Lexical error,   Encountered: \"{\" (123), after : \".\" at *unset*[line 1, column 14]");
}

TEST_CASE("[fact] an index that raises is Error invoking method") {
  CHECK(prints("\n\n\n$ctx.result.items[0][0]", R"({"result":{"items":[]}})") ==
        "error: Error invoking method 'get(java.lang.Integer)' in java.util.ArrayList at "
        "velocity[line 4, column 18]");
}

TEST_CASE("[fact] failures of the engine have type MappingTemplate") {
  TemplateRun run;
  const auto outcome = run.run("#set($l = [])$l[0]");
  REQUIRE(outcome.error);
  CHECK(outcome.error->type.as_string() == "MappingTemplate");
}

TEST_CASE("a method that raises is Invocation of method") {
  CHECK(prints("$ctx.args.s.substring(9)", R"({"arguments":{"s":"abc"}})")
            .starts_with("error: Invocation of method 'substring' in  class java.lang.String threw "
                         "exception java.lang.StringIndexOutOfBoundsException"));
}

TEST_CASE("[fact] the log text of an error prints maps as Java does") {
  TemplateRun run;
  const auto outcome = run.run(
      "$util.error(\"I made this error\", \"ALWAYS_ERROR\", null, {\"errorCode\": 500, "
      "\"validations\": [{\"fieldName\": \"_\", \"result\": false, \"reasons\": [\"Failed! "
      "Yay!\"]}]})");
  REQUIRE(outcome.error);
  CHECK(appsync::error_log_text(*outcome.error) ==
        "CustomTemplateException(message=I made this error, errorType=ALWAYS_ERROR, data=null, "
        "errorInfo={errorCode=500, validations=[{fieldName=_, result=false, reasons=[Failed! "
        "Yay!]}]})");
}

TEST_CASE("[fact] an error inside #return is an error") {
  CHECK(prints("#return($util.error(\"x\"))") == "error: x");
}

TEST_CASE("the code of an error that a template raised is explained") {
  TemplateRun run;
  const auto outcome = run.run("\n  $util.error(\"m\")");
  REQUIRE(outcome.render.error);
  CHECK(outcome.render.error->code == "APS001");
  CHECK(outcome.render.error->position.line == 2);
  CHECK(vtl::find_code(appsync::appsync_codes(), "aps001") != nullptr);
}

TEST_SUITE_END();
