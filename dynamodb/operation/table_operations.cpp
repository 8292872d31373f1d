#include <algorithm>
#include <cstdio>

#include "dynamodb/operation/describe.h"
#include "dynamodb/operation/operations.h"
#include "dynamodb/table/create_checks.h"

namespace dynamodb {
namespace {

std::string new_id(Engine& engine) {
  const std::uint64_t high = engine.options().random(), low = engine.options().random();
  char text[48];
  std::snprintf(text, sizeof text, "%08x-%04x-4%03x-%04x-%012llx",
                static_cast<unsigned>(high >> 32), static_cast<unsigned>(high >> 16 & 0xFFFF),
                static_cast<unsigned>(high & 0xFFF),
                static_cast<unsigned>((low >> 48 & 0x3FFF) | 0x8000),
                static_cast<unsigned long long>(low & 0xFFFFFFFFFFFF));
  return text;
}

Json throughput(const Json* given) {
  Json out = Json::object();
  out.add("NumberOfDecreasesToday", 0);
  for (const char* kind : {"ReadCapacityUnits", "WriteCapacityUnits"}) {
    out.add(kind, given == nullptr ? 0 : given->integer(kind).value_or(0));
  }
  return out;
}

// The members of an index as descriptions show them.
Json index_description(Engine& engine, const std::string& table, const Json& request,
                       bool is_global) {
  Json out = Json::object();
  for (const char* name : {"IndexName", "KeySchema", "Projection"}) {
    out.add(name, *request.find(name));
  }
  out.add("IndexArn", engine.arn_of(table) + "/index/" + *request.text("IndexName"));
  out.add("IndexSizeBytes", 0);
  out.add("ItemCount", 0);
  if (is_global) {
    out.add("IndexStatus", "CREATING");
    out.add("ProvisionedThroughput", throughput(request.find("ProvisionedThroughput")));
  }
  return out;
}

Json new_description(Engine& engine, const Json& request) {
  const std::string& name = *request.text("TableName");
  const std::string* mode = request.text("BillingMode");
  Json out = Json::object();
  out.add("AttributeDefinitions", *request.find("AttributeDefinitions"));
  out.add("TableName", name);
  out.add("KeySchema", *request.find("KeySchema"));
  out.add("TableStatus", "CREATING");
  out.add("CreationDateTime", static_cast<double>(engine.now()) / 1000);
  out.add("ProvisionedThroughput", throughput(request.find("ProvisionedThroughput")));
  out.add("TableSizeBytes", 0);
  out.add("ItemCount", 0);
  out.add("TableArn", engine.arn_of(name));
  out.add("TableId", new_id(engine));
  if (mode != nullptr && *mode == "PAY_PER_REQUEST") {
    Json billing = Json::object(), summary = Json::object();
    billing.add("BillingMode", *mode);
    summary.add("TableThroughputMode", *mode);
    out.add("BillingModeSummary", std::move(billing));
    out.add("TableThroughputModeSummary", std::move(summary));
  }
  for (const char* kind : {"LocalSecondaryIndexes", "GlobalSecondaryIndexes"}) {
    const Json* list = request.find(kind);
    if (list == nullptr) continue;
    Json indexes = Json::array();
    for (const Json& index : *list->as_array()) {
      indexes.push(index_description(engine, name, index, kind[0] == 'G'));
    }
    out.add(kind, std::move(indexes));
  }
  if (const Json* is_protected = request.find("DeletionProtectionEnabled")) {
    out.add("DeletionProtectionEnabled", *is_protected);
  }
  if (const Json* table_class = request.find("TableClass")) {
    Json summary = Json::object();
    summary.add("TableClass", *table_class);
    out.add("TableClassSummary", std::move(summary));
  }
  return out;
}

Json described(const char* member, Json description) {
  Json answer = Json::object();
  answer.add(member, std::move(description));
  return answer;
}

}  // namespace

Expected<Json> create_table(Engine& engine, const Json& request) {
  if (Check check = check_new_table(request)) return *check;
  const Engine::Guard guard(engine);
  const std::string& name = *request.text("TableName");
  if (engine.tables().count(name) > 0) {
    return Error{"ResourceInUseException", "Table already exists: " + name};
  }
  Table table;
  table.set_description(new_description(engine, request));
  table.ready_at = engine.now() + engine.options().status_delay;
  if (const Json* tags = request.find("Tags")) table.tags = *tags->as_array();
  const Json* stream = request.find("StreamSpecification");
  if (stream != nullptr && stream->flag("StreamEnabled")) {
    if (Check check = start_stream(engine, table, *stream)) return *check;
  }
  Store::Transaction transaction(engine.store());
  table.id = engine.store().add_table(name);
  for (const Index& index : table.indexes()) engine.store().add_index(table.id, index.id);
  engine.save(table);
  transaction.commit();
  Json answer = described("TableDescription", table.description);
  engine.tables().emplace(name, std::move(table));
  return answer;
}

Expected<Json> delete_table(Engine& engine, const Json& request) {
  const Engine::Guard guard(engine);
  const std::string& name = *request.text("TableName");
  const auto table = engine.table(name);
  if (!table) return table.error();
  if (engine.status(**table) == "CREATING") {
    return Error{
        "ResourceInUseException",
        "Attempt to change a resource which is still in use: Table is being created: " + name};
  }
  if ((*table)->gone_at) {
    return Error{
        "ResourceInUseException",
        "Attempt to change a resource which is still in use: Table is being deleted: " + name};
  }
  if ((*table)->description.flag("DeletionProtectionEnabled")) {
    return validation_error(
        "Resource cannot be deleted as it is currently protected against deletion. Disable "
        "deletion protection first.");
  }
  (*table)->gone_at = engine.now() + engine.options().status_delay;
  Json answer = described("TableDescription", table_description(engine, **table));
  if (engine.options().status_delay == 0) {
    engine.drop(name);
  } else {
    engine.save(**table);
  }
  return answer;
}

Expected<Json> describe_table(Engine& engine, const Json& request) {
  const Engine::Guard guard(engine);
  const auto table = engine.table(*request.text("TableName"));
  if (!table) return table.error();
  return described("Table", table_description(engine, **table));
}

Expected<Json> list_tables(Engine& engine, const Json& request) {
  const Engine::Guard guard(engine);
  const std::string* start = request.text("ExclusiveStartTableName");
  const auto limit = static_cast<std::size_t>(request.integer("Limit").value_or(100));
  auto place = start == nullptr ? engine.tables().begin() : engine.tables().upper_bound(*start);
  Json names = Json::array();
  while (place != engine.tables().end() && names.as_array()->size() < limit) {
    names.push((place++)->first);
  }
  Json answer = Json::object();
  if (place != engine.tables().end()) {
    answer.add("LastEvaluatedTableName", names.as_array()->back());
  }
  answer.add("TableNames", std::move(names));
  return answer;
}

Expected<Json> update_time_to_live(Engine& engine, const Json& request) {
  const Json& wanted = *request.find("TimeToLiveSpecification");
  const std::string& attribute = *wanted.text("AttributeName");
  const bool is_on = wanted.flag("Enabled");
  const Engine::Guard guard(engine);
  const auto table = engine.table(*request.text("TableName"));
  if (!table) return table.error();
  const std::string& current = (*table)->ttl_attribute;
  if (is_on && !current.empty()) {
    return validation_error(current == attribute
                                ? "TimeToLive is already enabled"
                                : "TimeToLive is active on a different AttributeName: current "
                                  "AttributeName is " +
                                      current);
  }
  if (!is_on && current.empty()) return validation_error("TimeToLive is already disabled");
  if (!is_on && current != attribute) {
    return validation_error(
        "TimeToLive is active on a different AttributeName: current AttributeName is " + current);
  }
  (*table)->ttl_attribute = is_on ? attribute : "";
  engine.next_expiry().erase((*table)->id);
  engine.save(**table);
  return described("TimeToLiveSpecification", wanted);
}

Expected<Json> describe_time_to_live(Engine& engine, const Json& request) {
  const Engine::Guard guard(engine);
  const auto table = engine.table(*request.text("TableName"));
  if (!table) return table.error();
  Json out = Json::object();
  const std::string& attribute = (*table)->ttl_attribute;
  out.add("TimeToLiveStatus", attribute.empty() ? "DISABLED" : "ENABLED");
  if (!attribute.empty()) out.add("AttributeName", attribute);
  return described("TimeToLiveDescription", std::move(out));
}

Expected<Json> describe_limits(Engine&, const Json&) {
  Json out = Json::object();
  out.add("AccountMaxReadCapacityUnits", 80000);
  out.add("AccountMaxWriteCapacityUnits", 80000);
  out.add("TableMaxReadCapacityUnits", 40000);
  out.add("TableMaxWriteCapacityUnits", 40000);
  return out;
}

Expected<Json> describe_endpoints(Engine& engine, const Json&) {
  Json endpoint = Json::object();
  endpoint.add("Address", "dynamodb." + engine.options().region + ".amazonaws.com");
  endpoint.add("CachePeriodInMinutes", 1440);
  Json list = Json::array();
  list.push(std::move(endpoint));
  return described("Endpoints", std::move(list));
}

Expected<Json> describe_continuous_backups(Engine& engine, const Json& request) {
  const Engine::Guard guard(engine);
  const std::string& name = *request.text("TableName");
  if (engine.tables().count(name) == 0) {
    return Error{"TableNotFoundException", "Table not found: " + name};
  }
  Json recovery = Json::object(), out = Json::object();
  recovery.add("PointInTimeRecoveryStatus", "DISABLED");
  out.add("ContinuousBackupsStatus", "ENABLED");
  out.add("PointInTimeRecoveryDescription", std::move(recovery));
  return described("ContinuousBackupsDescription", std::move(out));
}

}  // namespace dynamodb
