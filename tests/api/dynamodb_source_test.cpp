#include "api/dynamodb_source.h"

#include <doctest/doctest.h>

#include "dynamodb/database.h"
#include "dynamodb/seed.h"

namespace api {
namespace {

using dynamodb::Json;

// A table "chat" with keys pk and sk, in memory.
struct Source {
  Source() : database(std::move(*dynamodb::Database::open({}))) {
    const auto seed = dynamodb::read_json(
        R"({"tables":[{"TableName":"chat","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},)"
        R"({"AttributeName":"sk","KeyType":"RANGE"}],"AttributeDefinitions":[)"
        R"({"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"N"}],)"
        R"("items":[{"pk":"a","sk":1,"text":"one"},{"pk":"a","sk":2,"text":"two"},)"
        R"({"pk":"a","sk":3,"text":"three"}]}]})");
    const auto problem = dynamodb::load_seed(database, *seed);
    CHECK_MESSAGE(!problem, (problem ? problem->message : ""));
    settings.table = "chat";
    settings.resolver = "Query.messages";
    settings.request_id = "R";
  }

  /// The result, and behind it the error.
  std::string ask(std::string_view document) {
    const auto answer = ask_dynamodb(*dynamodb::read_json(document), settings,
                                     [this](const std::string& operation, Json request) {
                                       return database.call(operation, std::move(request));
                                     });
    std::string text = dynamodb::to_text(answer.result);
    if (answer.error) text += " " + answer.error->type + ": " + answer.error->message;
    return text;
  }

  dynamodb::Database database;
  DynamoSourceSettings settings;
};

constexpr char kKey[] = R"("key":{"pk":{"S":"a"},"sk":{"N":1}})";

std::string with_key(const char* operation, std::string_view more = "") {
  return R"({"version":"2018-05-29","operation":")" + std::string(operation) + "\"," + kKey +
         std::string(more) + "}";
}

TEST_CASE("single items") {
  Source source;
  CHECK(source.ask(with_key("GetItem")) == R"({"pk":"a","sk":1,"text":"one"})");
  CHECK(source.ask(with_key(
            "GetItem", R"(,"projection":{"expression":"#t","expressionNames":{"#t":"text"}})")) ==
        R"({"text":"one"})");
  CHECK(
      source.ask(with_key("PutItem", R"(,"attributeValues":{"n":{"N":"1.50"},"s":{"SS":["b","a"]},)"
                                     R"("z":{"NULL":null},"b":{"B":"YQ =="}})")) ==
      R"({"b":"YQ==","n":1.5,"pk":"a","s":["a","b"],"sk":1,"z":null})");
  CHECK(source.ask(with_key("UpdateItem",
                            R"(,"update":{"expression":"ADD n :one","expressionValues":)"
                            R"({":one":{"N":1}}})")) ==
        R"({"b":"YQ==","n":2.5,"pk":"a","s":["a","b"],"sk":1,"z":null})");
  CHECK(source.ask(with_key("DeleteItem")) ==
        R"({"b":"YQ==","n":2.5,"pk":"a","s":["a","b"],"sk":1,"z":null})");
  CHECK(source.ask(with_key("DeleteItem")) == "null");
  CHECK(source.ask(with_key("GetItem")) == "null");
}

TEST_CASE("a failed condition comes with the stored item") {
  Source source;
  const std::string failed =
      R"({"pk":"a","sk":1,"text":"one"} DynamoDB:ConditionalCheckFailedException: The conditional )"
      "request failed (Service: DynamoDb, Status Code: 400, Request ID: R)";
  const char* condition = R"x(,"condition":{"expression":"attribute_not_exists(pk)")x";
  CHECK(source.ask(with_key("PutItem", R"(,"attributeValues":{"text":{"S":"new"}})" +
                                           std::string(condition) + "}")) == failed);
  CHECK(source.ask(with_key("DeleteItem", std::string(condition) + "}")) == failed);
  // What should have been written is there already.
  CHECK(source.ask(with_key("PutItem", R"(,"attributeValues":{"text":{"S":"one"}})" +
                                           std::string(condition) + "}")) ==
        R"({"pk":"a","sk":1,"text":"one"})");
  CHECK(source.ask(with_key(
            "PutItem", R"(,"attributeValues":{"text":{"S":"new"}})" + std::string(condition) +
                           R"(,"equalsIgnore":["text"]})")) == R"({"pk":"a","sk":1,"text":"one"})");
  source.settings.gives_item_of_failed_condition = false;
  CHECK(source.ask(with_key("DeleteItem", std::string(condition) + "}")).starts_with("null Dyn"));
  // A delete of nothing succeeds whatever its condition.
  CHECK(source.ask(R"({"operation":"DeleteItem","key":{"pk":{"S":"b"},"sk":{"N":1}},)"
                   R"x("condition":{"expression":"attribute_exists(pk)"}})x") == "null");
}

TEST_CASE("other errors are DynamoDbException") {
  Source source;
  CHECK(source.ask(R"({"operation":"GetItem","key":{"pk":{"S":"a"}}})") ==
        "null DynamoDB:DynamoDbException: The provided key element does not match the schema "
        "(Service: DynamoDb, Status Code: 400, Request ID: R)");
}

TEST_CASE("pages go on with a token that only their resolver takes") {
  Source source;
  const std::string query =
      R"({"operation":"Query","query":{"expression":"pk = :pk","expressionValues":)"
      R"({":pk":{"S":"a"}}},"limit":2,"scanIndexForward":false)";
  const std::string first = source.ask(query + "}");
  CHECK(first.starts_with(R"({"items":[{"pk":"a","sk":3,"text":"three"},{"pk":"a","sk":2,)"));
  const std::string token = *dynamodb::read_json(first)->text("nextToken");
  CHECK(token.starts_with("eyJ2ZXJzaW9uIj"));
  CHECK(source.ask(query + R"(,"nextToken":")" + token + "\"}") ==
        R"({"items":[{"pk":"a","sk":1,"text":"one"}],"nextToken":null,"scannedCount":1})");
  CHECK(source.ask(query + R"(,"nextToken":null})") == first);
  const std::string refused =
      "null DynamoDB:UserIllegalArgumentException: com.amazonaws.deepdish.common.pagination."
      "InvalidPaginationTokenException: Invalid pagination token given.";
  CHECK(source.ask(query + R"(,"nextToken":"junk"})") == refused);
  source.settings.resolver = "Query.others";
  CHECK(source.ask(query + R"(,"nextToken":")" + token + "\"}") == refused);
}

