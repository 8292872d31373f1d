#include <doctest/doctest.h>

#include "api/data_sources/dynamodb/automerge.h"
#include "api/data_sources/dynamodb/delta_keys.h"
#include "api/dynamodb_source.h"
#include "dynamodb/database.h"
#include "dynamodb/seed.h"

namespace api {
namespace {

using dynamodb::Json;

constexpr std::int64_t kNow = 1'767'323'045'678;  // 2026-01-02T03:04:05.678Z
constexpr std::int64_t kDay = 86'400'000;

// Tables "posts" and "delta" with the data source "Posts".
struct Source {
  Source() : database(std::move(*dynamodb::Database::open({}))) {
    const auto seed = dynamodb::read_json(
        R"({"tables":[{"TableName":"posts","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],)"
        R"("AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}]},)"
        R"({"TableName":"delta","KeySchema":[{"AttributeName":"ds_pk","KeyType":"HASH"},)"
        R"({"AttributeName":"ds_sk","KeyType":"RANGE"}],"AttributeDefinitions":[)"
        R"({"AttributeName":"ds_pk","AttributeType":"S"},)"
        R"({"AttributeName":"ds_sk","AttributeType":"S"}]}]})");
    const auto problem = dynamodb::load_seed(database, *seed);
    CHECK_MESSAGE(!problem, (problem ? problem->message : ""));
    settings.table = "posts";
    settings.resolver = "Query.syncPosts";
    settings.request_id = "R";
    Versioning& versioning = settings.versioning.emplace();
    versioning.data_source = "Posts";
    versioning.delta_table = "delta";
    versioning.base_minutes = 10;
    versioning.delta_minutes = 3 * 24 * 60;
    versioning.clock = [this] { return now; };
  }

  SourceAnswer answer(std::string_view document) {
    return ask_dynamodb(*dynamodb::read_json(document), settings,
                        [this](const std::string& operation, Json request) {
                          return database.call(operation, std::move(request));
                        });
  }

  /// The result, and behind it the error.
  std::string ask(std::string_view document) {
    const SourceAnswer given = answer(document);
    std::string text = dynamodb::to_text(given.result);
    if (given.error) text += " " + given.error->type + ": " + given.error->message;
    return text;
  }

  std::string put(std::string_view id, std::string_view more = "", std::string_view values = "{}") {
    return ask(R"({"operation":"PutItem","key":{"id":{"S":")" + std::string(id) +
               R"("}},"attributeValues":)" + std::string(values) + std::string(more) + "}");
  }

  std::string write(const char* operation, std::string_view more) {
    return ask(R"({"operation":")" + std::string(operation) + R"(","key":{"id":{"S":"a"}})" +
               std::string(more) + "}");
  }

  std::string table(const char* name) {
    Json request = Json::object();
    request.add("TableName", name);
    return dynamodb::to_text(*database.call("Scan", std::move(request))->find("Items"));
  }

  std::int64_t now = kNow;
  dynamodb::Database database;
  DynamoSourceSettings settings;
};

constexpr char kUpdate[] =
    R"(,"update":{"expression":"SET t = :t","expressionValues":{":t":{"S":"new"}}},"_version":)";

TEST_CASE("writes count versions") {
  Source source;
  CHECK(source.put("a", "", R"({"t":{"S":"x"}})") ==
        R"({"_lastChangedAt":1767323045678,"_version":1,"id":"a","t":"x"})");
  source.now += 1000;
  CHECK(source.write("UpdateItem", std::string(kUpdate) + "1") ==
        R"({"_lastChangedAt":1767323046678,"_version":2,"id":"a","t":"new"})");
  CHECK(source.put("a", R"(,"_version":2)") ==
        R"({"_lastChangedAt":1767323046678,"_version":3,"id":"a"})");
  CHECK(source.write("UpdateItem", R"(,"update":{"expression":"REMOVE t"},"_version":3)") ==
        R"({"_lastChangedAt":1767323046678,"_version":4,"id":"a"})");
  CHECK(source.write("GetItem", "") == R"({"_lastChangedAt":1767323046678,"_version":4,"id":"a"})");
}

