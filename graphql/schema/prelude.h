// What every schema has without writing it, as SDL: scalars, directives, introspection types.
#pragma once

#include <string_view>

namespace gql::schema {

/// Descriptions, fields and their order are those that the service's introspection shows; the
/// descriptions of the AWS scalars are ours.
std::string_view prelude();

}  // namespace gql::schema
