#include <algorithm>
#include <set>

#include "dynamodb/operation/capacity.h"
#include "dynamodb/operation/operations.h"
#include "dynamodb/operation/read.h"
#include "dynamodb/operation/write.h"
#include "dynamodb/value/item_bytes.h"

namespace dynamodb {
namespace {

constexpr std::size_t kMaxKeys = 100;
constexpr std::size_t kMaxWrites = 25;
/// Items beyond this are left for the next request.
constexpr std::size_t kMaxAnswerBytes = 1024 * 1024 + 409'600 - 3;

constexpr char kDuplicates[] = "Provided list of item keys contains duplicates";

struct TableKeys {
  std::string table;
  const Json* request = nullptr;
  std::vector<Item> keys;
  RequestExpressions expressions;
};

// Duplicates are told by their spelling here, as the service does for gets.
Expected<TableKeys> read_keys(Engine& engine, const std::string& table, const Json& request) {
  TableKeys out{table, &request, {}, {}};
  if (Check check = check_members(request, kReadMembers)) return *check;
  auto expressions = read_expressions(engine, request);
  if (!expressions) return expressions.error();
  out.expressions = std::move(*expressions);
  std::set<std::string> seen;
  for (const Json& json : *request.find("Keys")->as_array()) {
    Item key;
    if (Check check = check_item_values(json, key)) return *check;
    JsonObject members = *json.as_object();
    std::sort(members.begin(), members.end(),
              [](const JsonMember& a, const JsonMember& b) { return a.first < b.first; });
    if (!seen.insert(to_text(Json(std::move(members)))).second) {
      return validation_error(kDuplicates);
    }
    out.keys.push_back(std::move(key));
  }
  return out;
}

Json capacity_of(const Json& request, const std::vector<std::pair<std::string, double>>& units) {
  Json out = Json::array();
  for (const auto& [table, sum] : units) out.push(consumed_capacity(request, table, sum));
  return out;
}

// What is left of a table's keys goes back with the members that it came with.
void add_unprocessed(const TableKeys& keys, std::size_t place, Json& unprocessed) {
  Json* entry = unprocessed.find(keys.table);
  if (entry == nullptr) {
    Json left = Json::object();
    left.add("Keys", Json::array());
    for (const JsonMember& member : *keys.request->as_object()) {
      if (member.first != "Keys") left.add(member.first, member.second);
    }
    unprocessed.add(keys.table, std::move(left));
    entry = unprocessed.find(keys.table);
  }
  entry->find("Keys")->push(StoredItem{item_bytes(keys.keys[place])});
}

struct BatchWrite {
  std::string table;
  Write write;
};

// The entries of one table; the checks that need no table.
Check read_writes(const std::string& table, const Json& requests, std::vector<BatchWrite>& out) {
  for (const Json& request : *requests.as_array()) {
    if (request.as_object()->empty()) {
      return validation_error(
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of "
          "the "
          "supported datatypes");
    }
  }
  for (const Json& request : *requests.as_array()) {
    if (request.as_object()->size() > 1) {
      return validation_error(
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of "
          "the "
          "supported datatypes");
    }
    BatchWrite entry{table, {}};
    const Json* put = request.find("PutRequest");
    const Json& json =
        put != nullptr ? *put->find("Item") : *request.find("DeleteRequest")->find("Key");
    entry.write.kind = put != nullptr ? WriteKind::put : WriteKind::remove;
    if (Check check = check_item_values(json, entry.write.item)) return check;
    if (put != nullptr) {
      entry.write.bytes = item_bytes(entry.write.item);
      if (Check check = check_item_size(entry.write.bytes)) return check;
    }
    out.push_back(std::move(entry));
  }
  return std::nullopt;
}

// Batches have one word for all that is wrong with keys.
Error batch_key_error(Error error) {
  if (error.message.find("Missing the key") != std::string::npos ||
      error.message.find("Type mismatch for key") != std::string::npos) {
    error.message = "The provided key element does not match the schema";
  }
  return error;
}

}  // namespace

Expected<Json> batch_get_item(Engine& engine, const Json& request) {
  if (request.find("RequestItems")->as_object()->empty()) {
    return validation_error("The requestItems parameter is required for BatchGetItem");
  }
  for (const auto& [name, entry] : *request.find("RequestItems")->as_object()) {
    if (entry.find("Keys")->as_array()->size() <= kMaxKeys) continue;
    return validation_error("1 validation error detected: Value at 'RequestItems." + name +
                            ".member.Keys' failed to satisfy constraint: Member must have length "
                            "less than or equal to 100");
  }
  std::vector<TableKeys> tables;
  std::size_t count = 0;
  for (const auto& [name, entry] : *request.find("RequestItems")->as_object()) {
    auto keys = read_keys(engine, name, entry);
    if (!keys) return keys.error();
    count += keys->keys.size();
    if (count > kMaxKeys) {
      return validation_error("Too many items requested for the BatchGetItem call");
    }
    tables.push_back(std::move(*keys));
  }
  const Engine::Guard guard(engine);
  for (const TableKeys& keys : tables) {
    const auto table = engine.item_table(keys.table);
    if (!table) return table.error();
    for (const Item& key : keys.keys) {
      if (Check check = (*table)->check_key(key)) return *check;
    }
  }
  for (const TableKeys& keys : tables) {
    const BoundExpression& projection = keys.expressions.projection;
    if (!projection) continue;
    const Table& table = **engine.item_table(keys.table);
    if (Check check = table.check_key_paths(path_heads(projection, true))) return *check;
  }
  Json responses = Json::object(), unprocessed = Json::object();
  std::vector<std::pair<std::string, double>> units;
  std::size_t size = 0;
  for (const TableKeys& keys : tables) {
    const Table& table = **engine.item_table(keys.table);
    const bool is_consistent = keys.request->flag("ConsistentRead");
    Json items = Json::array();
    double sum = 0;
    for (std::size_t i = 0; i < keys.keys.size(); ++i) {
      auto row = engine.store().get(table.id, table.key_of(keys.keys[i]));
      const std::size_t bytes = row ? item_size(row->value) : 0;
      if (row && size + bytes > kMaxAnswerBytes) {
        add_unprocessed(keys, i, unprocessed);
        sum += 1;
        continue;
      }
      size += bytes;
      sum += read_units(bytes, is_consistent);
      if (row) {
        items.push(StoredItem{projected(keys.expressions.projection, std::move(row->value))});
      }
    }
    responses.add(keys.table, std::move(items));
    units.emplace_back(keys.table, sum);
  }
  Json answer = Json::object();
  answer.add("Responses", std::move(responses));
  answer.add("UnprocessedKeys", std::move(unprocessed));
  if (wants_capacity(request)) answer.add("ConsumedCapacity", capacity_of(request, units));
  return answer;
}

Expected<Json> batch_write_item(Engine& engine, const Json& request) {
  if (request.find("RequestItems")->as_object()->empty()) {
    return validation_error("The requestItems parameter is required for BatchWriteItem");
  }
  std::vector<BatchWrite> writes;
  for (const auto& [name, entries] : *request.find("RequestItems")->as_object()) {
    if (Check check = read_writes(name, entries, writes)) return *check;
  }
  if (writes.size() > kMaxWrites) {
    return validation_error("Too many items requested for the BatchWriteItem call");
  }
  const Engine::Guard guard(engine);
  std::set<std::pair<std::string, std::string>> seen;
  for (const BatchWrite& entry : writes) {
    const auto table = engine.item_table(entry.table);
    if (!table) return table.error();
    if (Check check = check_write(**table, entry.write)) return batch_key_error(*check);
    if (!seen.emplace(entry.table, (*table)->key_of(entry.write.item)).second) {
      return validation_error(kDuplicates);
    }
  }
  Json metrics = Json::object();
  std::vector<std::pair<std::string, double>> units;
  const std::string* wants_metrics = request.text("ReturnItemCollectionMetrics");
  Store::Transaction transaction(engine.store());
  for (const BatchWrite& entry : writes) {
    const Table& table = **engine.item_table(entry.table);
    auto plan = plan_write(engine, table, entry.write, wants_capacity(request));
    if (!plan) return plan.error();
    apply_write(engine, *plan);
    if (wants_capacity(request)) {
      if (units.empty() || units.back().first != entry.table) units.emplace_back(entry.table, 0);
      units.back().second += write_units(*plan);
    }
    if (wants_metrics != nullptr && *wants_metrics == "SIZE" && table.has_local_index()) {
      if (metrics.find(entry.table) == nullptr) metrics.add(entry.table, Json::array());
      metrics.find(entry.table)->push(collection_metrics(table, entry.write.item));
    }
  }
  transaction.commit();
  Json answer = Json::object();
  answer.add("UnprocessedItems", Json::object());
  if (wants_capacity(request)) answer.add("ConsumedCapacity", capacity_of(request, units));
  if (!metrics.as_object()->empty()) answer.add("ItemCollectionMetrics", std::move(metrics));
  return answer;
}

}  // namespace dynamodb
