// Items as people write them: `{"p": "a", "n": 1}` for `{"p": {"S": "a"}, "n": {"N": "1"}}`.
//
// Plain JSON has no sets, no binary values and no numbers beyond its own: typed items that have
// them come out as lists, base64 and numbers with all their digits, and do not come back the same.
#pragma once

#include <optional>

#include "dynamodb/json.h"

namespace dynamodb {

/// One value, typed. A null is NULL.
Json typed_value(const Json& plain);
/// An item: every member typed.
Json typed_item(const Json& plain);

/// A typed item as it comes back when it has been put: numbers and sets in one form. Nothing where
/// it is not one.
std::optional<Json> stored_form(const Json& typed);

/// Returns one typed value as plain JSON; null when it is not a typed value.
Json plain_value(const Json& typed);
/// An item; also a StoredItem of an answer.
Json plain_item(const Json& typed);

}  // namespace dynamodb
