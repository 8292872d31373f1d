// Facts about $extensions.
#include "tests/appsync_utils/template_run.h"

using appsync_test::prints;
using appsync_test::TemplateRun;
using appsync_test::text_of;

namespace {

std::string set_filter(const std::string& filters) {
  return prints("$extensions.setSubscriptionFilter($ctx.args)ok",
                R"({"arguments":{"filterGroup":[{"filters":)" + filters + "}]}}");
}

std::string one(const std::string& operation, const std::string& value) {
  return set_filter(R"([{"fieldName":"f","operator":")" + operation + R"(","value":)" + value +
                    "}]");
}

bool is_refused(const std::string& text) {
  return text.starts_with("error: Invocation of method 'setSubscriptionFilter'");
}

}  // namespace

TEST_SUITE_BEGIN("appsync facts: $extensions");

TEST_CASE("[fact] evictFromApiCache takes type, field and keys") {
  TemplateRun run;
  CHECK(text_of(run.run("$util.qr($extensions.evictFromApiCache(\"Query\", \"getPost\", "
                        "{\"context.arguments.id\": 7}))ok")) == "ok");
  REQUIRE(run.evaluation().cache_evictions().size() == 1);
  CHECK(run.evaluation().cache_evictions()[0].type == "Query");
  CHECK(run.evaluation().cache_evictions()[0].field == "getPost");
  CHECK(vtl::to_json(run.evaluation().cache_evictions()[0].keys) ==
        R"({"context.arguments.id":7})");
}

TEST_CASE("[fact] evictFromApiCache returns an object") {
  CHECK(prints("$util.isNull($extensions.evictFromApiCache(\"Query\", \"f\", {}))") == "false");
}

TEST_CASE("[fact] setSubscriptionFilter takes a filter") {
  TemplateRun run;
  run.run(
      "$extensions.setSubscriptionFilter("
      "$util.transform.toSubscriptionFilter({\"room\": {\"eq\": 1}}))");
  CHECK(vtl::to_json(run.evaluation().subscription_filter) ==
        R"({"filterGroup":[{"filters":[{"fieldName":"room","operator":"eq","value":1}]}]})");
}

TEST_CASE("[fact] setSubscriptionInvalidationFilter takes a filter") {
  TemplateRun run;
  run.run(
      "$extensions.setSubscriptionInvalidationFilter("
      "$util.transform.toSubscriptionFilter({\"room\": {\"eq\": 1}}))");
  CHECK(run.evaluation().subscription_invalidation_filter.is_map());
}

TEST_CASE("[fact] the operators of a filter are thirteen, and case matters") {
  for (const char* operation : {"eq", "ne", "le", "lt", "ge", "gt", "contains", "notContains"}) {
    CHECK(one(operation, "1") == "ok");
    CHECK(one(operation, "\"a\"") == "ok");
  }
  CHECK(one("beginsWith", "\"a\"") == "ok");
  CHECK(one("in", "[1]") == "ok");
  CHECK(one("notIn", "[1]") == "ok");
  CHECK(one("between", "[1,2]") == "ok");
  CHECK(one("containsAny", "[1,2]") == "ok");
  CHECK(is_refused(one("EQ", "1")));
  CHECK(is_refused(one("gte", "1")));
}

TEST_CASE("[fact] each operator takes its kinds of value") {
  CHECK(one("eq", "true") == "ok");
  CHECK(is_refused(one("gt", "true")));
  CHECK(is_refused(one("beginsWith", "1")));
  CHECK(is_refused(one("in", "1")));
  CHECK(is_refused(one("between", "[1]")));
  CHECK(is_refused(one("eq", "[1]")));
}

TEST_CASE("[fact] in and notIn take 5 values, containsAny 20") {
  CHECK(one("in", "[1,2,3,4,5]") == "ok");
  CHECK(is_refused(one("in", "[1,2,3,4,5,6]")));
  CHECK(is_refused(one("notIn", "[1,2,3,4,5,6]")));
  CHECK(one("containsAny", "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]") == "ok");
  CHECK(is_refused(one("containsAny", "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21]")));
}

TEST_CASE("[fact] a group has 5 fields and 10 filters at most, in counts once per value") {
  const auto filters = [](int count, int fields, std::string value = "1", std::string op = "eq") {
    std::string text = "[";
    for (int i = 0; i < count; ++i) {
      if (i != 0) text += ',';
      text += R"({"fieldName":"f)" + std::to_string(i % fields) + R"(","operator":")" + op +
              R"(","value":)" + value + "}";
    }
    return text + "]";
  };
  CHECK(set_filter(filters(10, 5)) == "ok");
  CHECK(is_refused(set_filter(filters(6, 6))));
  CHECK(is_refused(set_filter(filters(11, 5))));
  CHECK(set_filter(filters(2, 2, "[1,2,3,4,5]", "in")) == "ok");
  CHECK(is_refused(set_filter(filters(3, 3, "[1,2,3,4]", "in"))));
}

TEST_CASE("[fact] texts have 256 characters and fields 5 levels at most") {
  CHECK(one("eq", "\"" + std::string(256, 'a') + "\"") == "ok");
  CHECK(is_refused(one("eq", "\"" + std::string(257, 'a') + "\"")));
  CHECK(set_filter(R"([{"fieldName":"a.b.c.d.e","operator":"eq","value":1}])") == "ok");
  CHECK(is_refused(set_filter(R"([{"fieldName":"a.b.c.d.e.f","operator":"eq","value":1}])")));
}

TEST_CASE("[fact] invalidateSubscriptions takes a field and a payload") {
  TemplateRun run;
  CHECK(text_of(run.run("$extensions.invalidateSubscriptions({\"subscriptionField\": \"onUpdate\", "
                        "\"payload\": {\"room\": 7}})ok")) == "ok");
  REQUIRE(run.evaluation().invalidations().size() == 1);
  CHECK(run.evaluation().invalidations()[0].subscription_field == "onUpdate");
}

TEST_CASE("[fact] the payload of an invalidation is a map") {
  CHECK(prints("$extensions.invalidateSubscriptions({\"subscriptionField\": \"f\", "
               "\"payload\": 1})")
            .starts_with("error: "));
}

TEST_CASE("[fact] a request invalidates 5 times at most, the same call counts once") {
  const std::string loop =
      "#foreach($i in [1..N])$extensions.invalidateSubscriptions({\"subscriptionField\": \"f\", "
      "\"payload\": {\"i\": $i}})#end$extensions.invalidateSubscriptions({\"subscriptionField\": "
      "\"f\", \"payload\": {\"i\": 1}})ok";
  const auto with = [&](const std::string& count) {
    std::string text = loop;
    text.replace(text.find('N'), 1, count);
    return prints(text);
  };
  CHECK(with("5") == "ok");
  CHECK(with("6").starts_with("error: "));
}

TEST_SUITE_END();
