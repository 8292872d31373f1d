#include "dynamodb/database.h"

#include <filesystem>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "tests/dynamodb/open_database.h"

namespace dynamodb {
namespace {

using test::TestDatabase;

constexpr char kKey[] = R"({"p":{"S":"a"},"c":{"N":"1"}})";

// A folder that goes with the test.
struct Folder {
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "dynamodb-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path path;
};

TEST_CASE("an update reads the item as it was before") {
  TestDatabase db;
  db.create_table();
  db.put(R"({"p":{"S":"a"},"c":{"N":"1"},"x":{"N":"1"},"y":{"N":"2"},)"
         R"("l":{"L":[{"S":"0"},{"S":"1"},{"S":"2"}]}})");
  CHECK(db.update(kKey, "SET x = y, y = x") ==
        R"({"Attributes":{"c":{"N":"1"},"l":{"L":[{"S":"0"},{"S":"1"},{"S":"2"}]},)"
        R"("p":{"S":"a"},"x":{"N":"2"},"y":{"N":"1"}}})");
  CHECK(db.update(kKey, "REMOVE x, y, l[0] SET l[5] = :b, l[4] = :a, l[1] = :c",
                  R"({":a":{"S":"a"},":b":{"S":"b"},":c":{"S":"c"}})") ==
        R"({"Attributes":{"c":{"N":"1"},"l":{"L":[{"S":"c"},{"S":"2"},{"S":"a"},{"S":"b"}]},)"
        R"("p":{"S":"a"}}})");
}

TEST_CASE("updates of items that are not there") {
  TestDatabase db;
  db.create_table();
  CHECK(db.update(kKey, "REMOVE a.b[1]") == "{}");
  CHECK(db.update(kKey, "DELETE a :v", R"({":v":{"SS":["x"]}})") == "{}");
  CHECK(db.get(kKey) == "{}");
  CHECK(db.update(kKey, "ADD n :v", R"({":v":{"N":"2"}})") ==
        R"({"Attributes":{"c":{"N":"1"},"n":{"N":"2"},"p":{"S":"a"}}})");
  CHECK(db.update(kKey, "SET a.b = :v", R"({":v":{"N":"2"}})") ==
        "ValidationException: The document path provided in the update expression is invalid for "
        "update");
}

TEST_CASE("an index follows its items") {
  TestDatabase db;
  db.create_table();
  const char* query = R"({"TableName":"tab","IndexName":"byG","KeyConditionExpression":"g = :g",)"
                      R"("ExpressionAttributeValues":{":g":{"S":"x"}},"Select":"COUNT"})";
  const auto count = [&] { return db.run("Query", query).substr(0, 10); };
  db.put(R"({"p":{"S":"a"},"c":{"N":"1"},"g":{"S":"x"},"other":{"S":"y"}})");
  db.put(R"({"p":{"S":"a"},"c":{"N":"2"}})");
  CHECK(count() == "{\"Count\":1");
  db.update(kKey, "SET other = :v", R"({":v":{"S":"z"}})");
  CHECK(count() == "{\"Count\":1");
  db.update(R"({"p":{"S":"a"},"c":{"N":"2"}})", "SET g = :v", R"({":v":{"S":"x"}})");
  CHECK(count() == "{\"Count\":2");
  db.update(kKey, "REMOVE g");
  CHECK(count() == "{\"Count\":1");
  db.run("DeleteItem", R"({"TableName":"tab","Key":{"p":{"S":"a"},"c":{"N":"2"}}})");
  CHECK(count() == "{\"Count\":0");
  CHECK(db.put(R"({"p":{"S":"a"},"c":{"N":"1"},"g":{"N":"1"}})") ==
        "ValidationException: One or more parameter values were invalid: Type mismatch for Index "
        "Key g Expected: S Actual: N IndexName: byG");
}

TEST_CASE("a transaction happens whole or not at all") {
  TestDatabase db;
  db.create_table();
  const auto answer = db.database->call(
      "TransactWriteItems",
      *read_json(R"x({"TransactItems":[{"Put":{"TableName":"tab","Item":{"p":{"S":"a"},"c":)x"
                 R"x({"N":"1"}}}},{"ConditionCheck":{"TableName":"tab","Key":{"p":{"S":"b"},)x"
                 R"x("c":{"N":"1"}},"ConditionExpression":"attribute_exists(p)"}}]})x"));
  REQUIRE_FALSE(answer);
  CHECK(answer.error().message ==
        "Transaction cancelled, please refer cancellation reasons for specific reasons [None, "
        "ConditionalCheckFailed]");
  CHECK(db.get(kKey) == "{}");
  const char* request =
      R"({"ClientRequestToken":"once","TransactItems":[{"Update":{"TableName":"tab","Key":)"
      R"({"p":{"S":"a"},"c":{"N":"1"}},"UpdateExpression":"ADD n :v",)"
      R"("ExpressionAttributeValues":{":v":{"N":"1"}}}}]})";
  CHECK(db.run("TransactWriteItems", request) == "{}");
  CHECK(db.run("TransactWriteItems", request) == "{}");
  CHECK(db.get(kKey) == R"({"Item":{"c":{"N":"1"},"n":{"N":"1"},"p":{"S":"a"}}})");
  *db.now += 11 * 60 * 1000;
  db.run("TransactWriteItems", request);
  CHECK(db.get(kKey) == R"({"Item":{"c":{"N":"1"},"n":{"N":"2"},"p":{"S":"a"}}})");
}

TEST_CASE("items expire by the clock that was given, with a record in the stream") {
  TestDatabase db;
  db.create_table(R"(,"StreamSpecification":{"StreamEnabled":true,"StreamViewType":"KEYS_ONLY"})");
  db.run("UpdateTimeToLive",
         R"({"TableName":"tab","TimeToLiveSpecification":{"AttributeName":"ttl","Enabled":true}})");
  db.put(R"({"p":{"S":"a"},"c":{"N":"1"},"ttl":{"N":"1700000010"}})");
  *db.now += 9'000;
  CHECK(db.get(kKey) != "{}");
  *db.now += 2'000;
  CHECK(db.get(kKey) == "{}");
  const std::string streams = db.run("ListStreams", "{}");
  const std::string arn = *(*read_json(streams)->find("Streams")->as_array())[0].text("StreamArn");
  const std::string shard =
      *(*read_json(db.run("DescribeStream", R"({"StreamArn":")" + arn + "\"}"))
             ->find("StreamDescription")
             ->find("Shards")
             ->as_array())[0]
           .text("ShardId");
  const std::string iterator =
      *read_json(db.run("GetShardIterator", R"({"ShardIteratorType":"TRIM_HORIZON","StreamArn":")" +
                                                arn + R"(","ShardId":")" + shard + "\"}"))
           ->text("ShardIterator");
  const std::string records = db.run("GetRecords", R"({"ShardIterator":")" + iterator + "\"}");
  CHECK(records.find("\"REMOVE\"") != std::string::npos);
  CHECK(records.find("dynamodb.amazonaws.com") != std::string::npos);
}

