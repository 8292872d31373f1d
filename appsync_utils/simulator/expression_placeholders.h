// Checks `#names` and `:values` of the expressions of one operation against those that the
// expressions use: DynamoDB refuses a placeholder that is defined and not used, or used and not
// defined.
//
// Both are warnings, since the table would refuse them, not the mapping. `update` and `condition`
// (`query` and `filter`) of one operation share their placeholders; a definition that two of them
// give differently is an error, as on the service since November 2021.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "appsync/request_contract.h"
#include "vtl/object.h"

namespace appsync {

/// An object with `expression`, and perhaps `expressionNames` and `expressionValues`. Precondition:
/// it has the right shape.
struct ExpressionBlock {
  JsonPath path;
  const vtl::Map* object = nullptr;
};

std::optional<ContractError> check_placeholders(std::span<const ExpressionBlock> blocks,
                                                std::vector<ContractWarning>& warnings);

}  // namespace appsync
