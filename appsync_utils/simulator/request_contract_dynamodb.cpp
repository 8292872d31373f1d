// What DynamoDB operations take: one table per operation, as AppSync's reference lists them.
#include <algorithm>
#include <array>
#include <string>

#include "appsync_utils/simulator/contract_walk.h"
#include "vtl/object.h"

namespace appsync {
namespace {

constexpr Shape kTyped{.kind = ShapeKind::typed_value};
constexpr Shape kTypedByName{.kind = ShapeKind::dictionary, .element = &kTyped};

// ---- Expressions

constexpr Field kExpressionFields[] = {
    {"expression", kRequired, kString},
    {"expressionNames", kOptional, kStringByName},
    {"expressionValues", kOptional, kTypedByName},
};
constexpr Shape kExpression{
    .kind = ShapeKind::object, .fields = kExpressionFields, .is_expression = true};

constexpr Field kProjectionFields[] = {
    {"expression", kRequired, kString},
    {"expressionNames", kOptional, kStringByName},
};
constexpr Shape kProjection{
    .kind = ShapeKind::object, .fields = kProjectionFields, .is_expression = true};

// ---- Conditions

constexpr std::string_view kStrategies[] = {"Reject", "Custom"};
constexpr Shape kStrategy = choice_of(kStrategies);
constexpr Field kHandlerFields[] = {
    {"strategy", kRequired, kStrategy},
    {"lambdaArn", kOptional, kString},
};
void check_handler(ContractWalk& walk, const vtl::Map& handler) {
  bool is_custom = handler.get("strategy").as_string() == "Custom";
  bool has_function = find_member(handler, "lambdaArn") != nullptr;
  if (is_custom && !has_function) walk.refuse_missing("lambdaArn");
  if (!is_custom && has_function) walk.refuse_element("lambdaArn");
}
constexpr Shape kHandler{
    .kind = ShapeKind::object, .fields = kHandlerFields, .further = check_handler};

constexpr Field kConditionFields[] = {
    {"expression", kRequired, kString},
    {"expressionNames", kOptional, kStringByName},
    {"expressionValues", kOptional, kTypedByName},
    {"consistentRead", kOptional, kBoolean},
    {"conditionalCheckFailedHandler", kOptional, kHandler},
};
constexpr Shape kCondition{
    .kind = ShapeKind::object, .fields = kConditionFields, .is_expression = true};

constexpr Field kPutConditionFields[] = {
    {"expression", kRequired, kString},
    {"expressionNames", kOptional, kStringByName},
    {"expressionValues", kOptional, kTypedByName},
    {"equalsIgnore", kOptional, kStrings},
    {"consistentRead", kOptional, kBoolean},
    {"conditionalCheckFailedHandler", kOptional, kHandler},
};
constexpr Shape kPutCondition{
    .kind = ShapeKind::object, .fields = kPutConditionFields, .is_expression = true};

constexpr Field kTransactConditionFields[] = {
    {"expression", kRequired, kString},
    {"expressionNames", kOptional, kStringByName},
    {"expressionValues", kOptional, kTypedByName},
    {"returnValuesOnConditionCheckFailure", kOptional, kBoolean},
};
constexpr Shape kTransactCondition{
    .kind = ShapeKind::object, .fields = kTransactConditionFields, .is_expression = true};

// ---- One item

constexpr Field kGetItem[] = {
    {"key", kRequired, kTypedByName},
    {"consistentRead", kOptional, kBoolean},
    {"projection", kOptional, kProjection},
};

constexpr Field kPutItem[] = {
    {"key", kRequired, kTypedByName},           {"attributeValues", kOptional, kTypedByName},
    {"condition", kOptional, kPutCondition},    {"_version", kOptional, kNumber},
    {"customPartitionKey", kOptional, kString}, {"populateIndexFields", kOptional, kBoolean},
};

constexpr Field kUpdateItem[] = {
    {"key", kRequired, kTypedByName},           {"update", kRequired, kExpression},
    {"condition", kOptional, kCondition},       {"_version", kOptional, kNumber},
    {"customPartitionKey", kOptional, kString}, {"populateIndexFields", kOptional, kBoolean},
};

constexpr Field kDeleteItem[] = {
    {"key", kRequired, kTypedByName},
    {"condition", kOptional, kCondition},
    {"_version", kOptional, kNumber},
    {"customPartitionKey", kOptional, kString},
    {"populateIndexFields", kOptional, kBoolean},
};

// ---- Many items

constexpr std::string_view kSelections[] = {"ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES",
                                            "SPECIFIC_ATTRIBUTES"};
constexpr Shape kSelection = choice_of(kSelections);

void check_projection(ContractWalk& walk, const vtl::Map& document) {
  const vtl::Value* select = find_member(document, "select");
  if (select == nullptr || find_member(document, "projection") == nullptr) return;
  if (select->as_string() == "SPECIFIC_ATTRIBUTES") return;
  walk.refuse("Field '$[projection]' needs '$[select]' to be SPECIFIC_ATTRIBUTES.");
}

constexpr Field kQuery[] = {
    {"query", kRequired, kExpression},       {"filter", kOptional, kExpression},
    {"index", kOptional, kString},           {"nextToken", kOptional, kString},
    {"limit", kOptional, kInteger},          {"scanIndexForward", kOptional, kBoolean},
    {"consistentRead", kOptional, kBoolean}, {"select", kOptional, kSelection},
    {"projection", kOptional, kProjection},
};

constexpr Field kScan[] = {
    {"filter", kOptional, kExpression},     {"index", kOptional, kString},
    {"limit", kOptional, kInteger},         {"consistentRead", kOptional, kBoolean},
    {"nextToken", kOptional, kString},      {"select", kOptional, kSelection},
    {"totalSegments", kOptional, kInteger}, {"segment", kOptional, kInteger},
    {"projection", kOptional, kProjection},
};
void check_scan(ContractWalk& walk, const vtl::Map& document) {
  bool has_segment = find_member(document, "segment") != nullptr;
  bool has_total = find_member(document, "totalSegments") != nullptr;
  if (has_segment && !has_total) walk.refuse_missing("totalSegments");
  if (has_total && !has_segment) walk.refuse_missing("segment");
  check_projection(walk, document);
}

constexpr Field kSync[] = {
    {"filter", kOptional, kExpression},       {"limit", kOptional, kInteger},
    {"nextToken", kOptional, kString},        {"lastSync", kOptional, kInteger},
    {"basePartitionKey", kOptional, kString}, {"deltaIndexName", kOptional, kString},
};
constexpr std::int64_t kSyncLimit = 1000;
void check_sync(ContractWalk& walk, const vtl::Map& document) {
  const vtl::Value* limit = find_member(document, "limit");
  if (limit == nullptr) return;
  bool is_small = limit->is_small_integer() ? limit->as_integer() <= kSyncLimit
                  : limit->is_floating()    ? limit->as_double() <= double{kSyncLimit}
                                            : false;
  if (!is_small) walk.refuse("Field '$[limit]' of Sync can't be greater than 1000.");
}

// ---- Batches: items or keys by table

constexpr Shape kItems{.kind = ShapeKind::list, .element = &kTypedByName};

[[noreturn]] void refuse_empty_table(const ContractWalk& walk, std::string_view table) {
  walk.refuse("Items list for table '" + std::string(table) + "' can't be empty at path " +
              path_text(walk.path()));
}

/// `items_of` finds the list in what stands at a table's name.
template <class ItemsOf>
void check_batch(ContractWalk& walk, const vtl::Map& tables, std::size_t most, ItemsOf items_of) {
  std::size_t count = 0;
  for (std::uint32_t i = tables.first(); i != vtl::Map::kEnd; i = tables.next(i)) {
    std::uint32_t items = items_of(tables.slot(i).value)->size();
    if (items == 0) refuse_empty_table(walk, tables.slot(i).key.as_string());
    count += items;
  }
  if (count > most) {
    walk.refuse("Field '" + path_text(walk.path()) + "' takes at most " + std::to_string(most) +
                " elements in all tables together but has " + std::to_string(count) + ".");
  }
}

constexpr Field kKeysOfTableFields[] = {
    {"keys", kRequired, kItems},
    {"consistentRead", kOptional, kBoolean},
    {"projection", kOptional, kProjection},
};
constexpr Shape kKeysOfTable{
    .kind = ShapeKind::object, .fields = kKeysOfTableFields, .is_scope = true};

void check_batch_get(ContractWalk& walk, const vtl::Map& tables) {
  check_batch(walk, tables, 100,
              [](const vtl::Value& table) { return table.as_map()->get("keys").as_list(); });
}
void check_batch_write(ContractWalk& walk, const vtl::Map& tables) {
  check_batch(walk, tables, 25, [](const vtl::Value& items) { return items.as_list(); });
}

constexpr Shape kTablesOfKeys{.kind = ShapeKind::dictionary,
                              .element = &kKeysOfTable,
                              .least = 1,
                              .further = check_batch_get};
constexpr Shape kTablesOfItems{
    .kind = ShapeKind::dictionary, .element = &kItems, .least = 1, .further = check_batch_write};

constexpr Field kBatchGetItem[] = {{"tables", kRequired, kTablesOfKeys}};
constexpr Field kBatchPutItem[] = {{"tables", kRequired, kTablesOfItems}};
constexpr Field kBatchDeleteItem[] = {{"tables", kRequired, kTablesOfItems}};

// ---- Transactions

constexpr Field kTransactGetFields[] = {
    {"table", kRequired, kString},
    {"key", kRequired, kTypedByName},
    {"projection", kOptional, kProjection},
};
constexpr Shape kTransactGet{
    .kind = ShapeKind::object, .fields = kTransactGetFields, .is_scope = true};
constexpr Shape kTransactGets{
    .kind = ShapeKind::list, .element = &kTransactGet, .least = 1, .most = 100};
constexpr Field kTransactGetItems[] = {{"transactItems", kRequired, kTransactGets}};

constexpr Field kTransactPut[] = {
    {"table", kRequired, kString},
    {"operation", kRequired, kString},
    {"key", kRequired, kTypedByName},
    {"attributeValues", kOptional, kTypedByName},
    {"condition", kOptional, kTransactCondition},
};
constexpr Field kTransactUpdate[] = {
    {"table", kRequired, kString},
    {"operation", kRequired, kString},
    {"key", kRequired, kTypedByName},
    {"update", kRequired, kExpression},
    {"condition", kOptional, kTransactCondition},
};
constexpr Field kTransactDelete[] = {
    {"table", kRequired, kString},
    {"operation", kRequired, kString},
    {"key", kRequired, kTypedByName},
    {"condition", kOptional, kTransactCondition},
};
constexpr Field kTransactCheck[] = {
    {"table", kRequired, kString},
    {"operation", kRequired, kString},
    {"key", kRequired, kTypedByName},
    {"condition", kRequired, kTransactCondition},
};
constexpr Operation kTransactOperations[] = {
    {"PutItem", Versions::only_2018, kTransactPut},
    {"UpdateItem", Versions::only_2018, kTransactUpdate},
    {"DeleteItem", Versions::only_2018, kTransactDelete},
    {"ConditionCheck", Versions::only_2018, kTransactCheck},
};

void check_transact_item(ContractWalk& walk, const vtl::Map& item) {
  const vtl::Value* operation = find_member(item, "operation");
  if (operation == nullptr) walk.refuse_missing("operation");
  std::string_view name = operation->is_string() ? operation->as_string() : std::string_view();
  for (const Operation& row : kTransactOperations) {
    if (row.name == name) return walk.check_fields(item, row.fields);
  }
  walk.refuse("Unsupported operation '" + value_text(*operation) + "'.");
}
constexpr Shape kTransactWrite{.kind = ShapeKind::dictionary,
                               .element = &kAny,
                               .is_scope = true,
                               .further = check_transact_item};
constexpr Shape kTransactWrites{
    .kind = ShapeKind::list, .element = &kTransactWrite, .least = 1, .most = 100};
constexpr Field kTransactWriteItems[] = {{"transactItems", kRequired, kTransactWrites}};

void check_transact_writes(ContractWalk& walk, const vtl::Map& document) {
  const vtl::List& items = *document.get("transactItems").as_list();
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    const vtl::Map& item = *items[i].as_map();
    for (std::uint32_t j = 0; j < i; ++j) {
      const vtl::Map& other = *items[j].as_map();
      if (item.get("table").as_string() == other.get("table").as_string() &&
          item.get("key").as_map()->equals(other.get("key"))) {
        walk.refuse("Items '$[transactItems][" + std::to_string(j) + "]' and '$[transactItems][" +
                    std::to_string(i) + "]' name the same key.");
      }
    }
  }
}

// ---- All of them

constexpr Operation kOperations[] = {
    {"GetItem", Versions::both, kGetItem},
    {"PutItem", Versions::both, kPutItem},
    {"UpdateItem", Versions::both, kUpdateItem},
    {"DeleteItem", Versions::both, kDeleteItem},
    {"Query", Versions::both, kQuery, check_projection},
    {"Scan", Versions::both, kScan, check_scan},
    {"Sync", Versions::only_2018, kSync, check_sync},
    {"BatchGetItem", Versions::only_2018, kBatchGetItem},
    {"BatchPutItem", Versions::only_2018, kBatchPutItem},
    {"BatchDeleteItem", Versions::only_2018, kBatchDeleteItem},
    {"TransactGetItems", Versions::only_2018, kTransactGetItems},
    {"TransactWriteItems", Versions::only_2018, kTransactWriteItems, check_transact_writes},
};

constexpr std::string_view kVersionedOperations[] = {
    "TransactGetItems", "PutItem",    "BatchGetItem", "Scan", "Query",
    "GetItem",          "DeleteItem", "UpdateItem",   "Sync",
};

}  // namespace

std::span<const Operation> dynamodb_operations() {
  return kOperations;
}
std::span<const std::string_view> versioned_operations() {
  return kVersionedOperations;
}

}  // namespace appsync
