// java.util.Formatter: String.format and formatted, as Java 17 has them: which mistakes are found
// first, classes and words of the exceptions, and the digits. A Double is rounded half up from the
// digits that Double.toString shows (0.35 with one digit is 0.4); dates are written in UTC. Widths
// and precisions that would fill memory meet the heap's limit before anything is written.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "vtl/method.h"

namespace vtl {

/// `arguments` is nullopt for a null array, which makes every argument null.
std::string format_like_java(const Call& call, std::string_view pattern,
                             const std::optional<std::span<const Value>>& arguments);

}  // namespace vtl
