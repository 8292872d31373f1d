// A data source of type AMAZON_DYNAMODB: what a resolver's document asks for is done to tables, and
// what comes back has AppSync's shape.
//
// The document is taken as the request contract lets it pass (appsync/request_contract.h); nothing
// of AppSync's own checks is repeated here.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "dynamodb/error.h"
#include "dynamodb/json.h"

namespace api {

/// One operation of DynamoDB: on tables here, or by way of HTTP on tables elsewhere.
using CallTables =
    std::function<dynamodb::Expected<dynamodb::Json>(const std::string& operation, dynamodb::Json)>;

/// What becomes of a write whose `_version` is not that of the stored item.
enum class ConflictStrategy : std::uint8_t { refuse, automerge, function };

/// A table with conflict detection: items have `_version`, `_lastChangedAt`, `_deleted` and `_ttl`,
/// and changes are noted in a second table, where Sync finds them.
struct Versioning {
  /// Begins the keys of the delta table.
  std::string data_source;
  ConflictStrategy strategy = ConflictStrategy::refuse;
  /// Empty: changes are not noted.
  std::string delta_table;
  /// How long deleted items stay, and how long changes are known; in minutes.
  std::int64_t base_minutes = 43'200;
  std::int64_t delta_minutes = 1'440;
  /// Milliseconds since 1970.
  std::function<std::int64_t()> clock;
};

struct DynamoSourceSettings {
  /// The table of operations on one table; batches and transactions name theirs.
  std::string table;
  /// What a nextToken is good for: a token of another resolver is refused.
  std::string resolver;
  /// Stands in the texts of errors, where the service has the id of its request.
  std::string request_id = "00000000000000000000000000000000000000000000000000000";
  /// Whether the error of a failed condition comes with the stored item as the result, as
  /// documented; a resolver of the service was seen in 2024 that got none.
  bool gives_item_of_failed_condition = true;
  std::optional<Versioning> versioning = {};
};

struct SourceError {
  std::string type;
  std::string message;
  /// The tables could not be asked at all: no error of the service.
  bool is_unreachable = false;
};

/// `$ctx.result`, and `$ctx.error` where something failed; a failed condition and a cancelled
/// transaction have both.
struct SourceAnswer {
  dynamodb::Json result;
  std::optional<SourceError> error;
};

SourceAnswer ask_dynamodb(const dynamodb::Json& document, const DynamoSourceSettings& settings,
                          const CallTables& call);

}  // namespace api
