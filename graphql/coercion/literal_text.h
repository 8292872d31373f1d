// Literals as messages of validation print them: Java's toString() of graphql-java's nodes.
#pragma once

#include <string>

#include "graphql/syntax/ast.h"

namespace gql::coercion {

/// "ObjectValue{objectFields=[ObjectField{name='a', value=IntValue{value=10}}]}".
std::string literal_text(const ast::Value& value);

/// The digits of a floating-point literal as Java's BigDecimal prints them: `1e3` is "1E+3".
std::string decimal_text(std::string_view digits);

/// Whether two literals are equal as trees: numbers by value and scale, the rest as written.
bool are_equal_literals(const ast::Value& left, const ast::Value& right);

}  // namespace gql::coercion
