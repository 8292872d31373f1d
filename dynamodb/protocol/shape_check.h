// Requests against their shapes: JSON types first, then constraints.
#pragma once

#include <span>

#include "dynamodb/error.h"
#include "dynamodb/json.h"
#include "dynamodb/protocol/shape.h"

namespace dynamodb {

/// Checks JSON types and brings the request into its shape: unknown members and nulls go, the
/// others come in the order of the fields, numbers are whole and flags are flags.
Check check_types(Json& request, std::span<const Field> fields);

/// All constraints that are not met, at most ten, in one error.
Check check_constraints(const Json& request, std::span<const Field> fields);

}  // namespace dynamodb
