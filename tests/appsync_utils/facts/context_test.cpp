// Facts about $ctx: fields, aliases, mutability, presence by position, identities.
#include <set>

#include "tests/appsync_utils/template_run.h"

using appsync::ContextOptions;
using appsync::TemplatePosition;
using appsync_test::prints;
using appsync_test::TemplateRun;
using appsync_test::text_of;

namespace {

std::string prints_as(std::string_view identity, std::string_view text) {
  ContextOptions options;
  options.identity = identity;
  return prints(text, "{}", options);
}

std::string prints_at(TemplatePosition position, std::string_view text, std::string_view context) {
  ContextOptions options;
  options.position = position;
  return prints(text, context, options);
}

std::string context_problem(std::string_view json, const ContextOptions& options = {}) {
  vtl::Session session;
  appsync::Evaluation evaluation(session);
  const auto document = vtl::read_json(json, session.heap());
  REQUIRE(std::holds_alternative<vtl::Value>(document));
  const auto built = appsync::build_context(evaluation, std::get<vtl::Value>(document), options);
  const auto* error = std::get_if<appsync::ContextError>(&built);
  return error == nullptr ? std::string() : error->path + ": " + error->message;
}

}  // namespace

TEST_SUITE_BEGIN("appsync facts: $ctx");

TEST_CASE("[fact] arguments and args are one map") {
  CHECK(prints("$util.qr($ctx.args.put(\"b\", 2))$context.arguments", R"({"arguments":{"a":1}})") ==
        "{a=1, b=2}");
}

TEST_CASE("a context file may say args") {
  CHECK(prints("$ctx.arguments.a", R"({"args":{"a":1}})") == "1");
}

TEST_CASE("[fact] maps inside the arguments can be changed") {
  CHECK(prints("$util.qr($ctx.args.input.put(\"b\", 2))$ctx.args.input.b",
               R"({"arguments":{"input":{}}})") == "2");
}

TEST_CASE("[fact] a field without arguments gives {}") {
  CHECK(prints("$util.toJson($ctx.args)") == "{}");
}

TEST_CASE("[fact] source is null at the root") {
  CHECK(prints("$util.toJson($ctx.source)") == "null");
  CHECK(prints("$ctx.source.id", R"({"source":{"id":7}})") == "7");
}

TEST_CASE("[fact] result is there in response templates and not in requests") {
  const std::string context = R"({"result":{"a":1}})";
  CHECK(prints_at(TemplatePosition::response, "$util.toJson($ctx.result)", context) ==
        R"({"a":1})");
  CHECK(prints_at(TemplatePosition::request, "$ctx.containsKey(\"result\")", context) == "false");
  CHECK(prints_at(TemplatePosition::after, "$ctx.containsKey(\"result\")", "{}") == "true");
}

TEST_CASE("[fact] error has a message and a type") {
  CHECK(prints_at(TemplatePosition::response, "$util.toJson($ctx.error)",
                  R"({"error":{"message":"m"}})") == R"({"message":"m","type":null})");
}

TEST_CASE("[fact] without an error $ctx.error is null") {
  CHECK(prints_at(TemplatePosition::response, "#if($ctx.error)yes#{else}no#end", "{}") == "no");
}

TEST_CASE("[fact] names of headers are in lower case") {
  CHECK(prints("$ctx.request.headers.custom $ctx.request.headers.get(\"x-y\")",
               R"({"request":{"headers":{"Custom":"nadia","X-Y":"z"}}})") == "nadia z");
}

TEST_CASE("[fact] a header sent twice is a list") {
  CHECK(prints("$ctx.request.headers.custom[1]",
               R"({"request":{"headers":{"custom":["nadia","ana"]}}})") == "ana");
  CHECK(prints("$ctx.request.headers.custom[1]",
               R"({"request":{"headers":{"custom":"nadia","Custom":"ana"}}})") == "ana");
}

TEST_CASE("[fact] the cookie header is removed") {
  CHECK(prints("$ctx.request.headers", R"({"request":{"headers":{"Cookie":"a=1","b":"c"}}})") ==
        "{b=c}");
}

TEST_CASE("[fact] domainName is null on the default endpoint") {
  CHECK(prints("$util.toJson($ctx.request.domainName)") == "null");
  CHECK(prints("$ctx.request.domainName", R"({"request":{"domainName":"a.b"}})") == "a.b");
}

