// How a run of a resolver ends before its last step.
//
// Why: a template deep in a pipeline can fail the whole field; thrown, that needs no check at
// every step.
// Invariants: caught by ResolverRun::run, never outside of it.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "appsync/resolver_outcome.h"
#include "vtl/diagnostic.h"

namespace appsync {

/// The field has this error and no value.
struct FieldFailed {
  FieldError error;
};

/// Returns an error whose type is `MappingTemplate`.
inline FieldError mapping_error(std::string message,
                                std::optional<vtl::Diagnostic> diagnostic = std::nullopt) {
  FieldError error;
  error.error_type = "MappingTemplate";
  error.message = std::move(message);
  error.diagnostic = std::move(diagnostic);
  return error;
}

/// Fails the field with such an error.
[[noreturn]] inline void fail_mapping(std::string message,
                                      std::optional<vtl::Diagnostic> diagnostic = std::nullopt) {
  throw FieldFailed{mapping_error(std::move(message), std::move(diagnostic))};
}

/// The fixture does not fit.
struct RunFailed {
  Failure failure;
};

}  // namespace appsync
