// Words for a call that no overload takes: which one was meant, and what keeps it from being taken.
//
// Why: `$util.appendError("m", 400)` prints its own source text, and nothing in the template looks
// wrong; that 400 is no String has to be said. Invariants: never empty. Threads: pure function.
// Velocity quirk: there is no conversion but unboxing and widening, so what is not taken is a
// matter of classes and of the number of arguments alone.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "vtl/java/type.h"
#include "vtl/method.h"

namespace vtl {

/// "the nearest is appendError(String, String): argument 2 must be a String, not an Integer".
/// `overloads` are all rows of that name, at least one; `arguments` the classes given,
/// JavaType::none for null.
std::string nearest_overload_text(std::string_view name,
                                  std::span<const MethodRow* const> overloads,
                                  std::span<const JavaType> arguments);

}  // namespace vtl
