#include "api/dynamodb_source.h"

#include <algorithm>

#include "api/data_sources/dynamodb/page_token.h"
#include "api/data_sources/dynamodb/typed_values.h"
#include "dynamodb/plain_json.h"

namespace api {
namespace {

using dynamodb::Error;
using dynamodb::Expected;
using dynamodb::Json;
using dynamodb::JsonArray;
using dynamodb::plain_item;

// Exceptions that keep their own name; all others of the client's fault are DynamoDbException.
constexpr std::string_view kNamed[] = {
    "ConditionalCheckFailedException", "TransactionCanceledException",
    "TransactionConflictException", "ProvisionedThroughputExceededException"};

// One document on its way to DynamoDB and back.
class Document {
 public:
  Document(const Json& document, const DynamoSourceSettings& settings, const CallTables& call)
      : document_(document), settings_(settings), call_(call) {}

  SourceAnswer answer() const {
    const std::string* operation = document_.text("operation");
    for (const Row& row : kRows) {
      if (operation != nullptr && row.operation == *operation) return (this->*row.answer)();
    }
    return {nullptr,
            SourceError{"MappingTemplate", "Unsupported operation '" +
                                               (operation == nullptr ? "" : *operation) + "'."}};
  }

 private:
  struct Row {
    std::string_view operation;
    SourceAnswer (Document::*answer)() const;
  };
  static const Row kRows[11];

  SourceError error_of(const Error& error) const {
    const bool is_named =
        std::find(std::begin(kNamed), std::end(kNamed), error.type) != std::end(kNamed);
    return {"DynamoDB:" + (is_named ? error.type : "DynamoDbException"),
            error.message +
                " (Service: DynamoDb, Status Code: 400, Request ID: " + settings_.request_id + ")"};
  }

  SourceAnswer failed(const Error& error, Json result = nullptr) const {
    return {std::move(result), error_of(error)};
  }

  // -- parts of requests

  Json request() const {
    Json out = Json::object();
    out.add("TableName", settings_.table);
    return out;
  }

  static void copy(const Json& from, const char* name, Json& to, const char* member) {
    const Json* value = from.find(name);
    if (value != nullptr && !value->is_null()) to.add(member, *value);
  }

  // An expression block: its text under a name of DynamoDB's, its placeholders with all others.
  static void add_expression(const Json& from, const char* block, const char* member, Json& to) {
    const Json* expression = from.find(block);
    if (expression == nullptr || expression->as_object() == nullptr) return;
    copy(*expression, "expression", to, member);
    merge(expression->find("expressionNames"), "ExpressionAttributeNames", to);
    const Json values = typed_values(expression->find("expressionValues"));
    merge(&values, "ExpressionAttributeValues", to);
  }

  static void merge(const Json* entries, const char* member, Json& to) {
    if (entries == nullptr || entries->as_object() == nullptr || entries->as_object()->empty()) {
      return;
    }
    if (to.find(member) == nullptr) to.add(member, Json::object());
    for (const auto& [name, value] : *entries->as_object()) to.find(member)->set(name, value);
  }

  static Json item_of(const Json& document) {
    Json item = typed_values(document.find("attributeValues"));
    const Json key = typed_values(document.find("key"));
    for (const auto& [name, value] : *key.as_object()) item.set(name, value);
    return item;
  }

  static Json result_item(const Json& answer, const char* member) {
    const Json* item = answer.find(member);
    return item == nullptr ? Json() : plain_item(*item);
  }

  // -- single items

  SourceAnswer get_item() const {
    Json out = request();
    out.add("Key", typed_values(document_.find("key")));
    copy(document_, "consistentRead", out, "ConsistentRead");
    add_expression(document_, "projection", "ProjectionExpression", out);
    const auto answer = call_("GetItem", std::move(out));
    if (!answer) return failed(answer.error());
    return {result_item(*answer, "Item"), std::nullopt};
  }

  SourceAnswer put_item() const {
    Json out = request();
    const Json item = item_of(document_);
    out.add("Item", item);
    add_expression(document_, "condition", "ConditionExpression", out);
    const auto answer = call_("PutItem", std::move(out));
    if (answer) return {stored_form(item), std::nullopt};
    if (answer.error().type != kNamed[0]) return failed(answer.error());
    const Json stored = stored_item();
    if (stored.is_null()) return condition_failed(answer.error(), stored);
    const Json wanted = stored_form(item);
    if (is_same(wanted, stored)) return {stored, std::nullopt};
    return condition_failed(answer.error(), stored);
  }

