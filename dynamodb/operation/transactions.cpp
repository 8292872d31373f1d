#include <algorithm>
#include <set>

#include "dynamodb/operation/capacity.h"
#include "dynamodb/operation/operations.h"
#include "dynamodb/operation/read.h"
#include "dynamodb/operation/write.h"
#include "dynamodb/value/item_bytes.h"

// A transaction either does all of its actions or says for each why not. The order of checks is
// visible, since only the first kind that fails is reported:
//
//   1. the request: one action per entry, its keys and expressions, its size; a plain
//   ValidationException
//   2. the tables, nested keys, and two actions on one item; also plain
//   3. each action against its table's definition: cancelled, and the first wrong action alone is
//   named
//   4. conditions against the items: cancelled, and every action that fails is named, the others
//   "None";
//      but an action that cannot be done at all (an update of a wrong type) is named alone, as in 3
//
// Everything up to here only plans (PlannedWrite). The plans are applied in one transaction of the
// store, so nothing half done can be seen. A request with a ClientRequestToken that comes again
// within ten minutes does nothing.

namespace dynamodb {
namespace {

constexpr std::int64_t kTokenMillis = 10 * 60 * 1000;
constexpr std::size_t kMaxRequestBytes = 4 * 1024 * 1024;

constexpr char kTwice[] = "Transaction request cannot include multiple operations on one item";

Json no_reason() {
  Json out = Json::object();
  out.add("Code", "None");
  return out;
}

Json invalid_reason(const Error& error) {
  Json out = Json::object();
  out.add("Code", "ValidationError");
  out.add("Message", error.message);
  return out;
}

Error cancelled(JsonArray reasons) {
  std::string codes;
  for (const Json& reason : reasons) {
    codes += (codes.empty() ? "" : ", ") + *reason.text("Code");
  }
  Error error{"TransactionCanceledException",
              "Transaction cancelled, please refer cancellation reasons for specific reasons [" +
                  codes + "]"};
  error.details = Json::object();
  error.details.add("CancellationReasons", Json(std::move(reasons)));
  return error;
}

// What tells items apart before it is known whether their keys are right.
std::string identity_of(const Table& table, const Item& item) {
  Item keys;
  for (const std::string& name : table.keys().names()) {
    const Value* value = item.find(name);
    if (value != nullptr) keys.set(name, *value);
  }
  return item_bytes(keys);
}

// One entry that is wrong, and none of the others counts.
Error cancelled_by(std::size_t count, std::size_t place, const Error& error) {
  JsonArray reasons(count, no_reason());
  reasons[place] = invalid_reason(error);
  return cancelled(std::move(reasons));
}

struct Action {
  std::string table;
  const Json* request = nullptr;
  Write write;
};

constexpr std::pair<const char*, WriteKind> kActions[] = {{"ConditionCheck", WriteKind::check},
                                                          {"Put", WriteKind::put},
                                                          {"Update", WriteKind::update},
                                                          {"Delete", WriteKind::remove}};

Expected<Action> read_action(Engine& engine, const Json& entry) {
  if (entry.as_object()->size() != 1) {
    return validation_error("TransactItems can only contain one of Check, Put, Update or Delete");
  }
  for (const auto& [name, kind] : kActions) {
    const Json* request = entry.find(name);
    if (request == nullptr) continue;
    auto write = read_write(engine, *request, kind);
    if (!write) return write.error();
    return Action{*request->text("TableName"), request, std::move(*write)};
  }
  return validation_error("TransactItems can only contain one of Check, Put, Update or Delete");
}

class WriteTransaction {
 public:
  WriteTransaction(Engine& engine, const Json& request) : engine_(engine), request_(request) {}

