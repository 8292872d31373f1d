// Seeds: tables with their first items, in one file.
//
//   {"tables": [{"TableName": "chat", "KeySchema": [..], "AttributeDefinitions": [..],
//                "items": [{"pk": "a", "n": 1}], "typed": false}]}
//
// An element is a CreateTable document with two more members: `items`, and `typed`, which says that
// the items are in DynamoDB's typed JSON. Without BillingMode and throughput a table is
// PAY_PER_REQUEST.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dynamodb/database.h"

namespace dynamodb {

/// Why a seed could not be used, and where in it: keys and decimal indexes.
struct SeedProblem {
  std::string message;
  std::vector<std::string> path;
};

/// Creates the tables and puts the items. A table that is there already stays as it is.
std::optional<SeedProblem> load_seed(Database& database, const Json& seed);

}  // namespace dynamodb
