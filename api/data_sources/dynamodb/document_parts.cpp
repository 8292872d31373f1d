#include "api/data_sources/dynamodb/document_parts.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "api/data_sources/dynamodb/typed_values.h"
#include "dynamodb/plain_json.h"

namespace api {
namespace {

using dynamodb::Error;
using dynamodb::Json;
using dynamodb::JsonArray;

constexpr std::string_view kConditionFailed = "ConditionalCheckFailedException";
// Exceptions that keep their own name; all others of the client's fault are DynamoDbException.
constexpr std::string_view kNamed[] = {kConditionFailed, "TransactionCanceledException",
                                       "TransactionConflictException",
                                       "ProvisionedThroughputExceededException"};
constexpr std::string_view kUnreachable = "EndpointError";

void merge(const Json* entries, const char* member, Json& to) {
  if (entries == nullptr || entries->as_object() == nullptr || entries->as_object()->empty()) {
    return;
  }
  if (to.find(member) == nullptr) to.add(member, Json::object());
  for (const auto& [name, value] : *entries->as_object()) to.find(member)->set(name, value);
}

// A text that is the same for the same value, whatever the order of its members.
std::string sorted_text(const Json& value) {
  if (const JsonArray* list = value.as_array()) {
    std::string out = "[";
    for (const Json& element : *list) out += sorted_text(element) + ",";
    return out + "]";
  }
  if (value.as_object() == nullptr) return dynamodb::to_text(value);
  std::vector<std::string> members;
  for (const auto& [name, member] : *value.as_object()) {
    members.push_back(dynamodb::to_text(Json(name)) + ":" + sorted_text(member));
  }
  std::sort(members.begin(), members.end());
  std::string out = "{";
  for (const std::string& member : members) out += member + ",";
  return out + "}";
}

// Whether what should have been written is there already, but for the attributes of equalsIgnore.
bool is_same(const Json& wanted, const Json& stored, const Json* names) {
  std::vector<std::string> ignored;
  if (names != nullptr && names->as_array() != nullptr) {
    for (const Json& name : *names->as_array()) {
      if (name.as_string() != nullptr) ignored.push_back(*name.as_string());
    }
  }
  const auto members = [&](const Json& item) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& [name, value] : *item.as_object()) {
      if (std::find(ignored.begin(), ignored.end(), name) != ignored.end()) continue;
      out.emplace_back(name, sorted_text(value));
    }
    std::sort(out.begin(), out.end());
    return out;
  };
  return members(wanted) == members(stored);
}

}  // namespace

Json table_request(const DynamoSourceSettings& settings) {
  Json out = Json::object();
  out.add("TableName", settings.table);
  return out;
}

void copy_member(const Json& from, const char* name, Json& to, const char* member) {
  const Json* value = from.find(name);
  if (value != nullptr && !value->is_null()) to.add(member, *value);
}

void add_expression(const Json& from, const char* block, const char* member, Json& to) {
  const Json* expression = from.find(block);
  if (expression == nullptr || expression->as_object() == nullptr) return;
  copy_member(*expression, "expression", to, member);
  merge(expression->find("expressionNames"), "ExpressionAttributeNames", to);
  const Json values = typed_values(expression->find("expressionValues"));
  merge(&values, "ExpressionAttributeValues", to);
}

Json item_of(const Json& document) {
  Json item = typed_values(document.find("attributeValues"));
  const Json key = typed_values(document.find("key"));
  for (const auto& [name, value] : *key.as_object()) item.set(name, value);
  return item;
}

Json result_item(const Json& answer, const char* member) {
  const Json* item = answer.find(member);
  return item == nullptr ? Json() : dynamodb::plain_item(*item);
}

Json plain_stored_form(const Json& typed) {
  const auto stored = dynamodb::stored_form(typed);
  return dynamodb::plain_item(stored ? *stored : typed);
}

SourceError source_error(const Error& error, const DynamoSourceSettings& settings) {
  if (error.type == kUnreachable) return {error.type, error.message, true};
  const bool is_named =
      std::find(std::begin(kNamed), std::end(kNamed), error.type) != std::end(kNamed);
  return {"DynamoDB:" + (is_named ? error.type : "DynamoDbException"),
          error.message +
              " (Service: DynamoDb, Status Code: 400, Request ID: " + settings.request_id + ")"};
}

SourceAnswer failed(const Error& error, const DynamoSourceSettings& settings, Json result) {
  return {std::move(result), source_error(error, settings)};
}

bool is_failed_condition(const Error& error) {
  return error.type == kConditionFailed;
}

SourceAnswer after_failed_condition(const Json& document, const DynamoSourceSettings& settings,
                                    const Error& error, Json stored) {
  const Json* condition = document.find("condition");
  const auto of_condition = [&](const char* name) {
    return condition == nullptr ? nullptr : condition->find(name);
  };
  const std::string* operation = document.text("operation");
  if (operation != nullptr && *operation == "DeleteItem" && stored.is_null()) return {};
  if (operation != nullptr && *operation == "PutItem" && !stored.is_null() &&
      is_same(plain_stored_form(item_of(document)), stored, of_condition("equalsIgnore"))) {
    return {std::move(stored), std::nullopt};
  }
  const Json* handler = of_condition("conditionalCheckFailedHandler");
  const std::string* strategy = handler == nullptr ? nullptr : handler->text("strategy");
  if (strategy != nullptr && *strategy == "Custom") {
    return {std::move(stored),
            SourceError{"DynamoDB:" + std::string(kConditionFailed),
                        "The handler of the failed condition is a Lambda function, and functions "
                        "are not available here: it would have been called now"}};
  }
  if (!settings.gives_item_of_failed_condition) stored = nullptr;
  return failed(error, settings, std::move(stored));
}

SourceAnswer refused_token() {
  return {nullptr, SourceError{"DynamoDB:UserIllegalArgumentException",
                               "com.amazonaws.deepdish.common.pagination."
                               "InvalidPaginationTokenException: Invalid pagination token given."}};
}

}  // namespace api