  SourceAnswer update_item() const {
    Json out = request();
    out.add("Key", typed_values(document_.find("key")));
    out.add("ReturnValues", "ALL_NEW");
    add_expression(document_, "update", "UpdateExpression", out);
    add_expression(document_, "condition", "ConditionExpression", out);
    const auto answer = call_("UpdateItem", std::move(out));
    if (answer) return {result_item(*answer, "Attributes"), std::nullopt};
    if (answer.error().type != kNamed[0]) return failed(answer.error());
    return condition_failed(answer.error(), stored_item());
  }

  SourceAnswer delete_item() const {
    Json out = request();
    out.add("Key", typed_values(document_.find("key")));
    out.add("ReturnValues", "ALL_OLD");
    add_expression(document_, "condition", "ConditionExpression", out);
    const auto answer = call_("DeleteItem", std::move(out));
    if (answer) return {result_item(*answer, "Attributes"), std::nullopt};
    if (answer.error().type != kNamed[0]) return failed(answer.error());
    const Json stored = stored_item();
    if (stored.is_null()) return {nullptr, std::nullopt};
    return condition_failed(answer.error(), stored);
  }

  // An item in the spelling in which it will come back.
  static Json stored_form(const Json& typed) {
    const auto stored = dynamodb::stored_form(typed);
    return plain_item(stored ? *stored : typed);
  }

  // The item under the document's key, or null.
  Json stored_item() const {
    Json out = request();
    out.add("Key", typed_values(document_.find("key")));
    const Json* condition = document_.find("condition");
    const Json* wanted = condition == nullptr ? nullptr : condition->find("consistentRead");
    out.add("ConsistentRead",
            wanted == nullptr || wanted->as_bool() == nullptr || *wanted->as_bool());
    const auto answer = call_("GetItem", std::move(out));
    return answer ? result_item(*answer, "Item") : Json();
  }