TEST_CASE("a scan with a filter counts what it looked at") {
  Source source;
  CHECK(source.ask(R"x({"operation":"Scan","filter":{"expression":"contains(#t, :o)",)x"
                   R"x("expressionNames":{"#t":"text"},"expressionValues":{":o":{"S":"o"}}}})x") ==
        R"x({"items":[{"pk":"a","sk":1,"text":"one"},{"pk":"a","sk":2,"text":"two"}],)x"
        R"x("nextToken":null,"scannedCount":3})x");
}

TEST_CASE("batches answer in the order of their keys") {
  Source source;
  CHECK(source.ask(R"({"operation":"BatchGetItem","tables":{"chat":{"keys":[)"
                   R"({"pk":{"S":"a"},"sk":{"N":2}},{"pk":{"S":"x"},"sk":{"N":1}},)"
                   R"({"pk":{"S":"a"},"sk":{"N":1}}]}}})") ==
        R"({"data":{"chat":[{"pk":"a","sk":2,"text":"two"},null,{"pk":"a","sk":1,"text":"one"}]},)"
        R"("unprocessedKeys":{"chat":[]}})");
  CHECK(source.ask(R"({"operation":"BatchPutItem","tables":{"chat":[{"pk":{"S":"b"},"sk":)"
                   R"({"N":"1.0"}}]}})") ==
        R"({"data":{"chat":[{"pk":"b","sk":1}]},"unprocessedItems":{"chat":[]}})");
  CHECK(source.ask(R"({"operation":"BatchDeleteItem","tables":{"chat":[{"pk":{"S":"b"},"sk":)"
                   R"({"N":1}}]}})") ==
        R"({"data":{"chat":[{"pk":"b","sk":1}]},"unprocessedKeys":{"chat":[]}})");
}

TEST_CASE("transactions") {
  Source source;
  CHECK(source.ask(R"({"operation":"TransactGetItems","transactItems":[{"table":"chat","key":)"
                   R"({"pk":{"S":"a"},"sk":{"N":3}}},{"table":"chat","key":{"pk":{"S":"x"},)"
                   R"("sk":{"N":3}}}]})") ==
        R"({"items":[{"pk":"a","sk":3,"text":"three"},null],"cancellationReasons":null})");
  const std::string write =
      R"x({"operation":"TransactWriteItems","transactItems":[{"table":"chat","operation":)x"
      R"x("PutItem","key":{"pk":{"S":"b"},"sk":{"N":1}},"attributeValues":{"x":{"N":1}}},)x"
      R"x({"table":"chat","operation":"ConditionCheck","key":{"pk":{"S":"a"},"sk":{"N":1}},)x"
      R"x("condition":{"expression":"attribute_)x";
  CHECK(source.ask(write + R"x(not_exists(pk)"}}]})x") ==
        R"({"keys":null,"cancellationReasons":[{"type":"None","message":"None"},{"item":)"
        R"({"pk":"a","sk":1,"text":"one"},"type":"ConditionCheckFailed","message":"The condition )"
        R"(check failed."}]} DynamoDB:TransactionCanceledException: Transaction cancelled, please )"
        "refer cancellation reasons for specific reasons [None, ConditionalCheckFailed] (Service: "
        "DynamoDb, Status Code: 400, Request ID: R)");
  CHECK(source.ask(write + R"x(exists(pk)"}}]})x") ==
        R"({"keys":[{"pk":"b","sk":1},{"pk":"a","sk":1}],"cancellationReasons":null})");
}

}  // namespace
}  // namespace api
