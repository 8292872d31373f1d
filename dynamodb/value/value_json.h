// Typed values from JSON, with the service's checks.
#pragma once

#include <optional>
#include <string>

#include "dynamodb/error.h"
#include "dynamodb/json.h"
#include "dynamodb/value.h"

namespace dynamodb {

/// Fills `out`; or says what is wrong, in the service's words. The members of a value are checked
/// in their order, and how many there are last. Precondition: the JSON types are right
/// (shape_check.h).
std::optional<std::string> read_value(const Json& json, Value& out);
/// Reads the members of a map of values.
std::optional<std::string> read_values(const Json& json, Map& out);

/// How many lists and maps lie inside of one another; 1 for a list of scalars.
std::size_t nesting_of(const Value& value);

}  // namespace dynamodb