TEST_CASE("a folder keeps its tables, and belongs to one program at a time") {
  const Folder folder;
  {
    TestDatabase db(folder.path);
    db.create_table();
    db.put(R"({"p":{"S":"a"},"c":{"N":"1"},"g":{"S":"x"}})");
    Options options;
    options.folder = folder.path;
    const auto second = Database::open(options);
    REQUIRE_FALSE(second);
    CHECK(second.error().message ==
          folder.path.string() + ": another program has these tables open");
  }
  TestDatabase db(folder.path);
  CHECK(db.get(kKey) == R"({"Item":{"c":{"N":"1"},"g":{"S":"x"},"p":{"S":"a"}}})");
  CHECK(db.run("Scan", R"({"TableName":"tab","IndexName":"byG","Select":"COUNT"})")
            .starts_with("{\"Count\":1"));
}

TEST_CASE("a folder that cannot be used is named") {
  const Folder folder;
  const auto file = folder.path / "file";
  std::filesystem::create_symlink("/etc/hostname", file);
  Options options;
  options.folder = file;
  auto opened = Database::open(options);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().message == file.string() + ": is not a folder");
  options.folder = folder.path;
  std::filesystem::create_symlink(folder.path / "elsewhere", folder.path / "tables.db");
  opened = Database::open(options);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().message.find("is a link") != std::string::npos);
}