  /// Stops at the first action that is wrong in itself; plan() says so, since the tables of the
  /// actions before it come first.
  void read() {
    std::size_t size = 0;
    for (const Json& entry : *request_.find("TransactItems")->as_array()) {
      auto action = read_action(engine_, entry);
      if (!action) {
        misread_ = action.error();
        return;
      }
      size += item_size(item_bytes(action->write.item));
      actions_.push_back(std::move(*action));
    }
    if (size > kMaxRequestBytes)
      misread_ = validation_error("Transaction request size cannot exceed 4194304 bytes");
  }

  // Keys and types first, of which the first that is wrong is named; then conditions, of which all
  // that fail are; then what depends on the items.
  Check plan() {
    std::set<std::pair<std::string, std::string>> seen;
    for (const Action& action : actions_) {
      const auto table = engine_.item_table(action.table);
      if (!table) return table.error();
      if (Check check = check_nested_keys(**table, action.write)) return check;
    }
    if (misread_) return misread_;
    for (const Action& action : actions_) {
      const Table& table = **engine_.item_table(action.table);
      if (!seen.emplace(action.table, identity_of(table, action.write.item)).second) {
        return validation_error(kTwice);
      }
    }
    for (std::size_t i = 0; i < actions_.size(); ++i) {
      const Table& table = **engine_.item_table(actions_[i].table);
      if (Check check = check_write(table, actions_[i].write)) {
        return cancelled_by(actions_.size(), i, *check);
      }
    }
    JsonArray reasons(actions_.size(), no_reason());
    bool is_failed = false;
    std::optional<std::size_t> invalid;
    for (std::size_t i = 0; i < actions_.size(); ++i) {
      const Table& table = **engine_.item_table(actions_[i].table);
      auto plan = plan_write(engine_, table, actions_[i].write, wants_capacity(request_));
      if (plan) {
        plans_.push_back(std::move(*plan));
        continue;
      }
      if (plan.error().type != "ConditionalCheckFailedException") {
        if (!invalid) {
          invalid = i;
          invalid_ = plan.error();
        }
        continue;
      }
      is_failed = true;
      Json reason = Json::object();
      reason.add("Code", "ConditionalCheckFailed");
      reason.add("Message", plan.error().message);
      if (const Json* item = plan.error().details.find("Item")) reason.add("Item", *item);
      reasons[i] = std::move(reason);
    }
    if (invalid) return cancelled_by(actions_.size(), *invalid, *invalid_);
    if (is_failed) return cancelled(std::move(reasons));
    return std::nullopt;
  }

  void apply() {
    for (const PlannedWrite& plan : plans_) apply_write(engine_, plan);
  }

  Json answer() const {
    Json answer = Json::object();
    if (wants_capacity(request_)) {
      std::vector<std::pair<std::string, double>> units;
      for (const PlannedWrite& plan : plans_) {
        const std::string& name = plan.table->name();
        auto place = std::find_if(units.begin(), units.end(),
                                  [&](const auto& entry) { return entry.first == name; });
        if (place == units.end()) place = units.insert(units.end(), {name, 0.0});
        place->second += 2 * write_units(plan);
      }
      Json list = Json::array();
      for (const auto& [name, sum] : units) list.push(consumed_capacity(request_, name, sum));
      answer.add("ConsumedCapacity", std::move(list));
    }
    const std::string* metrics = request_.text("ReturnItemCollectionMetrics");
    if (metrics == nullptr || *metrics != "SIZE") return answer;
    Json by_table = Json::object();
    for (std::size_t i = 0; i < plans_.size(); ++i) {
      const Table& table = *plans_[i].table;
      if (!table.has_local_index()) continue;
      if (by_table.find(table.name()) == nullptr) by_table.add(table.name(), Json::array());
      by_table.find(table.name())->push(collection_metrics(table, actions_[i].write.item));
    }
    if (!by_table.as_object()->empty()) answer.add("ItemCollectionMetrics", std::move(by_table));
    return answer;
  }

