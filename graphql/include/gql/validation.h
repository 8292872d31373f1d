// Is a document good for a schema? In the words, order and places of graphql-java 9.2.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "gql/document.h"
#include "gql/schema.h"

namespace gql {

struct ValidationError {
  /// "Validation error of type FieldUndefined: Field 'x' in type 'Query' is undefined @ 'x'".
  std::string message;
  std::vector<Location> locations;
};

struct ValidationOptions {
  /// Whether `__schema` and `__type` may be asked for what they know.
  bool is_introspection_enabled = true;
  /// Steps that a validation may take before the document is refused.
  std::size_t work = 500'000;
  /// No more errors are reported than these.
  std::size_t errors = 1'000;
};

/// Empty when the document may be executed. Never more than one error that is ours: a document that
/// takes more work than the options allow.
std::vector<ValidationError> validate(const Schema& schema, const Document& document,
                                      const ValidationOptions& options = {});

}  // namespace gql
