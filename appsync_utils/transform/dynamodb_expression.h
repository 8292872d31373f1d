// Filter and condition expressions of DynamoDB from AppSync's filter objects, as the service was
// recorded to write them: $util.transform.toDynamoDBFilterExpression and
// toDynamoDBConditionExpression answer the same to the byte.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "vtl/detail/text_buffer.h"
#include "vtl/heap.h"
#include "vtl/value.h"

namespace appsync {

/// Appends a JSON text with exactly the keys expression, expressionNames and expressionValues.
/// Where the service answers null (an unknown operator, a value of the wrong kind, a null member),
/// appends nothing and returns why, in a few words. Throws LimitExceeded value_depth beyond
/// `max_depth`.
std::optional<std::string> write_dynamodb_expression(vtl::TextBuffer& out, vtl::Heap& heap,
                                                     const vtl::Value& filter,
                                                     std::uint32_t max_depth);

}  // namespace appsync
