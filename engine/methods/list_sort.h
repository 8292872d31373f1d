// Sorts by natural order, with Java's exceptions for elements that cannot be compared. Short lists
// are sorted by binary insertion as in Java: which pair is compared first decides the words of a
// ClassCastException.
#pragma once

#include <span>

#include "vtl/method.h"

namespace vtl {

/// Sorts stably. Throws ClassCastException, NullPointerException.
void sort_naturally(const Call& call, std::span<Value> values);

}  // namespace vtl
