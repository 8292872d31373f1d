// A data source of type AMAZON_DYNAMODB: what a resolver's document asks for is done to tables, and
// what comes back has AppSync's shape.
//
// The document is taken as the request contract lets it pass (appsync/request_contract.h); nothing
// of AppSync's own checks is repeated here.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "dynamodb/error.h"
#include "dynamodb/json.h"

namespace api {

/// One operation of DynamoDB: on tables here, or by way of HTTP on tables elsewhere.
using CallTables =
    std::function<dynamodb::Expected<dynamodb::Json>(const std::string& operation, dynamodb::Json)>;

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
};

struct SourceError {
  std::string type;
  std::string message;
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
