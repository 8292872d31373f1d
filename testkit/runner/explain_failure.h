// Explains why a test failed in terms of its template: the lines that printed what differs, and
// what the context held there.
#pragma once

#include <span>

#include "testkit/runner/observation.h"
#include "vtlsim/case_result.h"

namespace vtlsim {

/// A template that may have a part in the failure.
struct InvolvedTemplate {
  std::shared_ptr<const vtl::TemplateCache::Entry> entry;
  /// Index of the call whose request it prints; no value for other templates.
  std::optional<std::size_t> call;
};

/// Fills excerpts, values and unresolved of a failed result.
void explain_failure(const TestCase& test, const Observation& seen,
                     std::span<const InvolvedTemplate> templates, CaseResult& result);

}  // namespace vtlsim
