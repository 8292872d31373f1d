#include "appsync/request_contract.h"

#include <algorithm>
#include <string>
#include <utility>

#include "appsync_utils/simulator/contract_walk.h"
#include "vtl/json.h"
#include "vtl/object.h"

namespace appsync {
namespace {

constexpr std::string_view kVersion2017 = "2017-02-28";
constexpr std::string_view kVersion2018 = "2018-05-29";

[[noreturn]] void refuse_at(std::string message, JsonPath path) {
  throw ContractRefusal{{std::move(message), std::move(path), false}};
}

TemplateVersion read_version(const ContractWalk& walk, const vtl::Map& document,
                             RequestPlace place) {
  if (place == RequestPlace::pipeline_function) return TemplateVersion::v2018_05_29;
  const vtl::Value* version = find_member(document, "version");
  if (version == nullptr) walk.refuse_missing("version");
  if (version->is_string() && version->as_string() == kVersion2017)
    return TemplateVersion::v2017_02_28;
  if (version->is_string() && version->as_string() == kVersion2018)
    return TemplateVersion::v2018_05_29;
  refuse_at("Unsupported version '" + value_text(*version) + "'.", {"version"});
}

std::string versioned_refusal(std::string_view operation) {
  std::string message = "Unsupported operation '" + std::string(operation) +
                        "'. Datasource Versioning only supports the following operations (";
  for (std::string_view name : versioned_operations()) {
    if (message.back() != '(') message += ',';
    message += name;
  }
  return message + ")";
}

/// The row of the document's operation, as far as the source offers it.
const Operation& read_operation(const ContractWalk& walk, const vtl::Map& document,
                                std::span<const Operation> operations, const DataSource& source,
                                TemplateVersion version) {
  const vtl::Value* value = find_member(document, "operation");
  if (value == nullptr) walk.refuse_missing("operation");
  std::string name = value_text(*value);
  auto row = std::find_if(operations.begin(), operations.end(),
                          [&](const Operation& operation) { return operation.name == name; });
  bool is_offered = value->is_string() && row != operations.end();
  if (is_offered && source.is_versioned) {
    auto versioned = versioned_operations();
    if (std::find(versioned.begin(), versioned.end(), name) == versioned.end()) {
      refuse_at(versioned_refusal(name), {"operation"});
    }
  }
  if (is_offered && name == "Sync" && !source.is_versioned) is_offered = false;
  if (is_offered && row->versions == Versions::only_2018 &&
      version == TemplateVersion::v2017_02_28) {
    is_offered = false;
  }
  if (!is_offered) refuse_at("Unsupported operation '" + name + "'.", {"operation"});
  return *row;
}

std::span<const Operation> operations_of(DataSourceType type) {
  switch (type) {
    case DataSourceType::amazon_dynamodb:
      return dynamodb_operations();
    case DataSourceType::aws_lambda:
      return lambda_operations();
    case DataSourceType::amazon_opensearch_service:
      return opensearch_operations();
    case DataSourceType::amazon_eventbridge:
      return eventbridge_operations();
    default:
      return {};
  }
}

const Operation& only_request_of(DataSourceType type) {
  switch (type) {
    case DataSourceType::http:
      return http_request();
    case DataSourceType::relational_database:
      return rds_request();
    default:
      return none_request();
  }
}

/// `_version` belongs to tables with conflict detection, and there an update cannot do without.
void check_item_version(const ContractWalk& walk, const vtl::Map& document,
                        const DataSource& source, std::string_view operation) {
  if (source.type != DataSourceType::amazon_dynamodb) return;
  bool has_version = document.find("_version") != nullptr;
  if (!source.is_versioned && has_version) walk.refuse_element("_version");
  if (source.is_versioned && operation == "UpdateItem" &&
      find_member(document, "_version") == nullptr) {
    walk.refuse("UpdateItem on versioned data source requires the _version to be provided.");
  }
}

void check_document(ContractWalk& walk, const vtl::Value& document, const DataSource& source,
                    RequestPlace place, ContractResult& result) {
  if (!document.is_map()) {
    if (source.type == DataSourceType::aws_lambda) {
      walk.refuse("Unable to convert " + vtl::to_json(document) +
                  " to class com.amazonaws.deepdish.transform.model.lambda.LambdaVersionedConfig.");
    }
    walk.refuse("Expected JSON object for field '$' but got '" +
                std::string(json_kind_name(document)) + "' instead.");
  }
  const vtl::Map& map = *document.as_map();
  result.version = read_version(walk, map, place);
  if (auto operations = operations_of(source.type); !operations.empty()) {
    constexpr std::string_view kKnown[] = {"version", "operation"};
    const Operation& operation = read_operation(walk, map, operations, source, result.version);
    walk.check_fields(map, operation.fields, kKnown);
    check_item_version(walk, map, source, operation.name);
    if (operation.further != nullptr) operation.further(walk, map);
  } else {
    constexpr std::string_view kKnown[] = {"version"};
    const Operation& request = only_request_of(source.type);
    if (request.versions == Versions::only_2018 && result.version == TemplateVersion::v2017_02_28) {
      refuse_at("Unsupported version '" + std::string(kVersion2017) + "'.", {"version"});
    }
    walk.check_fields(map, request.fields, kKnown);
  }
  walk.finish_scope();
}

}  // namespace

DataSourceType guess_data_source_type(const vtl::Value& document) {
  if (!document.is_map()) return DataSourceType::none;
  const vtl::Map& map = *document.as_map();
  std::string_view operation;
  if (const vtl::Value* value = find_member(map, "operation");
      value != nullptr && value->is_string()) {
    operation = value->as_string();
  }
  for (DataSourceType type :
       {DataSourceType::amazon_dynamodb, DataSourceType::aws_lambda,
        DataSourceType::amazon_opensearch_service, DataSourceType::amazon_eventbridge}) {
    for (const Operation& row : operations_of(type)) {
      if (row.name == operation) return type;
    }
  }
  if (map.find("resourcePath") != nullptr || map.find("method") != nullptr)
    return DataSourceType::http;
  if (map.find("statements") != nullptr) return DataSourceType::relational_database;
  return DataSourceType::none;
}

ContractResult check_request(const vtl::Value& document, const DataSource& data_source,
                             RequestPlace place) {
  ContractResult result;
  ContractWalk walk(result.warnings);
  try {
    check_document(walk, document, data_source, place, result);
  } catch (ContractRefusal& refusal) {
    result.error = std::move(refusal.error);
  }
  return result;
}

}  // namespace appsync
