// A literal to the value that it is for a type.
#pragma once

#include <optional>

#include "graphql/coercion/coercion.h"

namespace gql::coercion {

class LiteralCoercion {
 public:
  /// Without `variables`, variables are null.
  LiteralCoercion(const vtl::Map* variables, vtl::Heap& heap)
      : variables_(variables), heap_(heap) {}

  /// Precondition: validation found that the literal fits.
  std::optional<CoercionFault> coerce(const ast::Value& literal, const TypeRef& type,
                                      vtl::Value& to);

 private:
  std::optional<CoercionFault> coerce_list(const ast::Value& literal, const TypeRef& item,
                                           vtl::Value& to);
  std::optional<CoercionFault> coerce_object(const ast::Value& literal, const Type& type,
                                             vtl::Value& to);

  const vtl::Map* variables_;
  vtl::Heap& heap_;
};

}  // namespace gql::coercion
