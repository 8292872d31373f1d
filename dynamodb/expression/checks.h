// What the checks of the languages share.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dynamodb/expression/bound_expression.h"

namespace dynamodb {

using Fault = std::optional<std::string>;

/// The first undefined #name of a path.
Fault undefined_name(const BoundExpression& bound, const Path& path);
Fault undefined_value(const BoundExpression& bound, const Operand& operand);

std::string wrong_count(std::string_view function, std::size_t count);
std::string wrong_type(std::string_view function, std::string_view type);
std::string path_required(std::string_view function);

/// Two paths of which one leads to or below the other, or that use one place as a list and as a
/// map.
Fault check_paths(const BoundExpression& bound, const std::vector<const Path*>& paths);

}  // namespace dynamodb