TEST_CASE("a deleted item stays as one that says so, for a time") {
  Source source;
  source.put("a");
  CHECK(source.write("DeleteItem", R"(,"_version":1)") ==
        R"({"_deleted":true,"_lastChangedAt":1767323045678,"_ttl":1767323645,"_version":2,)"
        R"("id":"a"})");
  source.settings.versioning->base_minutes = 0;
  CHECK(source.write("DeleteItem", R"(,"_version":2)").starts_with(R"({"_deleted":true)"));
  CHECK(source.table("posts") == "[]");
  CHECK(source.write("DeleteItem", R"(,"_version":3)") == "null");
}

TEST_CASE("a write of another version is refused with the stored item") {
  Source source;
  const std::string refused = R"({"_lastChangedAt":1767323045678,"_version":1,"id":"a"} )"
                              "ConflictUnhandled: Conflict resolver rejects mutation.";
  source.put("a");
  CHECK(source.put("a") == refused);
  CHECK(source.put("a", R"(,"_version":2)") == refused);
  CHECK(source.write("UpdateItem", std::string(kUpdate) + "5") == refused);
  CHECK(source.write("DeleteItem", "") == refused);
  CHECK(source.table("delta").find("\"_version\":{\"N\":\"2\"}") == std::string::npos);
}

TEST_CASE("what a versioned table does not take") {
  Source source;
  source.put("a");
  CHECK(
      source.write("UpdateItem", R"(,"update":{"expression":"SET t = id"})") ==
      "null BadRequest: UpdateItem on versioned data source requires the _version to be provided.");
  CHECK(source.put("b", "", R"({"_ttl":{"N":1}})").starts_with("null BadRequest: `_ttl`"));
  CHECK(source
            .write("UpdateItem", R"(,"_version":1,"update":{"expression":"SET #d = id",)"
                                 R"("expressionNames":{"#d":"_deleted"}})")
            .starts_with("null BadRequest: `_deleted`"));
}

TEST_CASE("conditions hold beside versions") {
  Source source;
  source.put("a", "", R"({"t":{"S":"x"}})");
  const std::string condition =
      R"x(,"condition":{"expression":"(t = :c)","expressionValues":{":c":{"S":"%"}}},"_version":)x";
  const auto with = [&](const char* value) {
    std::string text = condition;
    return text.replace(text.find('%'), 1, value) + "1";
  };
  CHECK(source.write("DeleteItem", with("y")) ==
        R"({"_lastChangedAt":1767323045678,"_version":1,"id":"a","t":"x"} )"
        "DynamoDB:ConditionalCheckFailedException: The conditional request failed (Service: "
        "DynamoDb, Status Code: 400, Request ID: R)");
  CHECK(source.write("DeleteItem", with("x")).find("Exception") == std::string::npos);
}

TEST_CASE("changes are noted in the delta table") {
  Source source;
  source.put("a", "", R"({"t":{"S":"x"}})");
  CHECK(source.table("delta") ==
        R"([{"_lastChangedAt":{"N":"1767323045678"},"_ttl":{"N":"1767582245"},)"
        R"("_version":{"N":"1"},"ds_pk":{"S":"Posts:2026-01-02"},)"
        R"("ds_sk":{"S":"03:04:05.678:a:1"},"id":{"S":"a"},"t":{"S":"x"}}])");
  source.put("b", R"(,"customPartitionKey":"p","populateIndexFields":true)");
  const std::string noted = source.table("delta");
  CHECK(noted.find(R"("ds_pk":{"S":"Posts:2026-01-02:p"})") != std::string::npos);
  CHECK(
      noted.find(R"("gsi_ds_pk":{"S":"Posts:2026-01-02"},"gsi_ds_sk":{"S":"03:04:05.678:b:1"})") !=
      std::string::npos);
  source.settings.versioning->delta_table = "none";
  CHECK(source.put("c").find("DeltaSyncWriteError: Requested resource not found") !=
        std::string::npos);
}

TEST_CASE("automerge") {
  Source source;
  source.settings.versioning->strategy = ConflictStrategy::automerge;
  source.put("a", "",
             R"({"n":{"N":1},"l":{"L":[{"S":"x"}]},"s":{"SS":["x","y"]},"m":{"M":{"p":{"N":1}}}})");
  CHECK(source.put("a", "",
                   R"({"n":{"N":2},"l":{"L":[{"S":"y"}]},"s":{"SS":["y","z"]},)"
                   R"("m":{"M":{"p":{"N":2},"q":{"N":3}}},"new":{"S":"w"}})") ==
        R"({"_lastChangedAt":1767323045678,"_version":2,"id":"a","l":["x","y"],)"
        R"("m":{"p":1,"q":3},"n":1,"new":"w","s":["x","y","z"]})");
  CHECK(source.write("UpdateItem", R"(,"_version":1,"update":{"expression":"SET n = n + :n, )"
                                   R"(l = list_append(l, :l), k = :n","expressionValues":)"
                                   R"({":n":{"N":5},":l":{"L":[{"S":"z"}]}}})") ==
        R"({"_lastChangedAt":1767323045678,"_version":3,"id":"a","k":5,"l":["x","y","z"],)"
        R"("m":{"p":1,"q":3},"n":1,"new":"w","s":["x","y","z"]})");
  CHECK(source.write("DeleteItem", R"(,"_version":1)").find("ConflictUnhandled") !=
        std::string::npos);
}

