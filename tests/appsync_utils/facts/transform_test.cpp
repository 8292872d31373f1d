// Facts about $util.transform.
#include "tests/appsync_utils/template_run.h"

using appsync_test::prints;

namespace {

std::string filter_of(const std::string& filter) {
  return prints("$util.transform.toDynamoDBFilterExpression($ctx.args)",
                "{\"arguments\":" + filter + "}");
}

std::string condition_of(const std::string& condition) {
  return prints("$util.transform.toDynamoDBConditionExpression($ctx.args)",
                "{\"arguments\":" + condition + "}");
}

std::string query_of(const std::string& filter) {
  return prints("$util.transform.toElasticsearchQueryDSL($ctx.args)",
                "{\"arguments\":" + filter + "}");
}

std::string subscription_of(const std::string& arguments) {
  return prints(
      "$util.toJson($util.transform.toSubscriptionFilter($ctx.args.filter, $ctx.args.ignored, "
      "$ctx.args.strict))",
      "{\"arguments\":" + arguments + "}");
}

std::string expression_in(const std::string& json) {
  constexpr std::string_view kStart = "{\"expression\":\"";
  REQUIRE(json.starts_with(kStart));
  return json.substr(kStart.size(), json.find("\",\"expressionNames\"") - kStart.size());
}

std::string entry(std::string_view field, std::string_view operation, std::string_view value) {
  return "{\"fieldName\":\"" + std::string(field) + "\",\"operator\":\"" + std::string(operation) +
         "\",\"value\":" + std::string(value) + "}";
}

constexpr std::string_view kDocumentedFilter =
    R"({"percentageUp":{"lte":50,"gte":20},"and":[{"title":{"ne":"Book1"}},)"
    R"({"downvotes":{"gt":2000}}],"or":[{"author":{"eq":"Admin"}},{"isPublished":{"eq":false}}]})";

}  // namespace

TEST_SUITE_BEGIN("appsync facts: $util.transform");

