// Sorting by natural order, with Java's exceptions for elements that cannot be compared.
//
// Ownership: none. Threads: pure.
// Java quirk: short lists are sorted by binary insertion; which pair is compared first decides the
// words of a ClassCastException.
#pragma once

#include <span>

#include "vtl/method.h"

namespace vtl {

/// Stable. ClassCastException, NullPointerException.
void sort_naturally(const Call& call, std::span<Value> values);

}  // namespace vtl
