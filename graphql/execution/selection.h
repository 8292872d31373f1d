// Selections of planned fields.
#pragma once

#include <string>
#include <vector>

#include "graphql/plan/plan.h"
#include "vtl/heap.h"
#include "vtl/value.h"

namespace gql::execution {

/// Object types that a value of the field may have.
std::vector<const Type*> possible_types(const plan::PlannedField& field);

/// The parts of `value` that the field selects: objects by field name. Nothing is checked: what has
/// another shape than the types say is left out below and kept at the leaves.
vtl::Value cut_to_selection(const plan::Plan& plan, const plan::PlannedField& field,
                            const vtl::Value& value, vtl::Heap& heap);

}  // namespace gql::execution
