#include "dynamodb/operation/capacity.h"
#include "dynamodb/operation/operations.h"
#include "dynamodb/operation/read.h"
#include "dynamodb/operation/write.h"
#include "dynamodb/value/item_bytes.h"

namespace dynamodb {
namespace {

constexpr std::string_view kProjection[] = {"ProjectionExpression"};
constexpr std::string_view kAttributesToGet[] = {"AttributesToGet"};

// The members of an answer that ReturnValues asks for. There is none where nothing is found.
void add_attributes(const Json& request, const PlannedWrite& plan, const Write& write,
                    Json& answer) {
  const std::string* wanted = request.text("ReturnValues");
  if (wanted == nullptr || *wanted == "NONE") return;
  const bool is_old = *wanted == "ALL_OLD" || *wanted == "UPDATED_OLD";
  if (is_old && !plan.old) return;
  if (!is_old && !plan.bytes) return;
  if (*wanted == "ALL_OLD") {
    answer.add("Attributes", StoredItem{plan.old->value});
  } else if (*wanted == "ALL_NEW") {
    answer.add("Attributes", StoredItem{*plan.bytes});
  } else if (write.expressions.update) {
    const Item changed =
        project_changes(write.expressions.update, is_old ? plan.old_item : plan.new_item);
    if (!changed.empty()) answer.add("Attributes", StoredItem{item_bytes(changed)});
  }
}

Expected<Json> write_item_operation(Engine& engine, const Json& request, WriteKind kind) {
  auto write = read_write(engine, request, kind);
  if (!write) return write.error();
  const Engine::Guard guard(engine);
  const auto table = engine.item_table(*request.text("TableName"));
  if (!table) return table.error();
  if (Check check = check_write(**table, *write)) return *check;
  const std::string* wanted = request.text("ReturnValues");
  const bool needs_old = (wanted != nullptr && *wanted != "NONE") || wants_capacity(request);
  auto plan = plan_write(engine, **table, *write, needs_old);
  if (!plan) return plan.error();
  if (is_single_statement(*plan)) {
    apply_write(engine, *plan);
  } else {
    Store::Transaction transaction(engine.store());
    apply_write(engine, *plan);
    transaction.commit();
  }
  Json answer = Json::object();
  add_attributes(request, *plan, *write, answer);
  add_capacity(request, (*table)->name(), write_units(*plan), answer);
  add_collection_metrics(request, **table, write->item, answer);
  return answer;
}

}  // namespace

const ExpressionMembers kReadMembers = {kProjection, kAttributesToGet};

std::string projected(const BoundExpression& projection, std::string bytes) {
  if (!projection) return bytes;
  return item_bytes(project(projection, read_attributes(bytes, path_heads(projection, false))));
}

Expected<Json> get_item(Engine& engine, const Json& request) {
  if (Check check = check_members(request, kReadMembers)) return *check;
  Item key;
  if (Check check = check_item_values(*request.find("Key"), key)) return *check;
  auto expressions = read_expressions(engine, request);
  if (!expressions) return expressions.error();
  const Engine::Guard guard(engine);
  const auto table = engine.item_table(*request.text("TableName"));
  if (!table) return table.error();
  if (Check check = (*table)->check_key(key)) return *check;
  if (Check check = (*table)->check_key_paths(expressions->projection
                                                  ? path_heads(expressions->projection, true)
                                                  : std::vector<std::string>())) {
    return *check;
  }
  auto row = engine.store().get((*table)->id, (*table)->key_of(key));
  Json answer = Json::object();
  const std::size_t size = row ? item_size(row->value) : 0;
  if (row) {
    answer.add("Item", StoredItem{projected(expressions->projection, std::move(row->value))});
  }
  add_capacity(request, (*table)->name(), read_units(size, request.flag("ConsistentRead")), answer);
  return answer;
}

Expected<Json> put_item(Engine& engine, const Json& request) {
  return write_item_operation(engine, request, WriteKind::put);
}

Expected<Json> update_item(Engine& engine, const Json& request) {
  return write_item_operation(engine, request, WriteKind::update);
}

Expected<Json> delete_item(Engine& engine, const Json& request) {
  return write_item_operation(engine, request, WriteKind::remove);
}

}  // namespace dynamodb
