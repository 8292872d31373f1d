// What updates make of items and what projections leave of them.
#pragma once

#include <vector>

#include "dynamodb/error.h"
#include "dynamodb/expression/bound_expression.h"

namespace dynamodb {

/// The item after the update. `is_there`: whether the item exists; if not, `item` is its key, and
/// REMOVE and DELETE have nothing to do. Precondition: check_update found nothing.
Expected<Item> apply_update(const BoundExpression& bound, const Item& item, bool is_there);

/// Whether an update brings an item into being that is not there.
bool creates_item(const Expression& update);

/// The type that an update gives the attribute, where that is known without the item.
std::optional<Type> static_type(const BoundExpression& bound, std::string_view attribute);

/// The paths' values in the structure in which the item has them; elements of lists in their order,
/// closed up.
Item project(const BoundExpression& bound, const Item& item);
/// Returns what an item has at the paths that an update changes.
Item project_changes(const BoundExpression& bound, const Item& item);

}  // namespace dynamodb
