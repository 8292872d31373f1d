// List.of, Set.of and the like: collections of non-null elements that refuse every change.
//
// Ownership: results live in the call's heap. Threads: pure functions over a Call.
// Java quirk: lists of one or two elements are a class of their own (List12); sets and maps have an
// order that differs from run to run in Java, here it is the order given.
#pragma once

#include <span>

#include "vtl/method.h"

namespace vtl {

/// NullPointerException for a null element.
Value make_immutable_list(const Call& call, std::span<const Value> elements);
/// IllegalArgumentException "duplicate element: x" when `forbids_duplicates`, else each once.
Value make_immutable_set(const Call& call, std::span<const Value> elements,
                         bool forbids_duplicates);

}  // namespace vtl
