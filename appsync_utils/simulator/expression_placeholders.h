// `#names` and `:values` of the expressions of one operation, against those that the expressions
// use.
//
// Why: DynamoDB refuses a placeholder that is defined and not used, or used and not defined;
// templates that build expressions in loops get this wrong more than anything else.
// Invariants: unused and undefined ones are warnings (the table would refuse, not the mapping); a
// definition that two blocks give differently is an error.
// AppSync quirk: `update` and `condition` (`query` and `filter`) of one operation share their
// placeholders; the same `:value` in both was silently overwritten until November 2021 and is
// refused since.
// Threads: pure function.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "appsync/request_contract.h"
#include "vtl/object.h"

namespace appsync {

/// An object with `expression`, and perhaps `expressionNames` and `expressionValues`, already of
/// the right shape.
struct ExpressionBlock {
  JsonPath path;
  const vtl::Map* object = nullptr;
};

std::optional<ContractError> check_placeholders(std::span<const ExpressionBlock> blocks,
                                                std::vector<ContractWarning>& warnings);

}  // namespace appsync
