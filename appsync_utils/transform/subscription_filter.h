// Enhanced subscription filters: from the filter object of a query to groups of filters, and the
// rules that a finished filter has to obey.
//
// Why: $util.transform.toSubscriptionFilter makes them, $extensions.setSubscriptionFilter takes
// them. Groups are alternatives (OR), the filters of a group hold together (AND).
// Invariants: the result is {"filterGroup":[{"filters":[{fieldName,operator,value}, ..]}, ..]},
// without empty groups and without more than kMaxFilterGroups.
// Ownership: values live in the heap given. Threads: as that heap.
// AppSync quirks (documented): several operators of one field are OR-ed, other fields AND-ed;
// operators pass as given ("gte" although the filter knows only "ge"); of strict rules one has to
// hold beside the rest, so each makes a copy of every group and stands last in it.
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

/// Throws JavaException (IllegalArgumentException) for shapes that are no filter and for more
/// groups than the limit, LimitExceeded value_depth.
vtl::Value make_subscription_filter(vtl::Heap& heap, const vtl::Map& filter,
                                    std::span<const vtl::Value> ignored_fields,
                                    const vtl::Map* strict_rules, std::uint32_t max_depth);

/// What is wrong with a finished filter by the documented limits (operators, number of fields and
/// filters, sizes of values); nothing when it is fine.
std::optional<std::string> subscription_filter_problem(vtl::Heap& heap, const vtl::Value& filter);

}  // namespace appsync
