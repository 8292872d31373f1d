// What a schema says about itself. Parts of it travel through an execution as values of their own
// kind, so that introspection is executed as any other query.
#pragma once

#include <string>
#include <string_view>

#include "gql/schema.h"
#include "vtl/heap.h"
#include "vtl/object.h"
#include "vtl/value.h"

namespace gql::introspection {

/// Returns the value of `__schema`.
vtl::Value schema_value(const Schema& schema, vtl::Heap& heap);
/// Returns the value of `__type(name:)`; null when there is no such type.
vtl::Value type_value(const Schema& schema, std::string_view name, vtl::Heap& heap);
/// Returns a field of a part of the schema; null for any other value.
vtl::Value field_value(const Schema& schema, const vtl::Value& part, std::string_view field,
                       const vtl::Map* arguments, vtl::Heap& heap);

/// Returns a default value as introspection prints it: `{name : "x", kinds : [A, B]}`.
std::string literal_text(const vtl::Value& value, const TypeRef& type, vtl::Heap& heap);

}  // namespace gql::introspection
