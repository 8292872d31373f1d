// One read of one item: GetItem, a key of a batch, an entry of a transaction.
#pragma once

#include <optional>
#include <string>

#include "dynamodb/operation/request_expressions.h"

namespace dynamodb {

/// Projects an item as a request asks; without a projection it is the item itself.
std::string projected(const BoundExpression& projection, std::string bytes);

/// What a read of one item may have.
extern const ExpressionMembers kReadMembers;

}  // namespace dynamodb
