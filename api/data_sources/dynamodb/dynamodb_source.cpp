#include "api/dynamodb_source.h"

#include <algorithm>

#include "api/data_sources/dynamodb/document_parts.h"
#include "api/data_sources/dynamodb/page_token.h"
#include "api/data_sources/dynamodb/typed_values.h"
#include "api/data_sources/dynamodb/versioned_writes.h"
#include "dynamodb/plain_json.h"

namespace api {
namespace {

using dynamodb::Error;
using dynamodb::Expected;
using dynamodb::Json;
using dynamodb::JsonArray;
using dynamodb::plain_item;

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

  Json request() const { return table_request(settings_); }
  SourceAnswer failed(const Error& error, Json result = nullptr) const {
    return api::failed(error, settings_, std::move(result));
  }

  // -- single items

  SourceAnswer get_item() const {
    Json out = request();
    out.add("Key", typed_values(document_.find("key")));
    copy_member(document_, "consistentRead", out, "ConsistentRead");
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
    if (answer) return {plain_stored_form(item), std::nullopt};
    return not_written(answer.error());
  }

  SourceAnswer update_item() const {
    Json out = request();
    out.add("Key", typed_values(document_.find("key")));
    out.add("ReturnValues", "ALL_NEW");
    add_expression(document_, "update", "UpdateExpression", out);
    add_expression(document_, "condition", "ConditionExpression", out);
    const auto answer = call_("UpdateItem", std::move(out));
    if (answer) return {result_item(*answer, "Attributes"), std::nullopt};
    return not_written(answer.error());
  }

  SourceAnswer delete_item() const {
    Json out = request();
    out.add("Key", typed_values(document_.find("key")));
    out.add("ReturnValues", "ALL_OLD");
    add_expression(document_, "condition", "ConditionExpression", out);
    const auto answer = call_("DeleteItem", std::move(out));
    if (answer) return {result_item(*answer, "Attributes"), std::nullopt};
    return not_written(answer.error());
  }

  SourceAnswer not_written(const Error& error) const {
    if (!is_failed_condition(error)) return failed(error);
    return after_failed_condition(document_, settings_, error, stored_item());
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

  // -- pages

  std::string token_owner() const {
    return settings_.resolver.empty() ? settings_.table : settings_.resolver;
  }

  SourceAnswer page(const char* operation, Json out) const {
    const Json* token = document_.find("nextToken");
    if (token != nullptr && token->as_string() != nullptr) {
      auto key = read_page_token(*token->as_string(), token_owner());
      if (!key) {
        return refused_token();
      }
      out.add("ExclusiveStartKey", std::move(*key));
    }
    copy_member(document_, "index", out, "IndexName");
    copy_member(document_, "limit", out, "Limit");
    copy_member(document_, "consistentRead", out, "ConsistentRead");
    copy_member(document_, "select", out, "Select");
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
    copy_member(document_, "scanIndexForward", out, "ScanIndexForward");
    return page("Query", std::move(out));
  }

  SourceAnswer scan() const {
    Json out = request();
    copy_member(document_, "totalSegments", out, "TotalSegments");
    copy_member(document_, "segment", out, "Segment");
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
      copy_member(entry, "consistentRead", request, "ConsistentRead");
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
        plain.push(plain_stored_form(entry));
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
      copy_member(item, "table", get, "TableName");
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
      copy_member(item, "table", action, "TableName");
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
  if (settings.versioning) {
    const std::string* operation = document.text("operation");
    if (operation != nullptr && *operation == "Sync") return sync_table(document, settings, call);
    if (operation != nullptr && is_versioned_write(*operation))
      return write_versioned(document, settings, call);
  }
  return Document(document, settings, call).answer();
}

}  // namespace api
