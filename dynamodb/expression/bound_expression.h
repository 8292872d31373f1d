// An expression with the names and values of a request in its slots.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dynamodb/expression/expression_cache.h"
#include "dynamodb/value.h"

namespace dynamodb {

/// A slot is nullptr where the request does not define the placeholder; a check finds that before
/// anything is evaluated. The placeholders must outlive it (placeholders.h).
struct BoundExpression {
  ParsedExpression parsed;
  std::vector<const std::string*> names = {};
  std::vector<const Value*> values = {};

  explicit operator bool() const { return parsed != nullptr; }
  const Value* value(const Operand& operand) const { return values[operand.slot]; }
  /// Precondition: the step is a name or a defined #name.
  const std::string& name(const Step& step) const {
    return step.kind == Step::Kind::name ? step.name : *names[step.slot];
  }
  /// The attribute at which a path begins.
  const std::string& head(const Path& path) const { return name(path.front()); }
};

/// The value at a path, or nullptr.
const Value* look_up(const BoundExpression& bound, const Path& path, const Item& item);

/// Whether both lead to the same place.
bool is_same_path(const BoundExpression& bound, const Path& left, const Path& right);
/// "[a, [0], b]", as messages show it.
std::string path_text(const BoundExpression& bound, const Path& path);

/// The attributes at which paths begin; `is_nested`: only of those that go on below them.
std::vector<std::string> path_heads(const BoundExpression& bound, bool is_nested);

/// Checks that need the placeholders, in the service's order; what is wrong, or nothing.
std::optional<std::string> check_condition(const BoundExpression& bound);
std::optional<std::string> check_update(const BoundExpression& bound);
std::optional<std::string> check_projection(const BoundExpression& bound);

/// Precondition: check_condition found nothing.
bool holds(const BoundExpression& bound, const Item& item);

}  // namespace dynamodb
