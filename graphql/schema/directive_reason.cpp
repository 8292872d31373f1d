#include "graphql/schema/directive_reason.h"

#include "graphql/syntax/ast.h"

namespace gql::schema {

std::optional<std::string_view> deprecation_reason(std::span<const AppliedDirective> directives) {
  for (const AppliedDirective& directive : directives) {
    if (directive.name != "deprecated") continue;
    const ast::Argument* const reason = directive.syntax->argument("reason");
    return reason == nullptr ? "No longer supported" : reason->value.text;
  }
  return std::nullopt;
}

}  // namespace gql::schema
