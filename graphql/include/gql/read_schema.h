// Texts in SDL -> a Schema and what is wrong with it.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "gql/limits.h"
#include "gql/schema.h"
#include "vtl/diagnostic.h"
#include "vtl/diagnostic_codes.h"

namespace gql {

struct SchemaReading {
  /// Never null: what could be read, for tools that go on in spite of problems.
  std::shared_ptr<const Schema> schema;
  /// Errors (codes SDL0xx) and warnings, in the order of files and places.
  std::vector<vtl::Diagnostic> problems;
  /// Whether AppSync would take it: a schema without this must not be executed.
  bool is_valid() const;
};

/// Reads the whole SDL: definitions and extensions of any kind, descriptions, directives. The texts
/// (UTF-8) are one schema: types of one may be extended in another, and a type whose name is
/// `Query`, `Mutation` or `Subscription` may be written in several (their fields are merged, as
/// tools do that put schemas together). `limits.bytes` holds for all texts together.
SchemaReading read_schema(std::span<const std::shared_ptr<const vtl::Source>> sources,
                          const TextLimits& limits = kSchemaLimits);

/// What the codes SDL0xx mean.
std::span<const vtl::DiagnosticCode> schema_codes();

}  // namespace gql
