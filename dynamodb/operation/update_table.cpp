#include <algorithm>
#include <set>

#include "dynamodb/operation/describe.h"
#include "dynamodb/operation/operations.h"
#include "dynamodb/table/create_checks.h"
#include "dynamodb/value/item_bytes.h"

// UpdateTable changes a copy of the table's definition and puts it in the place of the old one when
// nothing was wrong. The description (what DescribeTable answers) is the definition: indexes are
// read from it anew (set_description), keep their numbers in the store where they were there
// before, and get the next number where they are new. New index tables are filled from the items at
// once, in the same transaction, so that nobody can ask an index that is half full; the status says
// CREATING and UPDATING for a time that the settings give; a table that is UPDATING can be used.

namespace dynamodb {
namespace {

constexpr std::int64_t kMaxUnits = 1'000'000'000'000;

Error invalid(const std::string& what) {
  return validation_error("One or more parameter values were invalid: " + what);
}

bool is_on_demand(const Json& description) {
  const Json* billing = description.find("BillingModeSummary");
  return billing != nullptr && *billing->text("BillingMode") == "PAY_PER_REQUEST";
}

const Json* change_of(const Json& update) {
  for (const char* kind : {"Update", "Create", "Delete"}) {
    if (const Json* change = update.find(kind)) return change;
  }
  return nullptr;
}

Check check_request(const Json& request) {
  bool is_any = false;
  for (const char* name :
       {"ProvisionedThroughput", "BillingMode", "UpdateStreamEnabled", "SSESpecification",
        "StreamSpecification", "DeletionProtectionEnabled", "TableClass", "ReplicaUpdates"}) {
    is_any = is_any || request.find(name) != nullptr;
  }
  const Json* updates = request.find("GlobalSecondaryIndexUpdates");
  if (!is_any && (updates == nullptr || updates->as_array()->empty())) {
    return validation_error(
        "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
        "GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
  }
  const Json* units = request.find("ProvisionedThroughput");
  const std::string* mode = request.text("BillingMode");
  if (mode != nullptr && *mode == "PROVISIONED" && units == nullptr) {
    return invalid("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
  }
  if (units != nullptr) {
    for (const char* kind : {"ReadCapacityUnits", "WriteCapacityUnits"}) {
      const std::int64_t value = units->integer(kind).value_or(0);
      if (value > kMaxUnits) {
        return validation_error("Given value " + std::to_string(value) + " for " + kind +
                                " is out of bounds");
      }
    }
  }
  if (updates == nullptr) return std::nullopt;
  std::set<std::string> names;
  for (const Json& update : *updates->as_array()) {
    const Json* change = change_of(update);
    if (change == nullptr) {
      return invalid(
          "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
          "GlobalSecondaryIndexUpdate.Delete must not be null");
    }
    const std::string& name = *change->text("IndexName");
    if (!names.insert(name).second) {
      return invalid(
          "Only one global secondary index update per index is allowed simultaneously. Index: " +
          name);
    }
  }
  return std::nullopt;
}

// Changes one table; the table stays as it was where something is wrong.
class TableUpdate {
 public:
  TableUpdate(Engine& engine, const Json& request, const Table& table)
      : engine_(engine), request_(request), table_(table) {}

  Check run() {
    if (Check check = change_throughput()) return check;
    if (Check check = change_indexes()) return check;
    if (const Json* is_protected = request_.find("DeletionProtectionEnabled")) {
      table_.description.set("DeletionProtectionEnabled", *is_protected);
    }
    if (const Json* stream = request_.find("StreamSpecification")) {
      if (Check check = start_stream(engine_, table_, *stream)) return check;
    }
    table_.description.set("TableStatus", "UPDATING");
    table_.ready_at = engine_.now() + engine_.options().status_delay;
    const std::vector<Index> before = table_.indexes();
    table_.set_description(table_.description);
    store_indexes(before);
    engine_.save(table_);
    return std::nullopt;
  }

  Table take() { return std::move(table_); }

 private:
  double now() const { return static_cast<double>(engine_.now()) / 1000; }

  Check change_throughput() {
    const Json* units = request_.find("ProvisionedThroughput");
    const std::string* mode = request_.text("BillingMode");
    const bool was_on_demand = is_on_demand(table_.description);
    const bool gets_on_demand = mode != nullptr ? *mode == "PAY_PER_REQUEST" : was_on_demand;
    if (units != nullptr && gets_on_demand) {
      return invalid(
          "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
          "PAY_PER_REQUEST");
    }
    if (units != nullptr) {
      Json& current = *table_.description.find("ProvisionedThroughput");
      if (Check check = set_units(*units, current)) return check;
    }
    if (mode != nullptr && gets_on_demand != was_on_demand) set_mode(*mode);
    return std::nullopt;
  }

  Check set_units(const Json& wanted, Json& current) {
    const auto read = *wanted.integer("ReadCapacityUnits");
    const auto write = *wanted.integer("WriteCapacityUnits");
    const auto old_read = *current.integer("ReadCapacityUnits");
    const auto old_write = *current.integer("WriteCapacityUnits");
    if (read == old_read && write == old_write) {
      return validation_error(
          "The provisioned throughput for the table will not change. The requested value equals "
          "the current value. Current ReadCapacityUnits provisioned for the table: " +
          std::to_string(old_read) + ". Requested ReadCapacityUnits: " + std::to_string(read) +
          ". Current WriteCapacityUnits provisioned for the table: " + std::to_string(old_write) +
          ". Requested WriteCapacityUnits: " + std::to_string(write) +
          ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request "
          "higher limits.");
    }
    current.set("ReadCapacityUnits", read);
    current.set("WriteCapacityUnits", write);
    if (read > old_read || write > old_write) current.set("LastIncreaseDateTime", now());
    if (read < old_read || write < old_write) {
      current.set("LastDecreaseDateTime", now());
      current.set("NumberOfDecreasesToday",
                  current.integer("NumberOfDecreasesToday").value_or(0) + 1);
    }
    return std::nullopt;
  }

  void set_mode(const std::string& mode) {
    Json& description = table_.description;
    for (const auto& [summary, member] : {std::pair{"BillingModeSummary", "BillingMode"},
                                          {"TableThroughputModeSummary", "TableThroughputMode"}}) {
      if (description.find(summary) == nullptr) description.add(summary, Json::object());
      Json& place = *description.find(summary);
      place.set(member, mode);
      if (mode == "PAY_PER_REQUEST") place.set("LastUpdateToPayPerRequestDateTime", now());
    }
    if (mode != "PAY_PER_REQUEST") return;
    Json& units = *description.find("ProvisionedThroughput");
    units.set("ReadCapacityUnits", 0);
    units.set("WriteCapacityUnits", 0);
  }

  Check change_indexes() {
    const Json* updates = request_.find("GlobalSecondaryIndexUpdates");
    if (updates == nullptr) return std::nullopt;
    if (updates->as_array()->size() > 5) {
      return Error{"LimitExceededException",
                   "Subscriber limit exceeded: Only 1 online index can be created or deleted "
                   "simultaneously per table"};
    }
    for (const Json& update : *updates->as_array()) {
      const Json* change = update.find("Update");
      if (change == nullptr) continue;
      const Json& units = *change->find("ProvisionedThroughput");
      if (*units.integer("ReadCapacityUnits") > kMaxUnits ||
          *units.integer("WriteCapacityUnits") > kMaxUnits) {
        return validation_error(
            "This operation cannot be performed with given input values. Please contact DynamoDB "
            "service team for more info: Action Blocked: IndexUpdate");
      }
    }
    merge_definitions();
    for (const Json& update : *updates->as_array()) {
      const std::string& name = *change_of(update)->text("IndexName");
      Json* existing = find_index(name);
      if (const Json* create = update.find("Create")) {
        if (table_.find_index(name) != nullptr || existing != nullptr) {
          return validation_error("Attempting to create an index which already exists");
        }
        if (Check check = create_index(*create)) return check;
      } else if (existing == nullptr) {
        return Error{"ResourceNotFoundException", "Requested resource not found"};
      } else if (update.find("Delete") != nullptr) {
        delete_index(name);
      } else if (const Json* change = update.find("Update")) {
        const Json* units = change->find("ProvisionedThroughput");
        if (units == nullptr) continue;
        if (Check check = set_units(*units, *existing->find("ProvisionedThroughput"))) {
          return check;
        }
      }
    }
    return std::nullopt;
  }

  void merge_definitions() {
    const Json* given = request_.find("AttributeDefinitions");
    if (given == nullptr) return;
    Json& list = *table_.description.find("AttributeDefinitions");
    for (const Json& definition : *given->as_array()) {
      const auto names = attribute_names(list);
      const std::string& name = *definition.text("AttributeName");
      if (std::find(names.begin(), names.end(), name) == names.end()) list.push(definition);
    }
  }

  Json* find_index(const std::string& name) {
    Json* list = table_.description.find("GlobalSecondaryIndexes");
    if (list == nullptr) return nullptr;
    for (Json& index : *list->as_array()) {
      if (*index.text("IndexName") == name) return &index;
    }
    return nullptr;
  }

  Check create_index(const Json& create) {
    if (Check check = check_new_index(
            create, attribute_names(*table_.description.find("AttributeDefinitions")))) {
      return check;
    }
    if (table_.description.find("GlobalSecondaryIndexes") == nullptr) {
      table_.description.add("GlobalSecondaryIndexes", Json::array());
    }
    Json index = Json::object();
    for (const char* name : {"IndexName", "KeySchema", "Projection"}) {
      index.add(name, *create.find(name));
    }
    index.add("IndexArn", engine_.arn_of(table_.name()) + "/index/" + *create.text("IndexName"));
    index.add("IndexSizeBytes", 0);
    index.add("ItemCount", 0);
    index.add("IndexStatus", "CREATING");
    Json units = Json::object();
    const Json* given = create.find("ProvisionedThroughput");
    units.add("NumberOfDecreasesToday", 0);
    for (const char* kind : {"ReadCapacityUnits", "WriteCapacityUnits"}) {
      units.add(kind, given == nullptr ? 0 : given->integer(kind).value_or(0));
    }
    index.add("ProvisionedThroughput", std::move(units));
    table_.description.find("GlobalSecondaryIndexes")->push(std::move(index));
    return std::nullopt;
  }

  void delete_index(const std::string& name) {
    Json& list = *table_.description.find("GlobalSecondaryIndexes");
    std::erase_if(*list.as_array(),
                  [&](const Json& index) { return *index.text("IndexName") == name; });
    if (list.as_array()->empty()) table_.description.remove("GlobalSecondaryIndexes");
  }

  // Index tables that are new are filled before anybody can ask for them.
  void store_indexes(const std::vector<Index>& before) {
    const auto is_in = [](const std::vector<Index>& indexes, const Index& wanted) {
      return std::any_of(indexes.begin(), indexes.end(),
                         [&](const Index& index) { return index.id == wanted.id; });
    };
    for (const Index& index : before) {
      if (!is_in(table_.indexes(), index)) engine_.store().drop_index(table_.id, index.id);
    }
    for (const Index& index : table_.indexes()) {
      if (is_in(before, index)) continue;
      engine_.store().add_index(table_.id, index.id);
      auto cursor = engine_.store().walk(table_.id, 0, {}, false);
      while (cursor.next()) {
        const auto key = table_.index_key_of(
            index, read_attributes(cursor.value(), table_.attributes_of_keys()));
        if (key) engine_.store().add_entry(table_.id, index.id, *key, cursor.row());
      }
    }
  }

  Engine& engine_;
  const Json& request_;
  Table table_;
};

}  // namespace

Expected<Json> update_table(Engine& engine, const Json& request) {
  if (Check check = check_request(request)) return *check;
  const Engine::Guard guard(engine);
  const auto table = engine.table(*request.text("TableName"));
  if (!table) return table.error();
  if (engine.status(**table) != "ACTIVE") {
    return Error{"ResourceInUseException",
                 "Attempt to change a resource which is still in use: Table is being " +
                     std::string((*table)->gone_at ? "deleted: " : "updated: ") + (*table)->name()};
  }
  TableUpdate update(engine, request, **table);
  Store::Transaction transaction(engine.store());
  if (Check check = update.run()) return *check;
  transaction.commit();
  **table = update.take();
  Json answer = Json::object();
  Json description = table_description(engine, **table);
  description.set("TableStatus", "UPDATING");
  answer.add("TableDescription", std::move(description));
  return answer;
}

}  // namespace dynamodb
