// What scalars and enums take and give, as graphql-java 9.2 and AppSync have it. Values are Java
// values: kinds, ranges and texts in messages are Java's.
#pragma once

#include <optional>
#include <string>

#include "gql/schema.h"
#include "graphql/syntax/ast.h"
#include "vtl/heap.h"
#include "vtl/value.h"

namespace gql::scalars {

struct Outcome {
  vtl::Value value;
  /// Why there is no value; then it is not empty.
  std::string problem;

  bool is_good() const { return problem.empty(); }
};

/// A variable's value, which is not null, for a type that is a scalar or an enum.
Outcome parse_value(const Type& type, const vtl::Value& value, vtl::Heap& heap);
/// A literal other than null and variables; nothing where it does not fit. A good literal may mean
/// null (`"null"` as AWSJSON).
std::optional<vtl::Value> parse_literal(const Type& type, const ast::Value& literal,
                                        vtl::Heap& heap);
/// What a resolver returned, which is not null, as the answer prints it. AWSJSON gives text. Null
/// stands for numbers that JSON does not have.
Outcome serialize(const Type& type, const vtl::Value& value, vtl::Heap& heap);

/// Java's toString().
std::string java_text(const vtl::Value& value);
/// Java's class of the value, without its package: "Integer", "LinkedHashMap".
std::string_view java_class(const vtl::Value& value);

}  // namespace gql::scalars
