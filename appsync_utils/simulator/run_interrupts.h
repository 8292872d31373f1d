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

/// Fails the field with errorType `MappingTemplate`.
[[noreturn]] inline void fail_mapping(std::string message,
                                      std::optional<vtl::Diagnostic> diagnostic = std::nullopt) {
  FieldError error;
  error.error_type = "MappingTemplate";
  error.message = std::move(message);
  error.diagnostic = std::move(diagnostic);
  throw FieldFailed{std::move(error)};
}

/// The fixture does not fit.
struct RunFailed {
  Failure failure;
};

}  // namespace appsync
