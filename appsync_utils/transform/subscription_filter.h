// Enhanced subscription filters: makes groups of filters from the filter object of a query
// ($util.transform.toSubscriptionFilter), and checks the rules that a finished filter has to obey
// ($extensions.setSubscriptionFilter). Groups are alternatives (OR), the filters of a group hold
// together (AND).
//
// The result is {"filterGroup":[{"filters":[{fieldName,operator,value}, ...]}, ...]} without empty
// groups. As documented, several operators of one field are OR-ed, other fields AND-ed; operators
// pass as given ("gte" although the filter knows only "ge"); one of the strict rules has to hold
// beside the rest, so each makes a copy of every group and is last in it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "vtl/heap.h"
#include "vtl/object.h"

namespace appsync {

/// Expansion is exponential in nested alternatives; the service's own limit is not known.
inline constexpr std::size_t kMaxFilterGroups = 1000;

/// Throws JavaException (IllegalArgumentException) for shapes that are not filters and for more
/// groups than the limit, LimitExceeded value_depth.
vtl::Value make_subscription_filter(vtl::Heap& heap, const vtl::Map& filter,
                                    std::span<const vtl::Value> ignored_fields,
                                    const vtl::Map* strict_rules, std::uint32_t max_depth);

/// Returns what is wrong with a finished filter by the documented limits (operators, number of
/// fields and filters, sizes of values); nothing when it is fine.
std::optional<std::string> subscription_filter_problem(vtl::Heap& heap, const vtl::Value& filter);

}  // namespace appsync
