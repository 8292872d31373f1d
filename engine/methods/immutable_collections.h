// List.of, Set.of, Map.of and copyOf: collections of non-null elements that refuse every change,
// made in the call's heap.
//
// Lists of one or two elements are a class of their own (List12). Sets and maps have an order that
// differs from run to run in Java; here it is the order given.
#pragma once

#include <span>

#include "vtl/method.h"

namespace vtl {

/// Throws NullPointerException for a null element.
Value make_immutable_list(const Call& call, std::span<const Value> elements);
/// Throws IllegalArgumentException "duplicate element: x" when `forbids_duplicates`; else keeps
/// each once.
Value make_immutable_set(const Call& call, std::span<const Value> elements,
                         bool forbids_duplicates);

}  // namespace vtl