  // Whether what should have been written is there already, but for the attributes of equalsIgnore.
  bool is_same(const Json& wanted, const Json& stored) const {
    std::vector<std::string> ignored;
    const Json* condition = document_.find("condition");
    const Json* names = condition == nullptr ? nullptr : condition->find("equalsIgnore");
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

  // A text that is the same for the same value, whatever the order of its members.
  static std::string sorted_text(const Json& value) {
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

  SourceAnswer condition_failed(const Error& error, Json stored) const {
    const Json* condition = document_.find("condition");
    const Json* handler =
        condition == nullptr ? nullptr : condition->find("conditionalCheckFailedHandler");
    const std::string* strategy = handler == nullptr ? nullptr : handler->text("strategy");
    if (strategy != nullptr && *strategy == "Custom") {
      return {std::move(stored),
              SourceError{"DynamoDB:ConditionalCheckFailedException",
                          "The handler of the failed condition is a Lambda function, and functions "
                          "are not available here: it would have been called now"}};
    }
    if (!settings_.gives_item_of_failed_condition) stored = nullptr;
    return failed(error, std::move(stored));
  }

  // -- pages

  std::string token_owner() const {
    return settings_.resolver.empty() ? settings_.table : settings_.resolver;
  }

  SourceAnswer page(const char* operation, Json out) const {
    const Json* token = document_.find("nextToken");
    if (token != nullptr && token->as_string() != nullptr) {
      auto key = read_page_token(*token->as_string(), token_owner());
      if (!key) {
        return {nullptr,
                SourceError{"DynamoDB:UserIllegalArgumentException",
                            "com.amazonaws.deepdish.common.pagination."
                            "InvalidPaginationTokenException: Invalid pagination token given."}};
      }
      out.add("ExclusiveStartKey", std::move(*key));
    }
    copy(document_, "index", out, "IndexName");
    copy(document_, "limit", out, "Limit");
    copy(document_, "consistentRead", out, "ConsistentRead");
    copy(document_, "select", out, "Select");
    add_expression(document_, "filter", "FilterExpression", out);
    add_expression(document_, "projection", "ProjectionExpression", out);
    const auto answer = call_(operation, std::move(out));
    if (!answer) return failed(answer.error());
    Json items = Json::array();
    if (const Json* found = answer->find("Items")) {
      for (const Json& item : *found->as_array()) items.push(plain_item(item));
    }
    Json result = Json::object();
    result.add("items", std::move(items));
    const Json* last = answer->find("LastEvaluatedKey");
    result.add("nextToken", last == nullptr ? Json() : Json(page_token(*last, token_owner())));
    result.add("scannedCount", *answer->find("ScannedCount"));
    return {std::move(result), std::nullopt};
  }

  SourceAnswer query() const {
    Json out = request();
    add_expression(document_, "query", "KeyConditionExpression", out);
    copy(document_, "scanIndexForward", out, "ScanIndexForward");
    return page("Query", std::move(out));
  }

  SourceAnswer scan() const {
    Json out = request();
    copy(document_, "totalSegments", out, "TotalSegments");
    copy(document_, "segment", out, "Segment");
    return page("Scan", std::move(out));
  }

  // -- batches

  SourceAnswer batch_get_item() const {
    Json requests = Json::object();
    for (const auto& [table, entry] : tables()) {
      Json request = Json::object();
      // A list of keys alone is how an example of the documentation has it.
      const Json* keys = entry.as_array() != nullptr ? &entry : entry.find("keys");
      request.add("Keys", typed_list(keys));
      copy(entry, "consistentRead", request, "ConsistentRead");
      add_expression(entry, "projection", "ProjectionExpression", request);
      requests.add(table, std::move(request));
    }
    // Items are found again by their keys, so one read per key tells which belongs to which.
    Json data = Json::object(), unprocessed = Json::object();
    Json whole = Json::object();
    whole.add("RequestItems", requests);
    const auto answer = call_("BatchGetItem", std::move(whole));
    if (!answer) return failed(answer.error());
    for (const auto& [table, request] : *requests.as_object()) {
      Json items = Json::array();
      for (const Json& key : *request.find("Keys")->as_array()) {
        Json one = request;
        one.remove("Keys");
        one.add("TableName", table);
        one.add("Key", key);
        const auto found = call_("GetItem", std::move(one));
        if (!found) return failed(found.error());
        items.push(result_item(*found, "Item"));
      }
      data.add(table, std::move(items));
      unprocessed.add(table, Json::array());
    }
    return batch_result(std::move(data), "unprocessedKeys", std::move(unprocessed));
  }

  SourceAnswer batch_put_item() const { return batch_write("PutRequest", "Item"); }
  SourceAnswer batch_delete_item() const { return batch_write("DeleteRequest", "Key"); }

  SourceAnswer batch_write(const char* kind, const char* member) const {
    Json requests = Json::object(), data = Json::object(), unprocessed = Json::object();
    for (const auto& [table, entries] : tables()) {
      Json writes = Json::array(), plain = Json::array();
      const Json typed = typed_list(&entries);
      for (const Json& entry : *typed.as_array()) {
        Json inner = Json::object(), write = Json::object();
        plain.push(stored_form(entry));
        inner.add(member, entry);
        write.add(kind, std::move(inner));
        writes.push(std::move(write));
      }
      requests.add(table, std::move(writes));
      data.add(table, std::move(plain));
      unprocessed.add(table, Json::array());
    }
    Json whole = Json::object();
    whole.add("RequestItems", std::move(requests));
    const auto answer = call_("BatchWriteItem", std::move(whole));
    if (!answer) return failed(answer.error());
    const bool is_put = kind[0] == 'P';
    return batch_result(std::move(data), is_put ? "unprocessedItems" : "unprocessedKeys",
                        std::move(unprocessed));
  }

  dynamodb::JsonObject tables() const {
    const Json* tables = document_.find("tables");
    if (tables == nullptr || tables->as_object() == nullptr) return {};
    return *tables->as_object();
  }

  static Json typed_list(const Json* list) {
    Json out = Json::array();
    if (list == nullptr || list->as_array() == nullptr) return out;
    for (const Json& element : *list->as_array()) out.push(typed_values(&element));
    return out;
  }

  static SourceAnswer batch_result(Json data, const char* rest_name, Json rest) {
    Json result = Json::object();
    result.add("data", std::move(data));
    result.add(rest_name, std::move(rest));
    return {std::move(result), std::nullopt};
  }

  // -- transactions

  JsonArray transact_items() const {
    const Json* items = document_.find("transactItems");
    if (items == nullptr || items->as_array() == nullptr) return {};
    return *items->as_array();
  }

  SourceAnswer transact_get_items() const {
    Json entries = Json::array();
    for (const Json& item : transact_items()) {
      Json get = Json::object(), entry = Json::object();
      copy(item, "table", get, "TableName");
      get.add("Key", typed_values(item.find("key")));
      add_expression(item, "projection", "ProjectionExpression", get);
      entry.add("Get", std::move(get));
      entries.push(std::move(entry));
    }
    Json whole = Json::object();
    whole.add("TransactItems", std::move(entries));
    const auto answer = call_("TransactGetItems", std::move(whole));
    if (!answer) return transaction_failed(answer.error(), "items");
    Json items = Json::array();
    for (const Json& response : *answer->find("Responses")->as_array()) {
      items.push(result_item(response, "Item"));
    }
    return transaction_result("items", std::move(items));
  }

  SourceAnswer transact_write_items() const {
    Json entries = Json::array(), keys = Json::array();
    for (const Json& item : transact_items()) {
      const std::string* operation = item.text("operation");
      const std::string kind = operation == nullptr ? "" : *operation;
      Json action = Json::object(), entry = Json::object();
      copy(item, "table", action, "TableName");
      if (kind == "PutItem") {
        action.add("Item", item_of(item));
      } else {
        action.add("Key", typed_values(item.find("key")));
      }
      add_expression(item, "update", "UpdateExpression", action);
      add_expression(item, "condition", "ConditionExpression", action);
      const Json* condition = item.find("condition");
      const Json* wanted =
          condition == nullptr ? nullptr : condition->find("returnValuesOnConditionCheckFailure");
      const bool wants_none =
          wanted != nullptr && wanted->as_bool() != nullptr && !*wanted->as_bool();
      action.add("ReturnValuesOnConditionCheckFailure", wants_none ? "NONE" : "ALL_OLD");
      entry.add(kind == "ConditionCheck" ? kind : kind.substr(0, kind.find("Item")),
                std::move(action));
      entries.push(std::move(entry));
      const Json key = typed_values(item.find("key"));
      keys.push(plain_item(key));
    }
    Json whole = Json::object();
    whole.add("TransactItems", std::move(entries));
    const auto answer = call_("TransactWriteItems", std::move(whole));
    if (!answer) return transaction_failed(answer.error(), "keys");
    return transaction_result("keys", std::move(keys));
  }

  static SourceAnswer transaction_result(const char* member, Json values) {
    Json result = Json::object();
    result.add(member, std::move(values));
    result.add("cancellationReasons", nullptr);
    return {std::move(result), std::nullopt};
  }

  SourceAnswer transaction_failed(const Error& error, const char* member) const {
    const Json* reasons = error.details.find("CancellationReasons");
    if (reasons == nullptr) return failed(error);
    Json list = Json::array();
    for (const Json& reason : *reasons->as_array()) {
      Json out = Json::object();
      const std::string* code = reason.text("Code");
      const std::string* message = reason.text("Message");
      const bool is_condition = code != nullptr && *code == "ConditionalCheckFailed";
      if (is_condition) {
        if (const Json* item = reason.find("Item")) out.add("item", plain_item(*item));
        out.add("type", "ConditionCheckFailed");
        out.add("message", "The condition check failed.");
      } else {
        out.add("type", code == nullptr ? "None" : *code);
        out.add("message", message == nullptr ? "None" : *message);
      }
      list.push(std::move(out));
    }
    Json result = Json::object();
    result.add(member, nullptr);
    result.add("cancellationReasons", std::move(list));
    return failed(error, std::move(result));
  }

  const Json& document_;
  const DynamoSourceSettings& settings_;
  const CallTables& call_;
};

const Document::Row Document::kRows[11] = {
    {"GetItem", &Document::get_item},
    {"PutItem", &Document::put_item},
    {"UpdateItem", &Document::update_item},
    {"DeleteItem", &Document::delete_item},
    {"Query", &Document::query},
    {"Scan", &Document::scan},
    {"BatchGetItem", &Document::batch_get_item},
    {"BatchPutItem", &Document::batch_put_item},
    {"BatchDeleteItem", &Document::batch_delete_item},
    {"TransactGetItems", &Document::transact_get_items},
    {"TransactWriteItems", &Document::transact_write_items},
};

}  // namespace

SourceAnswer ask_dynamodb(const Json& document, const DynamoSourceSettings& settings,
                          const CallTables& call) {
  return Document(document, settings, call).answer();
}

}  // namespace api
