#include "dynamodb/operation/page.h"

#include <algorithm>

#include "dynamodb/operation/capacity.h"
#include "dynamodb/operation/read.h"
#include "dynamodb/value/item_bytes.h"
#include "dynamodb/value/value_json.h"

// A page of Query and Scan is a walk over the keys of a range, in the order of their bytes, which
// ends after `Limit` items or a megabyte, whichever comes first. Both count what was read, not what
// the filter let through: that is why a page may be empty and still have a LastEvaluatedKey. The
// key is given whenever the walk was stopped, even if nothing follows: the service does not look
// ahead.
//
// A global index shows what it projects. A local one whose projection lacks what is asked for
// fetches the item from the table (`fetches_items`), which costs reads of the table as well; the
// size that counts for the megabyte is the entry's as the index shows it.

namespace dynamodb {
namespace {

constexpr std::size_t kMaxPageBytes = 1024 * 1024;

bool is_selected(const Json& request, std::string_view what) {
  const std::string* select = request.text("Select");
  return select != nullptr && *select == what;
}

double units_of(std::size_t bytes, bool is_consistent) {
  return static_cast<double>((bytes + 4095) / 4096) * (is_consistent ? 1 : 0.5);
}

Json units_object(double units) {
  Json out = Json::object();
  out.add("CapacityUnits", units);
  return out;
}

// An empty page has cost nothing.
void add_page_capacity(const Json& request, const PageRequest& page, std::size_t table_bytes,
                       std::size_t index_bytes, Json& answer) {
  if (!wants_capacity(request)) return;
  const bool is_consistent = request.flag("ConsistentRead");
  const double table_units = units_of(table_bytes, is_consistent);
  const double index_units = units_of(index_bytes, is_consistent);
  Json out = Json::object();
  out.add("CapacityUnits", table_units + index_units);
  out.add("TableName", page.table->name());
  if (*request.text("ReturnConsumedCapacity") == "INDEXES") {
    out.add("Table", units_object(table_units));
    if (page.index != nullptr) {
      Json indexes = Json::object();
      indexes.add(page.index->name, units_object(index_units));
      out.add(page.index->is_global ? "GlobalSecondaryIndexes" : "LocalSecondaryIndexes",
              std::move(indexes));
    }
  }
  answer.add("ConsumedCapacity", std::move(out));
}

}  // namespace

std::string just_after(std::string key) {
  key += '\0';
  return key;
}

std::vector<std::string> start_key_names(const Table& table, const Index* index) {
  std::vector<std::string> names = table.keys().names();
  if (index == nullptr) return names;
  for (const std::string& name : index->keys.names()) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

Expected<const Index*> requested_index(const Table& table, const Json& request) {
  const std::string* name = request.text("IndexName");
  if (name == nullptr) return nullptr;
  const Index* index = table.find_index(*name);
  if (index == nullptr) {
    return validation_error("The table does not have the specified index: " + *name);
  }
  if (index->is_global && request.flag("ConsistentRead")) {
    return validation_error("Consistent reads are not supported on global secondary indexes");
  }
  return index;
}

Check read_start_key(const Json& request, Map& out) {
  const Json* json = request.find("ExclusiveStartKey");
  if (json == nullptr) return std::nullopt;
  const auto fault = read_values(*json, out);
  if (!fault) return std::nullopt;
  // Faults of numbers and duplicates come without the words about the starting key.
  for (const char* part : {"contains duplicates", "number set", "numeric value",
                           "significant digits", "number with magnitude"}) {
    if (fault->find(part) != std::string::npos) return validation_error(*fault);
  }
  return validation_error("The provided starting key is invalid: " + *fault);
}

Check check_select(const Json& request) {
  const std::string* select = request.text("Select");
  if (select == nullptr) return std::nullopt;
  const bool has_projection = request.find("ProjectionExpression") != nullptr;
  if (*select == "ALL_PROJECTED_ATTRIBUTES" && request.find("IndexName") == nullptr) {
    return validation_error(
        "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
  }
  if (*select == "SPECIFIC_ATTRIBUTES" && !has_projection) {
    return validation_error(
        "Must specify the AttributesToGet or ProjectionExpression when choosing to get "
        "SPECIFIC_ATTRIBUTES");
  }
  if (has_projection && *select != "SPECIFIC_ATTRIBUTES") {
    return validation_error("Cannot specify the ProjectionExpression when choosing to get " +
                            (*select == "COUNT" ? std::string("only the Count") : *select));
  }
  return std::nullopt;
}

Check check_select(const Json& request, const Index* index) {
  if (index == nullptr || !index->is_global || index->shows_all) return std::nullopt;
  if (!is_selected(request, "ALL_ATTRIBUTES")) return std::nullopt;
  return validation_error(
      "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for "
      "global secondary index " +
      index->name + " because its projection type is not ALL");
}

bool needs_items(const Json& request, const Index* index, const RequestExpressions& expressions) {
  if (index == nullptr || index->is_global || index->shows_all) return false;
  if (is_selected(request, "ALL_ATTRIBUTES")) return true;
  if (!expressions.projection) return false;
  const auto heads = path_heads(expressions.projection, false);
  return std::any_of(heads.begin(), heads.end(), [&](const std::string& head) {
    return std::find(index->shown.begin(), index->shown.end(), head) == index->shown.end();
  });
}

Json read_page(Engine& engine, const Json& request, const RequestExpressions& expressions,
               const PageRequest& page) {
  const auto limit = request.integer("Limit");
  const bool counts_only = is_selected(request, "COUNT");
  const bool is_cut = page.index != nullptr && !page.index->shows_all && !page.fetches_items;
  const std::string& range_key = page.table->keys().range;
  const auto filter_heads =
      expressions.filter ? path_heads(expressions.filter, false) : std::vector<std::string>();
  Json items = Json::array();
  std::int64_t scanned = 0, count = 0;
  std::size_t size = 0, read_bytes = 0, index_bytes = 0;
  bool is_full = false;
  Json last_key;
  {
    auto cursor = engine.store().walk(page.table->id, page.index == nullptr ? 0 : page.index->id,
                                      page.range, page.is_backwards);
    while (!is_full && cursor.next()) {
      const std::string_view stored = cursor.value();
      std::string bytes = is_cut || page.fetches_items
                              ? select_attributes(stored, page.index->shown)
                              : std::string(stored);
      size += page_size(bytes, range_key);
      index_bytes += item_size(bytes);
      if (page.fetches_items) {
        bytes = stored;
        read_bytes += item_size(bytes);
      }
      ++scanned;
      is_full = (limit && scanned >= *limit) || size >= kMaxPageBytes;
      if (is_full) {
        last_key = StoredItem{select_attributes(stored, start_key_names(*page.table, page.index))};
      }
      if (expressions.filter && !holds(expressions.filter, read_attributes(bytes, filter_heads))) {
        continue;
      }
      ++count;
      if (!counts_only) {
        items.push(StoredItem{projected(expressions.projection, std::move(bytes))});
      }
    }
  }
  Json answer = Json::object();
  if (!counts_only) answer.add("Items", std::move(items));
  answer.add("Count", count);
  answer.add("ScannedCount", scanned);
  if (is_full) answer.add("LastEvaluatedKey", std::move(last_key));
  if (page.index == nullptr) std::swap(read_bytes, index_bytes);
  add_page_capacity(request, page, read_bytes, index_bytes, answer);
  return answer;
}

}  // namespace dynamodb
