#include <algorithm>
#include <utility>

#include "api/data_sources/dynamodb/delta_keys.h"
#include "api/data_sources/dynamodb/document_parts.h"
#include "api/data_sources/dynamodb/page_token.h"
#include "api/data_sources/dynamodb/versioned_writes.h"
#include "dynamodb/plain_json.h"

namespace api {
namespace {

using dynamodb::Expected;
using dynamodb::Json;

constexpr std::int64_t kDefaultLimit = 100;
constexpr std::int64_t kMostLimit = 1000;
constexpr std::int64_t kMinuteMillis = 60'000;

// A first page begins at the base table, or at the day of `lastSync` in the delta table as long as
// that knows everything since. Further pages go on by the token: where the page ended, on which
// day, and when the first one began.
class Sync {
 public:
  Sync(const Json& document, const DynamoSourceSettings& settings, const CallTables& call)
      : document_(document),
        settings_(settings),
        versioning_(*settings.versioning),
        call_(call),
        started_at_(settings.versioning->clock()) {}

  SourceAnswer answer() {
    last_sync_ = document_.integer("lastSync").value_or(0);
    limit_ =
        std::clamp<std::int64_t>(document_.integer("limit").value_or(kDefaultLimit), 1, kMostLimit);
    const Json* token = document_.find("nextToken");
    if (token != nullptr && token->as_string() != nullptr) {
      const auto place = read_page_token(*token->as_string(), owner());
      if (!place) return refused_token();
      started_at_ = place->integer("startedAt").value_or(started_at_);
      if (const auto day = place->integer("day")) day_ = *day;
      if (const Json* key = place->find("key")) key_ = *key;
    } else if (last_sync_ > 0 && !versioning_.delta_table.empty() &&
               started_at_ - last_sync_ <= versioning_.delta_minutes * kMinuteMillis) {
      day_ = last_sync_;
    }
    return day_ > 0 ? changes() : everything();
  }

 private:
  std::string owner() const {
    return "sync " + (settings_.resolver.empty() ? settings_.table : settings_.resolver);
  }

  SourceAnswer everything() {
    Json request = table_request(settings_);
    const std::string* partition = document_.text("basePartitionKey");
    if (partition != nullptr) {
      const auto condition = partition_condition(*partition);
      if (!condition) return failed(condition.error(), settings_);
      for (const auto& [name, value] : *condition->as_object()) request.add(name, value);
    }
    const auto page = read(partition == nullptr ? "Scan" : "Query", std::move(request));
    if (!page) return failed(page.error(), settings_);
    return result(!key_.is_null());
  }

  /// Returns the key condition of one partition; its attribute is the hash key of the base table.
  Expected<Json> partition_condition(const std::string& partition) const {
    const auto described = call_("DescribeTable", table_request(settings_));
    if (!described) return described.error();
    const Json& table = *described->find("Table");
    const std::string name = *table.find("KeySchema")->as_array()->front().text("AttributeName");
    std::string type = "S";
    for (const Json& definition : *table.find("AttributeDefinitions")->as_array()) {
      if (*definition.text("AttributeName") == name) type = *definition.text("AttributeType");
    }
    Json out = Json::object(), names = Json::object(), values = Json::object();
    Json value = Json::object();
    value.add(type, partition);
    names.add("#vs_pk", name);
    values.add(":vs_pk", std::move(value));
    out.add("KeyConditionExpression", "#vs_pk = :vs_pk");
    out.add("ExpressionAttributeNames", std::move(names));
    out.add("ExpressionAttributeValues", std::move(values));
    return out;
  }

  SourceAnswer changes() {
    while (true) {
      const auto page = read("Query", changes_of_day());
      if (!page) return failed(page.error(), settings_);
      if (!key_.is_null()) return result(true);
      const std::int64_t next = next_day(day_);
      if (next > started_at_) return result(false);
      day_ = next;
      if (scanned_ >= limit_) return result(true);
    }
  }

  Json changes_of_day() const {
    const std::string* index = document_.text("deltaIndexName");
    const std::string* partition = document_.text("basePartitionKey");
    const bool is_first_day = day_ == last_sync_;
    std::string pk = versioning_.data_source + ":" + day_of(day_);
    if (index == nullptr && partition != nullptr) pk += ":" + *partition;
    Json out = Json::object(), names = Json::object(), values = Json::object();
    const auto text = [](std::string value) {
      Json typed = Json::object();
      typed.add("S", std::move(value));
      return typed;
    };
    names.add("#vs_pk", index == nullptr ? "ds_pk" : "gsi_ds_pk");
    values.add(":vs_pk", text(pk));
    std::string condition = "#vs_pk = :vs_pk";
    if (is_first_day) {
      condition += " AND #vs_sk >= :vs_sk";
      names.add("#vs_sk", index == nullptr ? "ds_sk" : "gsi_ds_sk");
      values.add(":vs_sk", text(time_of(last_sync_)));
    }
    out.add("TableName", versioning_.delta_table);
    if (index != nullptr) out.add("IndexName", *index);
    out.add("KeyConditionExpression", condition);
    out.add("ExpressionAttributeNames", std::move(names));
    out.add("ExpressionAttributeValues", std::move(values));
    return out;
  }

  /// Adds a page to the items and keeps where it ended.
  Expected<bool> read(const char* operation, Json request) {
    add_expression(document_, "filter", "FilterExpression", request);
    request.add("Limit", std::max<std::int64_t>(1, limit_ - scanned_));
    if (!key_.is_null()) request.add("ExclusiveStartKey", key_);
    const auto answer = call_(operation, std::move(request));
    if (!answer) return answer.error();
    for (const Json& item : *answer->find("Items")->as_array())
      items_.push(dynamodb::plain_item(item));
    scanned_ += answer->integer("ScannedCount").value_or(0);
    const Json* last = answer->find("LastEvaluatedKey");
    key_ = last == nullptr ? Json()
                           : dynamodb::read_json(dynamodb::to_text(*last)).value_or(Json::object());
    return true;
  }

  SourceAnswer result(bool goes_on) const {
    Json token;
    if (goes_on) {
      Json place = Json::object();
      place.add("startedAt", started_at_);
      if (day_ > 0) place.add("day", day_);
      if (!key_.is_null()) place.add("key", key_);
      token = page_token(place, owner());
    }
    Json out = Json::object();
    out.add("items", items_);
    out.add("nextToken", std::move(token));
    out.add("scannedCount", scanned_);
    out.add("startedAt", started_at_);
    return {std::move(out), std::nullopt};
  }

  const Json& document_;
  const DynamoSourceSettings& settings_;
  const Versioning& versioning_;
  const CallTables& call_;
  std::int64_t started_at_;
  std::int64_t last_sync_ = 0;
  std::int64_t limit_ = kDefaultLimit;
  std::int64_t scanned_ = 0;
  /// A moment of the day that is read; 0: the base table.
  std::int64_t day_ = 0;
  Json key_;
  Json items_ = Json::array();
};

}  // namespace

SourceAnswer sync_table(const Json& document, const DynamoSourceSettings& settings,
                        const CallTables& call) {
  return Sync(document, settings, call).answer();
}

}  // namespace api