TEST_CASE("[fact] info has field, parent type, variables and selection sets") {
  const std::string context =
      R"({"info":{"fieldName":"getPost","parentTypeName":"Query","variables":{"id":1},)"
      R"("selectionSetList":["id","a/b"],"selectionSetGraphQL":"{ id }"}})";
  CHECK(prints("$ctx.info.fieldName $ctx.info.parentTypeName $ctx.info.variables.id "
               "$ctx.info.selectionSetList[1] $ctx.info.selectionSetGraphQL",
               context) == "getPost Query 1 a/b { id }");
}

TEST_CASE("the field of a resolver fills info where the context does not") {
  ContextOptions options;
  options.field_name = "getPost";
  options.parent_type_name = "Query";
  CHECK(prints("$ctx.info.fieldName $ctx.info.parentTypeName", R"({"info":{"fieldName":"x"}})",
               options) == "x Query");
}

TEST_CASE("[fact] stash is a map with the methods of java.util.Map") {
  CHECK(
      prints(
          "$util.qr($ctx.stash.put(\"a\", 1))$util.qr($ctx.stash.putAll({\"b\": 2}))"
          "$ctx.stash.size() $ctx.stash.containsKey(\"a\") $ctx.stash.remove(\"a\") $ctx.stash") ==
      "2 true 1 {b=2}");
}

TEST_CASE("[fact] stash can be set through a dot") {
  CHECK(prints("#set($ctx.stash.x = 1)$ctx.stash.x") == "1");
}

TEST_CASE("[fact] stash lives from template to template of a resolver") {
  TemplateRun run;
  run.run("$util.qr($ctx.stash.put(\"a\", 1))");
  CHECK(text_of(run.again("$ctx.stash.a")) == "1");
}

TEST_CASE("[fact] prev.result is the previous function's output") {
  CHECK(prints("$ctx.prev.result.a", R"({"prev":{"result":{"a":1}}})") == "1");
  TemplateRun run;
  run.run("");
  run.set_previous_result(vtl::Value(7));
  CHECK(text_of(run.again("$ctx.prev.result")) == "7");
}

TEST_CASE("[fact] outErrors lists what was appended") {
  CHECK(prints("$util.toJson($ctx.outErrors)$util.appendError(\"m\", \"t\")"
               "$util.toJson($ctx.outErrors)") == R"([][{"message":"m","type":"t"}])");
}

TEST_CASE("[fact] get() and brackets reach names that a dot does not") {
  const std::string context =
      R"({"identity":{"claims":{"cognito:username":"ana","http://tenant":"t"}},"result":{"_s":1}})";
  CHECK(prints("$ctx.identity.claims.get(\"cognito:username\") "
               "$ctx.identity.claims['http://tenant'] $ctx.result.get(\"_s\")",
               context) == "ana t 1");
}

TEST_CASE("[fact] values print raw") {
  CHECK(prints("\"$ctx.args.id\"", R"({"arguments":{"id":"a\"b"}})") == "\"a\"b\"");
}

TEST_CASE("unknown keys of a context stay") {
  CHECK(prints("$ctx.env.NAME", R"({"env":{"NAME":"x"}})") == "x");
}

TEST_CASE("[fact] the identity of an API key is null") {
  CHECK(prints_as("apikey", "$util.toJson($ctx.identity)") == "null");
}

TEST_CASE("[fact] the identity of a Lambda authorizer is its resolverContext") {
  CHECK(prints_as("lambda:userId=7,role=admin", "$util.toJson($ctx.identity)") ==
        R"({"resolverContext":{"userId":"7","role":"admin"}})");
}

TEST_CASE("[fact] the identity of IAM has nine fields") {
  CHECK(
      prints_as("iam:arn:aws:iam::111122223333:user/ana", "$util.toJson($ctx.identity)") ==
      R"({"accountId":"111122223333","cognitoIdentityPoolId":null,"cognitoIdentityId":null,)"
      R"("sourceIp":["127.0.0.1"],"username":"ana","userArn":"arn:aws:iam::111122223333:user/ana",)"
      R"("cognitoIdentityAuthType":null,"cognitoIdentityAuthProvider":null,"user":"ana"})");
}

