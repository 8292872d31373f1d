#include "dynamodb/operation/capacity.h"

#include <algorithm>

#include "dynamodb/value/item_bytes.h"

namespace dynamodb {
namespace {

double units_of(std::size_t bytes, std::size_t unit) {
  return static_cast<double>(std::max<std::size_t>(1, (bytes + unit - 1) / unit));
}

}  // namespace

bool wants_capacity(const Json& request) {
  const std::string* wanted = request.text("ReturnConsumedCapacity");
  return wanted != nullptr && *wanted != "NONE";
}

double write_units(const PlannedWrite& plan) {
  const std::size_t old_size = plan.old ? item_size(plan.old->value) : 0;
  const std::size_t new_size = plan.bytes ? item_size(*plan.bytes) : 0;
  return units_of(std::max(old_size, new_size), 1024);
}

double read_units(std::size_t bytes, bool is_consistent) {
  return units_of(bytes, 4096) * (is_consistent ? 1 : 0.5);
}

Json consumed_capacity(const Json& request, std::string_view table, double units) {
  Json out = Json::object();
  out.add("CapacityUnits", units);
  out.add("TableName", table);
  if (*request.text("ReturnConsumedCapacity") == "INDEXES") {
    Json part = Json::object();
    part.add("CapacityUnits", units);
    out.add("Table", std::move(part));
  }
  return out;
}

void add_capacity(const Json& request, std::string_view table, double units, Json& answer) {
  if (wants_capacity(request)) {
    answer.add("ConsumedCapacity", consumed_capacity(request, table, units));
  }
}

Json collection_metrics(const Table& table, const Item& key) {
  Item hash;
  hash.set(table.keys().hash, *key.find(table.keys().hash));
  Json out = Json::object();
  out.add("ItemCollectionKey", StoredItem{item_bytes(hash)});
  Json range = Json::array();
  range.push(0.0);
  range.push(1.0);
  out.add("SizeEstimateRangeGB", std::move(range));
  return out;
}

void add_collection_metrics(const Json& request, const Table& table, const Item& key,
                            Json& answer) {
  const std::string* wanted = request.text("ReturnItemCollectionMetrics");
  if (wanted == nullptr || *wanted != "SIZE" || !table.has_local_index()) return;
  answer.add("ItemCollectionMetrics", collection_metrics(table, key));
}

}  // namespace dynamodb
