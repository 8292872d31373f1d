#include "project/amplify/before_template.h"

#include <string>

#include <doctest/doctest.h>

using project::before_template;
using project::BeforeFacts;

namespace {

BeforeFacts note() {
  BeforeFacts facts;
  facts.type = "Mutation";
  facts.field = "createNote";
  facts.data_source_type = "AMAZON_DYNAMODB";
  facts.api_id = "api1";
  facts.target = "Note-api1-dev";
  facts.account = "123456789012";
  facts.identity_pool = "pool1";
  facts.has_conflict_handling = true;
  return facts;
}

}  // namespace

TEST_CASE("the Before of the newest transformer") {
  BeforeFacts facts = note();
  facts.admin_roles = {"a", "b"};
  facts.auth_role = "auth";
  CHECK(before_template(facts) ==
        "$util.qr($ctx.stash.put(\"typeName\", \"Mutation\"))\n"
        "$util.qr($ctx.stash.put(\"fieldName\", \"createNote\"))\n"
        "$util.qr($ctx.stash.put(\"conditions\", []))\n"
        "$util.qr($ctx.stash.put(\"metadata\", {}))\n"
        "$util.qr($ctx.stash.metadata.put(\"dataSourceType\", \"AMAZON_DYNAMODB\"))\n"
        "$util.qr($ctx.stash.metadata.put(\"apiId\", \"api1\"))\n"
        "$util.qr($ctx.stash.put(\"connectionAttributes\", {}))\n"
        "$util.qr($ctx.stash.put(\"tableName\", \"Note-api1-dev\"))\n"
        "$util.qr($ctx.stash.put(\"deltaSyncTableTtl\", \"30\"))\n"
        "$util.qr($ctx.stash.put(\"authRole\", "
        "\"arn:aws:sts::123456789012:assumed-role/auth/CognitoIdentityCredentials\"))\n"
        "$util.qr($ctx.stash.put(\"identityPoolId\", \"pool1\"))\n"
        "$util.qr($ctx.stash.put(\"adminRoles\", [\"a\",\"b\"]))\n"
        "$util.toJson({})");
}

TEST_CASE("what older transformers did not put into the stash") {
  const auto has = [](std::string_view version, std::string_view key) {
    BeforeFacts facts = note();
    facts.core_version = version;
    return before_template(facts).find("\"" + std::string(key) + "\"") != std::string::npos;
  };
  CHECK_FALSE(has("1.2.0", "connectionAttributes"));
  CHECK(has("1.2.1", "connectionAttributes"));
  CHECK_FALSE(has("1.3.2", "deltaSyncTableTtl"));
  CHECK(has("1.3.3", "deltaSyncTableTtl"));
  CHECK_FALSE(has("2.2.1", "adminRoles"));
  CHECK(has("2.2.2", "adminRoles"));
  BeforeFacts facts = note();
  facts.core_version = "2.3.0";
  CHECK(before_template(facts).find("\"deltaSyncTableTtl\", 30)") != std::string::npos);
  facts.has_iam = true;
  facts.core_version = "2.0.0";
  CHECK(before_template(facts).find("unauthRole") != std::string::npos);
  facts.core_version = "2.2.2";
  CHECK(before_template(facts).find("unauthRole") == std::string::npos);
}

TEST_CASE("a chain of functions has type and field alone") {
  BeforeFacts facts = note();
  facts.is_chain = true;
  CHECK(before_template(facts) ==
        "$util.qr($ctx.stash.put(\"typeName\", \"Mutation\"))\n"
        "$util.qr($ctx.stash.put(\"fieldName\", \"createNote\"))\n"
        "$util.toJson({})");
}