TEST_CASE("a snapshot brings everything back") {
  TestDatabase db;
  db.create_table();
  db.put(R"({"p":{"S":"a"},"c":{"N":"1"}})");
  const std::string snapshot = db.database->snapshot();
  for (int i = 0; i < 3; ++i) {
    db.put(R"({"p":{"S":"a"},"c":{"N":"2"}})");
    db.run("DeleteTable", R"({"TableName":"tab"})");
    CHECK_FALSE(db.database->restore(snapshot));
    CHECK(db.run("Scan", R"({"TableName":"tab","Select":"COUNT"})") ==
          R"({"Count":1,"ScannedCount":1})");
  }
}

TEST_CASE("counters are atomic, and crossing transactions end") {
  TestDatabase db;
  db.create_table();
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 100; ++i) {
        db.update(kKey, "ADD n :v", R"({":v":{"N":"1"}})");
        const char* first = thread % 2 == 0 ? "x" : "y";
        const char* second = thread % 2 == 0 ? "y" : "x";
        std::string request = R"({"TransactItems":[)";
        for (const char* key : {first, second}) {
          request += R"({"Update":{"TableName":"tab","Key":{"p":{"S":")" + std::string(key) +
                     R"("},"c":{"N":"1"}},"UpdateExpression":"ADD n :v",)"
                     R"("ExpressionAttributeValues":{":v":{"N":"1"}}}},)";
        }
        request.back() = ']';
        db.run("TransactWriteItems", request + "}");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(db.get(kKey) == R"({"Item":{"c":{"N":"1"},"n":{"N":"400"},"p":{"S":"a"}}})");
  CHECK(db.get(R"({"p":{"S":"y"},"c":{"N":"1"}})") ==
        R"({"Item":{"c":{"N":"1"},"n":{"N":"400"},"p":{"S":"y"}}})");
}

TEST_CASE("parameters of before expressions are refused by name") {
  TestDatabase db;
  db.create_table();
  CHECK(db.run("GetItem", R"({"TableName":"tab","Key":{"p":{"S":"a"},"c":{"N":"1"}},)"
                          R"("AttributesToGet":["p"]})")
            .find("AttributesToGet") != std::string::npos);
}

TEST_CASE("the protocol's errors have the service's names") {
  TestDatabase db;
  const auto body = [&](std::string_view target, std::string_view text) {
    return db.database->answer(target, text).body;
  };
  CHECK(body("DynamoDB_20120810.GetItem", "{") ==
        R"({"__type":"com.amazon.coral.service#SerializationException"})");
  CHECK(body("DynamoDB_20120810.ListStreams", "{}") ==
        R"({"__type":"com.amazon.coral.service#UnknownOperationException"})");
  CHECK(body("DynamoDB_20120810.DescribeTable", R"({"TableName":"none"})") ==
        R"({"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",)"
        R"("message":"Requested resource not found: Table: none not found"})");
  CHECK(body("DynamoDB_20120810.GetItem", R"({"TableName":5})") ==
        R"({"__type":"com.amazon.coral.service#SerializationException",)"
        R"("Message":"NUMBER_VALUE cannot be converted to String"})");
}

TEST_CASE("broken and huge requests are answered") {
  TestDatabase db;
  db.create_table();
  std::string deep = R"({"N":"1"})";
  for (int i = 0; i < 150; ++i) deep = R"({"L":[)" + deep + "]}";
  CHECK(db.put(R"({"p":{"S":"a"},"c":{"N":"1"},"d":)" + deep + "}") ==
        "ValidationException: Nesting Levels have exceeded supported limits");
  CHECK(db.put(R"({"p":{"S":"a"},"c":{"N":"1"},"d":{"S":")" + std::string(409'600, 'x') + "\"}}") ==
        "ValidationException: Item size has exceeded the maximum allowed size");
  std::string many = R"({"TableName":"tab","Key":{"p":{"S":"a"},"c":{"N":"1"}},)"
                     R"("ProjectionExpression":"p","ExpressionAttributeNames":{)";
  for (int i = 0; i < 100'000; ++i) many += "\"#n" + std::to_string(i) + "\":\"x\",";
  many.back() = '}';
  CHECK(db.run("GetItem", many + "}").starts_with("ValidationException: Value provided in"));
}

}  // namespace
}  // namespace dynamodb