TEST_CASE("[fact] the identity of a user pool has claims, groups and a default strategy") {
  CHECK(prints_as("cognito:ana,groups=User+Admin",
                  "$ctx.identity.keySet() $ctx.identity.username $ctx.identity.groups "
                  "$ctx.identity.claims.get(\"cognito:groups\") $ctx.identity.defaultAuthStrategy "
                  "$ctx.identity.sourceIp") ==
        "[sub, issuer, username, claims, sourceIp, defaultAuthStrategy, groups] ana [User, Admin] "
        "[User, Admin] ALLOW [127.0.0.1]");
}

TEST_CASE("[fact] username is the claim cognito:username of a user pool") {
  CHECK(prints_as("cognito:ana", "$ctx.identity.claims.get(\"cognito:username\")") == "ana");
}

TEST_CASE("[fact] sourceIp is a list") {
  CHECK(prints_as("cognito:ana,sourceIp=1.2.3.4+5.6.7.8", "$ctx.identity.sourceIp[1]") ==
        "5.6.7.8");
}

TEST_CASE("the identity of OpenID Connect has sub, issuer and claims") {
  CHECK(prints_as("oidc:ana,issuer=https://id.example.org,claims.scope=all",
                  "$ctx.identity.sub $ctx.identity.issuer $ctx.identity.claims.iss "
                  "$ctx.identity.claims.scope") ==
        "ana https://id.example.org https://id.example.org all");
}

TEST_CASE("a context file may name a preset and change it") {
  CHECK(prints("$ctx.identity.username $ctx.identity.issuer $util.authType()",
               R"({"identity":{"$preset":"cognito:ana","issuer":"i"}})") ==
        "ana i User Pool Authorization");
}

TEST_CASE("the same name has the same sub") {
  CHECK(prints_as("cognito:ana", "$ctx.identity.sub") ==
        prints_as("cognito:ana", "$ctx.identity.sub"));
  CHECK(prints_as("cognito:ana", "$ctx.identity.sub") !=
        prints_as("cognito:bob", "$ctx.identity.sub"));
}

TEST_CASE("what is not a context is refused with its place") {
  CHECK(context_problem("[]") == "$: a context must be a JSON object, not a List");
  CHECK(context_problem(R"({"arguments":1})") == "$.arguments: must be a Map, not a Number");
  CHECK(context_problem(R"({"stash":[]})") == "$.stash: must be a Map, not a List");
  CHECK(context_problem(R"({"identity":"ana"})") ==
        "$.identity: must be a Map or null, not a String");
  CHECK(context_problem(R"({"identity":{"$preset":"nobody:x"}})") ==
        "$.identity: unknown identity \"nobody\": it begins with cognito, iam, oidc, lambda or "
        "apikey");
  CHECK(context_problem(R"({"request":{"headers":[]}})") ==
        "$.request.headers: must be a Map, not a List");
  ContextOptions options;
  options.identity = "cognito:ana,groups";
  CHECK(context_problem("{}", options) ==
        "$.identity: \"groups\" in an identity must be name=value");
}

TEST_CASE("the reference of $ctx has every field of a context, and no other") {
  std::set<std::string> roots;
  for (const appsync::ContextField& field : appsync::context_fields()) {
    CAPTURE(field.name);
    CHECK_FALSE(field.summary.empty());
    const std::string reference = "$ctx." + std::string(field.name);
    const std::string printed = prints(
        reference, R"({"identity":{"sub":"a"},"source":{},"result":1,"request":{"domainName":"d"},)"
                   R"("info":{"fieldName":"f","parentTypeName":"t","selectionSetList":[],)"
                   R"("selectionSetGraphQL":""},"error":{"message":"m"},"prev":{"result":1}})");
    CHECK(printed != reference);
    roots.emplace(field.name.substr(0, field.name.find('.')));
  }
  TemplateRun run;
  run.run("");
  std::set<std::string> keys;
  const vtl::Map& map = *run.context().map();
  for (std::uint32_t i = map.first(); i != vtl::Map::kEnd; i = map.next(i)) {
    keys.emplace(map.slot(i).key.as_string());
  }
  CHECK(roots == keys);
}

TEST_SUITE_END();