std::string ids(const SourceAnswer& answer) {
  std::string out;
  for (const Json& item : *answer.result.find("items")->as_array()) out += *item.text("id");
  return out;
}

TEST_CASE("sync without a moment reads the table, page by page") {
  Source source;
  for (const char* id : {"a", "b", "c"}) source.put(id);
  const auto first = source.answer(R"({"operation":"Sync","limit":2})");
  CHECK(ids(first).size() == 2);
  CHECK(*first.result.find("startedAt")->as_integer() == kNow);
  source.now += 5000;
  const auto second = source.answer(R"({"operation":"Sync","limit":2,"nextToken":")" +
                                    *first.result.text("nextToken") + "\"}");
  CHECK(ids(second).size() == 1);
  CHECK(second.result.find("nextToken")->is_null());
  CHECK(*second.result.find("startedAt")->as_integer() == kNow);
  CHECK(source.ask(R"({"operation":"Sync","nextToken":"x"})").find("Invalid pagination token") !=
        std::string::npos);
}

TEST_CASE("sync since a moment reads the changes, day by day") {
  Source source;
  source.put("a");
  source.now += 1000;
  source.put("b");
  source.now += kDay;
  source.put("c");
  const auto since = [&](std::int64_t moment, const std::string& more = "") {
    return source.answer(R"({"operation":"Sync","lastSync":)" + std::to_string(moment) + more +
                         "}");
  };
  CHECK(ids(since(kNow)) == "abc");
  CHECK(ids(since(kNow + 1)) == "bc");
  CHECK(ids(since(source.now)) == "c");
  // What the delta table has forgotten is found in the table itself.
  CHECK(since(kNow - 3 * kDay).result.find("items")->as_array()->size() == 3);
  auto page = since(kNow, R"(,"limit":2)");
  CHECK(ids(page) == "ab");
  std::string seen;
  while (!page.result.find("nextToken")->is_null()) {
    page = since(kNow, R"(,"limit":2,"nextToken":")" + *page.result.text("nextToken") + "\"");
    seen += ids(page);
  }
  CHECK(seen == "c");
  const auto filtered = since(kNow, R"(,"filter":{"expression":"id = :b","expressionValues":)"
                                    R"({":b":{"S":"b"}}})");
  CHECK(ids(filtered) == "b");
}

TEST_CASE("keys of the delta table") {
  CHECK(day_of(kNow) == "2026-01-02");
  CHECK(time_of(kNow) == "03:04:05.678");
  CHECK(day_of(-1) == "1969-12-31");
  CHECK(time_of(-1) == "23:59:59.999");
  CHECK(day_of(next_day(kNow)) == "2026-01-03");
  CHECK(time_of(next_day(kNow)) == "00:00:00.000");
}

}  // namespace
}  // namespace api