TEST_CASE("[fact] toDynamoDBFilterExpression has parentheses and no blank behind commas") {
  CHECK(
      filter_of(R"({"title":{"contains":"Hello World"}})") ==
      R"json({"expression":"(contains(#title,:title_contains))","expressionNames":{"#title":"title"},)json"
      R"("expressionValues":{":title_contains":{"S":"Hello World"}}})");
}

TEST_CASE("[fact] the result of toDynamoDBFilterExpression is a text for parseJson") {
  CHECK(prints("$util.parseJson($util.transform.toDynamoDBFilterExpression({\"id\": {\"eq\": 1}}))"
               ".expression") == "(#id = :id_eq)");
}

TEST_CASE("[fact] toDynamoDBConditionExpression joins by AND, attributeExists adds no value") {
  CHECK(condition_of(R"({"id":{"attributeExists":true},"version":{"eq":10}})") ==
        R"json({"expression":"(attribute_exists(#id)) AND (#version = :version_eq)",)json"
        R"("expressionNames":{"#id":"id","#version":"version"},)"
        R"("expressionValues":{":version_eq":{"N":10}}})");
}

TEST_CASE("comparisons have DynamoDB's symbols") {
  CHECK(expression_in(filter_of(R"({"f":{"ne":1,"eq":1,"lt":1,"le":1,"gt":1,"ge":1}})")) ==
        "((#f <> :f_ne) AND (#f = :f_eq) AND (#f < :f_lt) AND (#f <= :f_le) AND (#f > :f_gt) AND "
        "(#f >= :f_ge))");
}

TEST_CASE("functions and ranges have DynamoDB's forms") {
  CHECK(
      expression_in(filter_of(
          R"({"f":{"notContains":1,"beginsWith":"a","between":[1,2],"attributeExists":false}})")) ==
      "((NOT contains(#f,:f_notContains)) AND (begins_with(#f,:f_beginsWith)) AND (#f BETWEEN "
      ":f_between_start AND :f_between_end) AND (attribute_not_exists(#f)))");
  CHECK(
      filter_of(R"({"f":{"attributeType":"_null"}})") ==
      R"json({"expression":"(attribute_type(#f,:f_attributeType))","expressionNames":{"#f":"f"},)json"
      R"("expressionValues":{":f_attributeType":{"S":"NULL"}}})");
}

TEST_CASE("nested values carry the path of their place") {
  CHECK(
      expression_in(filter_of(R"({"and":[{"a":{"eq":1}},{"a":{"ne":2}}],"not":{"b":{"gt":3}}})")) ==
      "((#a = :and_0_a_eq) AND (#a <> :and_1_a_ne)) AND (NOT (#b > :not_b_gt))");
  CHECK(expression_in(filter_of(R"({"or":[{"a":{"eq":1}},{"and":[{"b":{"eq":2}}]}]})")) ==
        "((#a = :or_0_a_eq) OR (#b = :or_1_and_0_b_eq))");
}

TEST_CASE("[fact] size takes every operator, in filters and conditions alike") {
  const std::string filter = R"({"f":{"size":{"gt":3,"lt":9},"eq":1}})";
  const std::string expected =
      "(((size(#f) > :f_size_gt) AND (size(#f) < :f_size_lt)) AND (#f = :f_eq))";
  CHECK(expression_in(condition_of(filter)) == expected);
  CHECK(expression_in(filter_of(filter)) == expected);
}

TEST_CASE("[fact] an empty list of in leaves Java's null") {
  CHECK(expression_in(filter_of(R"({"f":{"in":[]}})")) == "(null)");
}

TEST_CASE("[fact] an empty member leaves its joiner, and a field without operators its name") {
  CHECK(expression_in(filter_of(R"({"and":[{"a":{"eq":1}},{}]})")) == "((#a = :and_0_a_eq) AND )");
  CHECK(filter_of(R"({"f":{}})") ==
        R"({"expression":"","expressionNames":{"#f":"f"},"expressionValues":{}})");
}

TEST_CASE("[fact] a third bound of between is ignored") {
  CHECK(expression_in(filter_of(R"({"f":{"between":[1,2,3]}})")) ==
        "(#f BETWEEN :f_between_start AND :f_between_end)");
}

TEST_CASE("[fact] what does not have the shape of a filter makes the result null") {
  for (const char* filter :
       {R"({"f":{"nope":1}})", R"({"f":1})", R"({"f":{"g":{"eq":1}}})", R"({"and":{"f":{"eq":1}}})",
        R"({"or":null})", R"({"or":[null]})", R"({"not":[{"f":{"eq":1}}]})", R"({"f":{"size":3}})",
        R"({"f":{"in":1}})", R"({"f":{"between":[1]}})", R"({"f":{"between":1}})",
        R"({"f":{"attributeExists":"true"}})", R"({"f":{"attributeType":"S"}})",
        R"({"f":{"attributeType":1}})"}) {
    CAPTURE(filter);
    CHECK(prints("$util.toJson($util.transform.toDynamoDBFilterExpression($ctx.args))",
                 "{\"arguments\":" + std::string(filter) + "}") == "null");
    CHECK(prints("$util.toJson($util.transform.toDynamoDBConditionExpression($ctx.args))",
                 "{\"arguments\":" + std::string(filter) + "}") == "null");
  }
  CHECK(prints("$util.toJson($util.transform.toDynamoDBFilterExpression($ctx.args.nothing))") ==
        "null");
  CHECK(prints("$util.toJson($util.transform.toSubscriptionFilter($ctx.args.nothing))") == "null");
}

TEST_CASE("an empty filter is an empty expression") {
  CHECK(filter_of("{}") == R"({"expression":"","expressionNames":{},"expressionValues":{}})");
}

TEST_CASE("[fact] toElasticsearchQueryDSL joins by AND as bool.must") {
  CHECK(query_of(
            R"({"upvotes":{"ne":15,"range":[10,20]},"title":{"eq":"hihihi","wildcard":"h*i"}})") ==
        R"({"bool":{"must":[{"bool":{"must":[{"bool":{"must_not":{"term":{"upvotes":15}}}},)"
        R"({"range":{"upvotes":{"gte":10,"lte":20}}}]}},{"bool":{"must":[{"term":)"
        R"({"title":"hihihi"}},{"wildcard":{"title":"h*i"}}]}}]}})");
}

TEST_CASE("[fact] a single condition of a query is not wrapped") {
  CHECK(query_of(R"({"title":{"eq":"a"}})") == R"({"term":{"title":"a"}})");
}

TEST_CASE("the other operators of a query") {
  CHECK(query_of(R"({"a":{"gt":1}})") == R"({"range":{"a":{"gt":1}}})");
  CHECK(query_of(R"({"a":{"matchPhrase":"x"}})") == R"({"match_phrase":{"a":"x"}})");
  CHECK(query_of(R"({"a":{"exists":true}})") == R"({"exists":{"field":"a"}})");
  CHECK(query_of(R"({"a":{"exists":false}})") ==
        R"({"bool":{"must_not":{"exists":{"field":"a"}}}})");
  CHECK(query_of(R"({"or":[{"a":{"eq":1}},{"b":{"eq":2}}]})") ==
        R"({"bool":{"should":[{"term":{"a":1}},{"term":{"b":2}}]}})");
  CHECK(query_of(R"({"not":{"a":{"eq":1}}})") == R"({"bool":{"must_not":{"term":{"a":1}}}})");
}

TEST_CASE("[fact] toSubscriptionFilter expands fields outermost, or innermost, and in between") {
  const auto group = [](std::string_view operation, std::string_view bound, std::string_view last) {
    return "{\"filters\":[" + entry("percentageUp", operation, bound) + "," +
           entry("title", "ne", "\"Book1\"") + "," + entry("downvotes", "gt", "2000") + "," +
           std::string(last) + "]}";
  };
  const std::string admin = entry("author", "eq", "\"Admin\"");
  const std::string published = entry("isPublished", "eq", "false");
  CHECK(prints("$util.toJson($util.transform.toSubscriptionFilter($ctx.args))",
               "{\"arguments\":" + std::string(kDocumentedFilter) + "}") ==
        "{\"filterGroup\":[" + group("lte", "50", admin) + "," + group("lte", "50", published) +
            "," + group("gte", "20", admin) + "," + group("gte", "20", published) + "]}");
}

TEST_CASE("[fact] ignored fields are dropped at the top and inside or") {
  CHECK(subscription_of("{\"filter\":" + std::string(kDocumentedFilter) +
                        R"(,"ignored":["percentageUp","author"]})") ==
        "{\"filterGroup\":[{\"filters\":[" + entry("title", "ne", "\"Book1\"") + "," +
            entry("downvotes", "gt", "2000") + "," + entry("isPublished", "eq", "false") + "]}]}");
}

TEST_CASE("[fact] the list of ignored fields may be empty") {
  CHECK(subscription_of(R"({"filter":{"a":{"eq":1}},"ignored":[]})") ==
        "{\"filterGroup\":[{\"filters\":[" + entry("a", "eq", "1") + "]}]}");
}

TEST_CASE("[fact] each strict rule makes groups of its own and stands last") {
  const auto group = [](const std::string& rule) {
    return "{\"filters\":[" + entry("title", "ne", "\"Book1\"") + "," +
           entry("downvotes", "gt", "2000") + "," + entry("isPublished", "eq", "false") + "," +
           rule + "]}";
  };
  CHECK(subscription_of("{\"filter\":" + std::string(kDocumentedFilter) +
                        R"(,"ignored":["percentageUp","author"],"strict":{"upvotes":{"gte":250},)"
                        R"("author":{"eq":"Person1"}}})") ==
        "{\"filterGroup\":[" + group(entry("upvotes", "gte", "250")) + "," +
            group(entry("author", "eq", "\"Person1\"")) + "]}");
}

TEST_CASE("[fact] strict rules have no and or or, and one condition per key") {
  CHECK(subscription_of(R"({"filter":{},"strict":{"and":[]}})").find("must not contain") !=
        std::string::npos);
  CHECK(subscription_of(R"({"filter":{},"strict":{"a":{"eq":1,"ne":2}}})")
            .find("must have one condition") != std::string::npos);
}

TEST_CASE("[fact] an entry of or is a group of all its fields") {
  CHECK(subscription_of(R"({"filter":{"or":[{"a":{"eq":1},"b":{"eq":2}},{"c":{"eq":3}}]}})") ==
        "{\"filterGroup\":[{\"filters\":[" + entry("a", "eq", "1") + "," + entry("b", "eq", "2") +
            "]},{\"filters\":[" + entry("c", "eq", "3") + "]}]}");
}

TEST_CASE("[fact] and and or nest") {
  CHECK(subscription_of(
            R"({"filter":{"and":[{"a":{"eq":1}},{"or":[{"b":{"eq":2}},{"c":{"eq":3}}]}]}})") ==
        "{\"filterGroup\":[{\"filters\":[" + entry("a", "eq", "1") + "," + entry("b", "eq", "2") +
            "]},{\"filters\":[" + entry("a", "eq", "1") + "," + entry("c", "eq", "3") + "]}]}");
}

TEST_CASE("[fact] names of operators and dotted names of fields pass through") {
  CHECK(subscription_of(R"({"filter":{"a.b":{"gte":1}}})") ==
        "{\"filterGroup\":[{\"filters\":[" + entry("a.b", "gte", "1") + "]}]}");
}

TEST_CASE("a filter that would make too many groups is refused") {
  std::string filter = "{";
  for (int i = 0; i < 12; ++i) {
    if (i != 0) filter += ',';
    filter += "\"f" + std::to_string(i) + "\":{\"eq\":1,\"ne\":2}";
  }
  CHECK(subscription_of("{\"filter\":" + filter + "}}").find("more than 1000 groups") !=
        std::string::npos);
}

TEST_SUITE_END();
