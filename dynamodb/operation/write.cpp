#include "dynamodb/operation/write.h"

#include <algorithm>

#include "dynamodb/operation/stream_record.h"
#include "dynamodb/value/item_bytes.h"
#include "dynamodb/value/value_json.h"

namespace dynamodb {
namespace {

constexpr std::size_t kMaxItemBytes = 409'600;
constexpr std::size_t kMaxNesting = 32;
constexpr std::size_t kMaxNameBytes = 65'535;

constexpr std::string_view kConditionOnly[] = {"ConditionExpression"};
constexpr std::string_view kUpdateAndCondition[] = {"UpdateExpression", "ConditionExpression"};
constexpr std::string_view kExpected[] = {"Expected", "ConditionalOperator"};
constexpr std::string_view kUpdatesAndExpected[] = {"AttributeUpdates", "Expected",
                                                    "ConditionalOperator"};

Check check_names(const Map& map) {
  for (const Attribute& attribute : map) {
    if (attribute.name.empty()) {
      return validation_error(
          "One or more parameter values were invalid: An attribute name may not be empty");
    }
    if (attribute.name.size() > kMaxNameBytes) {
      return validation_error(
          "One or more parameter values were invalid: Size of an attribute name has exceeded the "
          "maximum size limit of 65535 bytes");
    }
  }
  return std::nullopt;
}

Check check_nesting(const Item& item) {
  for (const Attribute& attribute : item) {
    if (nesting_of(attribute.value) > kMaxNesting) {
      return validation_error("Nesting Levels have exceeded supported limits");
    }
  }
  return std::nullopt;
}

// What an index or a stream asks of the old item is decoded; nothing else of it is.
bool has_entries(const Table& table) {
  return !table.indexes().empty() || table.stream;
}

}  // namespace

Check check_item_values(const Json& json, Item& out) {
  if (const auto fault = read_values(json, out)) return validation_error(*fault);
  if (Check check = check_names(out)) return check;
  return check_nesting(out);
}

Check check_item_size(std::string_view bytes) {
  if (item_size(bytes) <= kMaxItemBytes) return std::nullopt;
  return validation_error("Item size has exceeded the maximum allowed size");
}

Expected<Write> read_write(Engine& engine, const Json& request, WriteKind kind) {
  Write write;
  write.kind = kind;
  const bool is_update = kind == WriteKind::update;
  const ExpressionMembers members =
      is_update ? ExpressionMembers{kUpdateAndCondition, kUpdatesAndExpected}
                : ExpressionMembers{kConditionOnly, kExpected};
  if (Check check = check_members(request, members)) return *check;
  const Json* json = request.find(kind == WriteKind::put ? "Item" : "Key");
  if (Check check = check_item_values(*json, write.item)) return *check;
  if (kind == WriteKind::put || kind == WriteKind::remove) {
    const std::string* wanted = request.text("ReturnValues");
    if (wanted != nullptr && *wanted != "ALL_OLD" && *wanted != "NONE") {
      return validation_error("ReturnValues can only be ALL_OLD or NONE");
    }
  }
  if (kind == WriteKind::put) {
    write.bytes = item_bytes(write.item);
    if (Check check = check_item_size(write.bytes)) return *check;
  }
  auto expressions = read_expressions(engine, request);
  if (!expressions) return expressions.error();
  write.expressions = std::move(*expressions);
  const std::string* on_failure = request.text("ReturnValuesOnConditionCheckFailure");
  write.wants_item_on_failure = on_failure != nullptr && *on_failure == "ALL_OLD";
  return write;
}

Check check_nested_keys(const Table& table, const Write& write) {
  const BoundExpression& update = write.expressions.update;
  return update ? table.check_key_paths(path_heads(update, true)) : std::nullopt;
}

Check check_write(const Table& table, const Write& write) {
  if (write.kind == WriteKind::put) return table.check_item(write.item);
  if (Check check = table.check_key(write.item)) return check;
  const BoundExpression& update = write.expressions.update;
  if (write.kind != WriteKind::update || !update) return std::nullopt;
  const std::vector<Change>& changes = update.parsed->changes;
  for (const std::string& name : table.keys().names()) {
    const bool is_changed = std::any_of(changes.begin(), changes.end(), [&](const Change& change) {
      return update.head(change.path) == name;
    });
    if (is_changed) {
      return validation_error(
          "One or more parameter values were invalid: Cannot update attribute " + name +
          ". This attribute is part of the key");
    }
  }
  for (const Index& index : table.indexes()) {
    for (const std::string& name : index.keys.names()) {
      if (!index.is_global && name == index.keys.hash) continue;
      const auto type = static_type(update, name);
      if (!type || *type == table.type_of(name)) continue;
      return validation_error(
          "One or more parameter values were invalid: Type mismatch for Index Key " + name +
          " Expected: " + std::string(type_name(table.type_of(name))) +
          " Actual: " + std::string(type_name(*type)) + " IndexName: " + index.name);
    }
  }
  return check_nested_keys(table, write);
}

Error condition_failed(const PlannedWrite* plan, const Write& write) {
  Error error{"ConditionalCheckFailedException", "The conditional request failed"};
  if (plan != nullptr && plan->old && write.wants_item_on_failure) {
    error.details = Json::object();
    error.details.add("Item", StoredItem{plan->old->value});
  }
  return error;
}

Expected<PlannedWrite> plan_write(Engine& engine, const Table& table, const Write& write,
                                  bool needs_old) {
  PlannedWrite plan;
  plan.table = &table;
  plan.key = table.key_of(write.item);
  const BoundExpression& condition = write.expressions.condition;
  const bool is_update = write.kind == WriteKind::update;
  const bool is_put = write.kind == WriteKind::put;
  if (needs_old || condition || !is_put || has_entries(table)) {
    plan.old = engine.store().get(table.id, plan.key);
  }
  if (plan.old && (condition || is_update || has_entries(table))) {
    plan.old_item = read_item(plan.old->value);
  }
  if (condition && !holds(condition, plan.old_item)) return condition_failed(&plan, write);
  if (write.kind == WriteKind::check || write.kind == WriteKind::remove) {
    plan.is_change = write.kind == WriteKind::remove && plan.old;
    if (!plan.is_change && plan.old) plan.bytes = plan.old->value;
    return plan;
  }
  if (is_put) {
    if (has_entries(table)) plan.new_item = write.item;
    plan.bytes = write.bytes;
  } else {
    const bool is_there = plan.old.has_value();
    plan.new_item = is_there ? plan.old_item : write.item;
    if (const BoundExpression& update = write.expressions.update) {
      auto updated = apply_update(update, plan.new_item, is_there);
      if (!updated) return updated.error();
      if (Check check = table.check_updated_item(*updated, plan.old_item)) return *check;
      if (Check check = check_nesting(*updated)) return *check;
      plan.new_item = std::move(*updated);
      if (!is_there && !creates_item(*update.parsed)) {
        plan.is_change = false;
        plan.new_item = {};
        return plan;
      }
    }
  }
  if (is_update) plan.bytes = item_bytes(plan.new_item);
  if (is_update && item_size(*plan.bytes) > kMaxItemBytes) {
    return validation_error("Item size to update has exceeded the maximum allowed size");
  }
  // Indexes and streams see no difference, and neither does anybody else.
  if (plan.old && plan.old->value == *plan.bytes) plan.is_change = false;
  return plan;
}

bool is_single_statement(const PlannedWrite& plan) {
  return !has_entries(*plan.table);
}

void apply_write(Engine& engine, const PlannedWrite& plan, const Json& identity) {
  if (!plan.is_change) return;
  Store& store = engine.store();
  const Table& table = *plan.table;
  std::int64_t row = plan.old ? plan.old->row : 0;
  if (!plan.bytes) {
    store.erase(table.id, row);
  } else if (plan.old) {
    store.replace(table.id, row, *plan.bytes);
  } else if (table.indexes().empty()) {
    store.put(table.id, plan.key, *plan.bytes);
  } else {
    row = store.insert(table.id, plan.key, *plan.bytes);
  }
  for (const Index& index : table.indexes()) {
    const auto before = plan.old ? table.index_key_of(index, plan.old_item) : std::nullopt;
    const auto after = plan.bytes ? table.index_key_of(index, plan.new_item) : std::nullopt;
    if (before == after) continue;
    if (before) store.erase_entry(table.id, index.id, *before);
    if (after) store.add_entry(table.id, index.id, *after, row);
  }
  if (!table.ttl_attribute.empty() && plan.bytes) note_expiry(engine, table, *plan.bytes);
  if (table.stream) add_stream_record(engine, plan, identity);
}

}  // namespace dynamodb
