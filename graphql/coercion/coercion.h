// Values of variables and arguments, as graphql-java 9.2 coerces them.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "gql/document.h"
#include "gql/schema.h"
#include "graphql/syntax/ast.h"
#include "vtl/heap.h"
#include "vtl/object.h"
#include "vtl/value.h"

namespace gql::coercion {

struct CoercionFault {
  std::string message;
  /// Where the variable is declared; nothing for faults that have no place.
  std::optional<std::uint32_t> offset;
};

/// The variables that the operation declares, by name; null where a fault is.
std::variant<vtl::Map*, CoercionFault> coerce_variables(const Schema& schema,
                                                        const ast::Operation& operation,
                                                        const vtl::Map* given, vtl::Heap& heap);

/// The arguments of a field or directive, by name and in the order of their definition. `variables`
/// are coerced.
std::variant<vtl::Map*, CoercionFault> coerce_arguments(std::span<const InputValue> defined,
                                                        std::span<const ast::Argument> given,
                                                        const vtl::Map& variables, vtl::Heap& heap);

/// A default value of the schema; nothing when there is none.
std::optional<vtl::Value> default_value(const InputValue& input, vtl::Heap& heap);

}  // namespace gql::coercion
