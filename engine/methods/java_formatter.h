// java.util.Formatter: String.format and formatted.
//
// Why: templates pad, group and round with it. Everything is Java 17's: which mistakes are found
// first, the classes of exceptions and their words, and the digits. Invariants: widths and
// precisions that would fill memory meet the heap's limit before anything is written. Ownership:
// the result is the caller's. Threads: pure functions over a Call. Java quirks: a Double is rounded
// half up from the digits that Double.toString shows (0.35 with one digit is 0.4, and 0.1 with
// twenty is 0.10000000000000000000); dates are written in UTC.
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
