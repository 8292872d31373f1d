#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "appsync/request_contract.h"
#include "vtl/heap.h"
#include "vtl/json.h"

namespace {

appsync::ContractResult check(std::string_view document) {
  vtl::Heap heap;
  auto read = vtl::read_json(document, heap);
  REQUIRE(std::holds_alternative<vtl::Value>(read));
  return appsync::check_request(std::get<vtl::Value>(read),
                                {"chat", appsync::DataSourceType::amazon_dynamodb},
                                appsync::RequestPlace::pipeline_function);
}

std::vector<std::string> warnings(std::string_view document) {
  auto result = check(document);
  CHECK((result.error ? result.error->message : "") == "");
  std::vector<std::string> messages;
  for (const auto& warning : result.warnings) messages.push_back(warning.message);
  return messages;
}

}  // namespace

TEST_CASE("placeholders that are defined and used are fine, across the blocks of an operation") {
  CHECK(warnings(R"({"operation":"Query",
      "query":{"expression":"#id = :id","expressionNames":{"#id":"id","#f":"f"},
               "expressionValues":{":id":{"S":"1"}}},
      "filter":{"expression":"#f > :f","expressionValues":{":f":{"N":1}}},
      "projection":{"expression":"#id"}})")
            .empty());
}

TEST_CASE("an unused placeholder is a warning at its key") {
  auto result = check(R"({"operation":"Scan","filter":{"expression":"a = :a",
      "expressionNames":{"#b":"b"},"expressionValues":{":a":{"N":1},":c":{"N":2}}}})");
  CHECK_FALSE(result.error);
  REQUIRE(result.warnings.size() == 2);
  CHECK(result.warnings[0].message ==
        "'#b' is defined in '$[filter][expressionNames]' but no expression uses it");
  CHECK(result.warnings[0].path == appsync::JsonPath{"filter", "expressionNames", "#b"});
  CHECK(result.warnings[0].is_about_key);
  CHECK(result.warnings[1].path == appsync::JsonPath{"filter", "expressionValues", ":c"});
}

TEST_CASE("an undefined placeholder is a warning inside its expression, once") {
  auto result =
      check(R"({"operation":"UpdateItem","key":{},"update":{"expression":"SET #a = :a, b = :a"}})");
  CHECK_FALSE(result.error);
  REQUIRE(result.warnings.size() == 2);
  CHECK(result.warnings[0].message ==
        "'#a' is used in '$[update][expression]' but not defined in any expressionNames of the "
        "operation");
  CHECK(result.warnings[0].placeholder == "#a");
  CHECK(result.warnings[1].placeholder == ":a");
}

TEST_CASE("a longer name is another placeholder") {
  CHECK(warnings(R"({"operation":"Scan","filter":{"expression":"a = :ab",
      "expressionValues":{":a":{"N":1}}}})")
            .size() == 2);
}

TEST_CASE("the same :value in two blocks is an error, even with equal values") {
  auto result = check(R"({"operation":"UpdateItem","key":{},
      "update":{"expression":"SET a = :x","expressionValues":{":x":{"S":"1"}}},
      "condition":{"expression":"b = :x","expressionValues":{":x":{"S":"1"}}}})");
  REQUIRE(result.error);
  CHECK(result.error->message ==
        "Duplicate expression value ':x' at '$[condition][expressionValues][:x]', already defined "
        "at '$[update][expressionValues][:x]'.");
  CHECK(result.error->path == appsync::JsonPath{"condition", "expressionValues", ":x"});
}

TEST_CASE("a #name may be repeated for the same attribute only") {
  CHECK(warnings(R"({"operation":"UpdateItem","key":{},
      "update":{"expression":"SET #n = b","expressionNames":{"#n":"a"}},
      "condition":{"expression":"#n = c","expressionNames":{"#n":"a"}}})")
            .empty());
  auto result = check(R"({"operation":"UpdateItem","key":{},
      "update":{"expression":"SET #n = b","expressionNames":{"#n":"a"}},
      "condition":{"expression":"#n = c","expressionNames":{"#n":"z"}}})");
  REQUIRE(result.error);
  CHECK(result.error->message.find("Duplicate expression name '#n'") == 0);
}

TEST_CASE("items of a transaction and tables of a batch do not share placeholders") {
  CHECK(warnings(R"({"operation":"TransactWriteItems","transactItems":[
      {"table":"t","operation":"DeleteItem","key":{"id":{"S":"1"}},
       "condition":{"expression":"a = :v","expressionValues":{":v":{"S":"1"}}}},
      {"table":"t","operation":"DeleteItem","key":{"id":{"S":"2"}},
       "condition":{"expression":"a = :v","expressionValues":{":v":{"S":"2"}}}}]})")
            .empty());
  CHECK(warnings(R"({"operation":"BatchGetItem","tables":{
      "a":{"keys":[{}],"projection":{"expression":"#n","expressionNames":{"#n":"x"}}},
      "b":{"keys":[{}],"projection":{"expression":"#n"}}}})")
            .size() == 1);
}
