#include "dynamodb/seed.h"

#include "dynamodb/plain_json.h"

namespace dynamodb {
namespace {

std::optional<SeedProblem> put_items(Database& database, const std::string& table,
                                     const JsonArray& items, bool is_typed,
                                     const std::string& place) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto problem = [&](std::string message) {
      return SeedProblem{std::move(message), {"tables", place, "items", std::to_string(i)}};
    };
    if (items[i].as_object() == nullptr) return problem("an item has to be an object");
    Json request = Json::object();
    request.add("TableName", table);
    request.add("Item", is_typed ? items[i] : typed_item(items[i]));
    const auto answer = database.call("PutItem", std::move(request));
    if (!answer) return problem(answer.error().message);
  }
  return std::nullopt;
}

std::optional<SeedProblem> load_table(Database& database, const Json& table,
                                      const std::string& place) {
  const auto problem = [&](std::string message, std::vector<std::string> more = {}) {
    SeedProblem out{std::move(message), {"tables", place}};
    out.path.insert(out.path.end(), more.begin(), more.end());
    return out;
  };
  if (table.as_object() == nullptr) return problem("a table has to be an object");
  const std::string* name = table.text("TableName");
  if (name == nullptr) return problem("a table needs a TableName");
  const Json* items = table.find("items");
  if (items != nullptr && items->as_array() == nullptr) {
    return problem("items have to be a list", {"items"});
  }
  const Json* is_typed = table.find("typed");
  if (is_typed != nullptr && is_typed->as_bool() == nullptr) {
    return problem("typed has to be true or false", {"typed"});
  }
  Json described = Json::object();
  described.add("TableName", *name);
  if (database.call("DescribeTable", std::move(described))) return std::nullopt;
  Json request = table;
  request.remove("items");
  request.remove("typed");
  if (request.find("BillingMode") == nullptr && request.find("ProvisionedThroughput") == nullptr) {
    request.add("BillingMode", "PAY_PER_REQUEST");
  }
  const auto created = database.call("CreateTable", std::move(request));
  if (!created) return problem(created.error().message);
  if (items == nullptr) return std::nullopt;
  return put_items(database, *name, *items->as_array(), table.flag("typed"), place);
}

}  // namespace

std::optional<SeedProblem> load_seed(Database& database, const Json& seed) {
  const Json* tables = seed.find("tables");
  if (tables == nullptr || tables->as_array() == nullptr) {
    return SeedProblem{"a seed needs a list `tables`", {}};
  }
  const JsonArray& list = *tables->as_array();
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (auto problem = load_table(database, list[i], std::to_string(i))) return problem;
  }
  return std::nullopt;
}

}  // namespace dynamodb
