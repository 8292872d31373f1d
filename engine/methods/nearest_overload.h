// Explains a call that no overload takes: which one was meant, and what keeps it from being taken.
// `$util.appendError("m", 400)` prints its own source text and looks right; the text says that 400
// is not a String. Velocity converts nothing but by unboxing and widening, so classes and the
// number of arguments decide alone. Never empty.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "vtl/java/type.h"
#include "vtl/method.h"

namespace vtl {

/// Returns "the nearest is appendError(String, String): argument 2 must be a String, not an
/// Integer". `overloads` are all rows of that name, at least one; `arguments` are classes,
/// JavaType::none for null.
std::string nearest_overload_text(std::string_view name,
                                  std::span<const MethodRow* const> overloads,
                                  std::span<const JavaType> arguments);

}  // namespace vtl
