// $util.transform: filter objects as expressions of DynamoDB, queries of OpenSearch and
// subscription filters.
#include "appsync_utils/namespaces/arguments.h"
#include "appsync_utils/namespaces/namespaces.h"
#include "appsync_utils/namespaces/rows.h"
#include "appsync_utils/transform/dynamodb_expression.h"
#include "appsync_utils/transform/elasticsearch_query.h"
#include "appsync_utils/transform/subscription_filter.h"
#include "vtl/json.h"
#include "vtl/object.h"
#include "vtl/session.h"

namespace appsync {

namespace {

using vtl::Call;
using vtl::JavaType;
using vtl::MethodRow;
using vtl::Value;

std::uint32_t max_depth(const Call& call) {
  return call.session.limits().value_depth;
}

Value to_dynamodb_expression(Call& call) {
  Evaluation& evaluation = evaluation_of(call);
  vtl::TextBuffer& out = evaluation.scratch();
  const auto problem = write_dynamodb_expression(out, call.heap(), call[0], max_depth(call));
  if (!problem) return make_string(call, out.view());
  evaluation.note({kNullExpressionCode,
                   "$util.transform." + std::string(call.row.name) + " is null: " + *problem, ""});
  return {};
}

Value to_elasticsearch_query(Call& call) {
  const vtl::Map& filter = required_map(call, 0);
  Evaluation& evaluation = evaluation_of(call);
  const Value query = blaming(0, [&] {
    return make_elasticsearch_query(
        call.heap(), filter,
        {max_depth(call), evaluation.compatibility().elasticsearch_uses_keyword});
  });
  vtl::TextBuffer& out = evaluation.scratch();
  vtl::write_json(out, query);
  return make_string(call, out.view());
}

Value to_subscription_filter(Call& call) {
  if (call[0].is_null()) return {};
  const vtl::Map& filter = *call[0].as_map();
  std::span<const Value> ignored;
  if (call.arguments.size() > 1) ignored = elements_of(call.heap(), call[1]);
  const bool has_rules = call.arguments.size() > 2 && call[2].is_map();
  const auto make = [&] {
    return make_subscription_filter(call.heap(), filter, ignored,
                                    has_rules ? call[2].as_map() : nullptr, max_depth(call));
  };
  // With rules, either of both may be at fault; the message says which field it is.
  return has_rules ? make() : blaming(0, make);
}

constexpr JavaType kMap = JavaType::map;
constexpr JavaType kList = JavaType::list;
constexpr JavaType kString = JavaType::string;

constexpr MethodRow kRows[] = {
    function(
        "toDynamoDBConditionExpression", {kMap}, kString, to_dynamodb_expression,
        {"(Map condition) : String",
         "A condition object as JSON of a condition expression of DynamoDB.",
         "$util.transform.toDynamoDBConditionExpression({\"id\": {\"attributeExists\": true}})",
         "{\"expression\":\"(attribute_exists(#id))\",\"expressionNames\":{\"#id\":\"id\"},"
         "\"expressionValues\":{}}"}),
    function(
        "toDynamoDBFilterExpression", {kMap}, kString, to_dynamodb_expression,
        {"(Map filter) : String", "A filter object as JSON of a filter expression of DynamoDB.",
         "$util.transform.toDynamoDBFilterExpression({\"title\": {\"contains\": \"Hello\"}})",
         "{\"expression\":\"(contains(#title,:title_contains))\",\"expressionNames\":"
         "{\"#title\":\"title\"},\"expressionValues\":{\":title_contains\":"
         "{\"S\":\"Hello\"}}}"}),
    function("toElasticsearchQueryDSL", {kMap}, kString, to_elasticsearch_query,
             {"(Map filter) : String", "A filter object as JSON of a query of OpenSearch.",
              "$util.transform.toElasticsearchQueryDSL({\"upvotes\": {\"ne\": 15}})",
              "{\"bool\":{\"must_not\":{\"term\":{\"upvotes\":15}}}}"}),
    function("toSubscriptionFilter", {kMap}, kMap, to_subscription_filter,
             {"(Map filter) : Map", "A filter object as an enhanced subscription filter.",
              "$util.toJson($util.transform.toSubscriptionFilter({\"room\": {\"eq\": 1}}))",
              "{\"filterGroup\":[{\"filters\":[{\"fieldName\":\"room\",\"operator\":\"eq\","
              "\"value\":1}]}]}"}),
    function("toSubscriptionFilter", {kMap, kList}, kMap, to_subscription_filter,
             {"(Map filter, List ignoredFields) : Map",
              "A filter object, but for some fields, as an enhanced subscription filter.",
              "$util.transform.toSubscriptionFilter({\"room\": {\"eq\": 1}}, [\"room\"])",
              "{filterGroup=[]}"}),
    function("toSubscriptionFilter", {kMap, kList, kMap}, kMap, to_subscription_filter,
             {"(Map filter, List ignoredFields, Map strictRules) : Map",
              "The same with rules of which at least one has to hold besides.",
              "$util.toJson($util.transform.toSubscriptionFilter({}, [], {\"room\": {\"eq\": 1}}))",
              "{\"filterGroup\":[{\"filters\":[{\"fieldName\":\"room\",\"operator\":\"eq\","
              "\"value\":1}]}]}"}),
};
static_assert(is_complete(kRows));

}  // namespace

constexpr vtl::HostNamespace kTransformNamespace{
    "$util.transform",
    "Filter objects as expressions of DynamoDB, queries of OpenSearch and subscription filters.",
    kRows,
    {},
    "transform"};

}  // namespace appsync
