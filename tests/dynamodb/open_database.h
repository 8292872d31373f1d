// A database of a test: its own clock, no randomness, and short ways to ask it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "dynamodb/database.h"

namespace dynamodb::test {

struct TestDatabase {
  explicit TestDatabase(const std::filesystem::path& folder = {}) {
    Options options;
    options.folder = folder;
    options.clock = [time = now] { return *time; };
    options.random = [next = std::make_shared<std::uint64_t>(0)] { return ++*next; };
    auto opened = Database::open(std::move(options));
    CHECK_MESSAGE(opened, (opened ? "" : opened.error().message));
    if (opened) database = std::make_unique<Database>(std::move(*opened));
  }

  /// The answer's text, or "Type: message".
  std::string run(std::string_view operation, std::string_view request) {
    const auto answer = database->call(operation, *read_json(request));
    if (answer) return to_text(*answer);
    return answer.error().type + ": " + answer.error().message;
  }

  /// A table "tab" with hash key p and range key c, and a global index on g.
  void create_table(std::string_view more = "") {
    const std::string answer = run(
        "CreateTable",
        R"({"TableName":"tab","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"p",)"
        R"("KeyType":"HASH"},{"AttributeName":"c","KeyType":"RANGE"}],"AttributeDefinitions":[)"
        R"({"AttributeName":"p","AttributeType":"S"},{"AttributeName":"c","AttributeType":"N"},)"
        R"({"AttributeName":"g","AttributeType":"S"}],"GlobalSecondaryIndexes":[{"IndexName":)"
        R"("byG","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":)"
        R"({"ProjectionType":"KEYS_ONLY"}}])" +
            std::string(more) + "}");
    CHECK_MESSAGE(answer.starts_with("{\"TableDescription\""), answer);
  }

  std::string put(std::string_view item) {
    return run("PutItem", R"({"TableName":"tab","Item":)" + std::string(item) + "}");
  }
  std::string get(std::string_view key) {
    return run("GetItem", R"({"TableName":"tab","Key":)" + std::string(key) + "}");
  }
  std::string update(std::string_view key, std::string_view expression,
                     std::string_view values = "") {
    return run("UpdateItem",
               R"({"TableName":"tab","ReturnValues":"ALL_NEW","Key":)" + std::string(key) +
                   R"(,"UpdateExpression":")" + std::string(expression) + "\"" +
                   (values.empty() ? "" : ",\"ExpressionAttributeValues\":" + std::string(values)) +
                   "}");
  }

  std::shared_ptr<std::int64_t> now = std::make_shared<std::int64_t>(1'700'000'000'000);
  std::unique_ptr<Database> database;
};

}  // namespace dynamodb::test
