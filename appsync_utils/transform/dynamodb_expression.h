// Filter and condition expressions of DynamoDB from AppSync's filter objects.
//
// Why: $util.transform.toDynamoDBFilterExpression and toDynamoDBConditionExpression answer the same
// shape; conditions know one operator more (size).
// Invariants: the result is a JSON text with exactly the keys expression, expressionNames and
// expressionValues; an empty filter gives an empty expression and two empty maps.
// Ownership: writes to the buffer given. Threads: as the heap.
// AppSync quirks (recorded from AWS): each field's conditions stand in parentheses, without a blank
// behind commas, "(contains(#title,:title_contains))", which the documentation shows differently;
// attributeExists adds no value. Names nested in and/or/not carry their path: ":and_0_title_eq".
#pragma once

#include <cstdint>

#include "vtl/heap.h"
#include "vtl/object.h"
#include "vtl/text_buffer.h"

namespace appsync {

enum class ExpressionUse : std::uint8_t { filter, condition };

/// Throws JavaException (IllegalArgumentException) for an unknown operator or a value of the wrong
/// kind, LimitExceeded value_depth beyond `max_depth`.
void write_dynamodb_expression(vtl::TextBuffer& out, vtl::Heap& heap, const vtl::Map& filter,
                               ExpressionUse use, std::uint32_t max_depth);

}  // namespace appsync