 private:
  Engine& engine_;
  const Json& request_;
  std::vector<Action> actions_;
  std::vector<PlannedWrite> plans_;
  Check misread_;
  std::optional<Error> invalid_;
};

}  // namespace

Expected<Json> transact_write_items(Engine& engine, const Json& request) {
  WriteTransaction work(engine, request);
  work.read();
  const Engine::Guard guard(engine);
  const std::string* token = request.text("ClientRequestToken");
  const std::string fingerprint = token == nullptr ? "" : to_text(*request.find("TransactItems"));
  if (token != nullptr) {
    const auto before = engine.store().find_token(*token, engine.now() - kTokenMillis);
    if (before && *before != fingerprint) {
      return Error{"IdempotentParameterMismatchException",
                   "The request uses the same client token as a previous, but non-identical "
                   "request. Do not reuse a client token with different requests, unless the "
                   "requests are identical"};
    }
    if (before) return Json::object();
  }
  if (Check check = work.plan()) return *check;
  Store::Transaction transaction(engine.store());
  work.apply();
  if (token != nullptr) engine.store().add_token(*token, fingerprint, engine.now());
  transaction.commit();
  return work.answer();
}

Expected<Json> transact_get_items(Engine& engine, const Json& request) {
  struct Get {
    std::string table;
    Item key;
    RequestExpressions expressions;
  };
  std::vector<Get> gets;
  Check misread;
  const auto read = [&](const Json& entry) -> Check {
    const Json* one = entry.find("Get");
    if (one == nullptr) return validation_error("TransactItems can only contain Get");
    if (Check check = check_members(*one, kReadMembers)) return check;
    Get get;
    get.table = *one->text("TableName");
    if (Check check = check_item_values(*one->find("Key"), get.key)) return check;
    auto expressions = read_expressions(engine, *one);
    if (!expressions) return expressions.error();
    get.expressions = std::move(*expressions);
    gets.push_back(std::move(get));
    return std::nullopt;
  };
  for (const Json& entry : *request.find("TransactItems")->as_array()) {
    if ((misread = read(entry))) break;
  }
  // What is wrong with an entry and its table comes before what is wrong with the next entry.
  const Engine::Guard guard(engine);
  for (const Get& get : gets) {
    const auto table = engine.item_table(get.table);
    if (!table) return table.error();
    if (const BoundExpression& projection = get.expressions.projection) {
      if (Check check = (*table)->check_key_paths(path_heads(projection, true))) return *check;
    }
  }
  if (misread) return *misread;
  std::set<std::pair<std::string, std::string>> seen;
  for (std::size_t i = 0; i < gets.size(); ++i) {
    const Table& table = **engine.item_table(gets[i].table);
    if (Check check = table.check_key(gets[i].key)) return cancelled_by(gets.size(), i, *check);
  }
  for (const Get& get : gets) {
    const Table& table = **engine.item_table(get.table);
    if (!seen.emplace(get.table, table.key_of(get.key)).second) return validation_error(kTwice);
  }
  Json responses = Json::array();
  std::vector<std::pair<std::string, double>> units;
  for (const Get& get : gets) {
    const Table& table = **engine.item_table(get.table);
    auto row = engine.store().get(table.id, table.key_of(get.key));
    const std::size_t size = row ? item_size(row->value) : 0;
    Json response = Json::object();
    if (row) {
      response.add("Item",
                   StoredItem{projected(get.expressions.projection, std::move(row->value))});
    }
    responses.push(std::move(response));
    auto place = std::find_if(units.begin(), units.end(),
                              [&](const auto& entry) { return entry.first == get.table; });
    if (place == units.end()) place = units.insert(units.end(), {get.table, 0.0});
    place->second += 2 * read_units(size, true);
  }
  Json answer = Json::object();
  answer.add("Responses", std::move(responses));
  if (wants_capacity(request)) {
    Json list = Json::array();
    for (const auto& [name, sum] : units) list.push(consumed_capacity(request, name, sum));
    answer.add("ConsumedCapacity", std::move(list));
  }
  return answer;
}

}  // namespace dynamodb
