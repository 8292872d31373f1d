// What `@deprecated` says.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "gql/schema.h"

namespace gql::schema {

/// Returns the reason in `@deprecated(reason: "...")`, the usual one where none is given; nothing
/// without the directive.
std::optional<std::string_view> deprecation_reason(std::span<const AppliedDirective> directives);

}  // namespace gql::schema
