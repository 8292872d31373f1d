// What CreateTable and UpdateTable ask of definitions, in the service's order.
#pragma once

#include <string>
#include <vector>

#include "dynamodb/error.h"
#include "dynamodb/json.h"

namespace dynamodb {

/// Checks a whole CreateTable request.
Check check_new_table(const Json& request);

/// Checks a global index that UpdateTable creates; `definitions` are the names that are defined.
Check check_new_index(const Json& index, const std::vector<std::string>& definitions);

/// "AttributeName" of each element.
std::vector<std::string> attribute_names(const Json& list);

}  // namespace dynamodb
