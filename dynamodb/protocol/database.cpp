#include "dynamodb/database.h"

#include <chrono>
#include <random>

#include "dynamodb/protocol/operation_table.h"
#include "dynamodb/protocol/shape_check.h"

namespace dynamodb {
namespace {

constexpr std::string_view kItems = "DynamoDB_20120810.";
constexpr std::string_view kStreams = "DynamoDBStreams_20120810.";

const OperationRow* operation_of(std::string_view target) {
  const bool is_of_streams = target.starts_with(kStreams);
  if (!is_of_streams && !target.starts_with(kItems)) return nullptr;
  const std::string_view prefix = is_of_streams ? kStreams : kItems;
  const OperationRow* row = find_operation(target.substr(prefix.size()));
  return row != nullptr && row->is_of_streams == is_of_streams ? row : nullptr;
}

// Where a name stands its table's ARN may stand too.
void replace_arn(Json& request, std::string_view prefix) {
  Json* name = request.find("TableName");
  if (name == nullptr || name->as_string() == nullptr) return;
  if (name->as_string()->starts_with(prefix)) {
    *name = Json(name->as_string()->substr(prefix.size()));
  }
}

void replace_arns(Json& request, std::string_view prefix) {
  replace_arn(request, prefix);
  if (Json* items = request.find("RequestItems"); items != nullptr && items->as_object()) {
    for (auto& [name, entry] : *items->as_object()) {
      if (name.starts_with(prefix)) name = name.substr(prefix.size());
    }
  }
  Json* actions = request.find("TransactItems");
  if (actions == nullptr || actions->as_array() == nullptr) return;
  for (Json& action : *actions->as_array()) {
    if (action.as_object() == nullptr) continue;
    for (auto& [kind, entry] : *action.as_object()) replace_arn(entry, prefix);
  }
}

std::string_view name_space(std::string_view type) {
  if (type == "ValidationException") return "com.amazon.coral.validate#";
  if (type == "SerializationException" || type == "UnknownOperationException" ||
      type == "AccessDeniedException" || type == "InternalServerError") {
    return "com.amazon.coral.service#";
  }
  return "com.amazonaws.dynamodb.v20120810#";
}

}  // namespace

class Database::State {
 public:
  State(Options options, std::unique_ptr<Store> store)
      : engine(std::move(options), std::move(store)) {}

  Expected<Json> run(const OperationRow& row, Json& request) {
    try {
      if (Check check = check_types(request, row.fields)) return *check;
      replace_arns(request, engine.arn_of(""));
      if (Check check = check_constraints(request, row.fields)) return *check;
      return row.run(engine, request);
    } catch (const StoreFailure& failure) {
      const std::filesystem::path& folder = engine.options().folder;
      return Error{"InternalServerError",
                   (folder.empty() ? "tables in memory" : folder.string()) + ": " + failure.what()};
    }
  }

  Engine engine;
};

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Expected<Database> Database::open(Options options) {
  if (!options.clock) {
    options.clock = [] {
      return std::chrono::duration_cast<std::chrono::milliseconds>(
                 std::chrono::system_clock::now().time_since_epoch())
          .count();
    };
  }
  if (!options.random) {
    auto source = std::make_shared<std::mt19937_64>(std::random_device{}());
    options.random = [source] { return (*source)(); };
  }
  auto store = Store::open(options.folder, options.durability);
  if (!store) return store.error();
  try {
    return Database(std::make_unique<State>(std::move(options), std::move(*store)));
  } catch (const StoreFailure& failure) {
    return Error{"InternalServerError", failure.what()};
  }
}

Expected<Json> Database::call(std::string_view operation, Json request) {
  const OperationRow* row = find_operation(operation);
  if (row == nullptr) return Error{"UnknownOperationException", ""};
  return state_->run(*row, request);
}

bool Database::is_target(std::string_view target) {
  return operation_of(target) != nullptr;
}

Answer Database::answer(std::string_view target, std::string_view body) {
  const OperationRow* row = operation_of(target);
  auto request = read_json(body);
  if (row == nullptr || !request) {
    return {400,
            error_body({request ? "UnknownOperationException" : "SerializationException", ""})};
  }
  auto result = state_->run(*row, *request);
  if (result) return {200, to_text(*result)};
  return {result.error().type == "InternalServerError" ? 500 : 400, error_body(result.error())};
}

std::string Database::snapshot() {
  const Engine::Guard guard(state_->engine);
  return state_->engine.store().serialize();
}

Check Database::restore(std::string_view snapshot) {
  const Engine::Guard guard(state_->engine);
  try {
    state_->engine.store().deserialize(snapshot);
    state_->engine.load();
    return std::nullopt;
  } catch (const StoreFailure& failure) {
    return Error{"InternalServerError", failure.what()};
  }
}

// The members' letters are the service's: `Message` where it says so, `message` otherwise.
std::string error_body(const Error& error) {
  Json body = Json::object();
  body.add("__type", std::string(name_space(error.type)) + error.type);
  const bool is_capital = error.type == "SerializationException" ||
                          error.type == "AccessDeniedException" ||
                          error.type == "TransactionCanceledException";
  if (!error.message.empty()) body.add(is_capital ? "Message" : "message", error.message);
  if (const JsonObject* details = error.details.as_object()) {
    for (const JsonMember& member : *details) body.add(member.first, member.second);
  }
  return to_text(body);
}

}  // namespace dynamodb
