// A resolver with its templates compiled, as the run looks at it.
//
// Why: simulator.h promises only that a CompiledResolver exists; what is in it is the run's
// affair.
// Invariants: immutable after construction; entries stand beside the templates of the spec.
// Threads: may be shared by any number of threads.
#pragma once

#include <memory>
#include <vector>

#include "appsync/simulator.h"

namespace appsync {

/// One template with what it was compiled to.
struct CompiledTemplate {
  TemplateText text;
  std::shared_ptr<const vtl::TemplateCache::Entry> entry;
};

struct CompiledFunction {
  /// nullptr for absent templates.
  std::unique_ptr<const CompiledTemplate> request;
  std::unique_ptr<const CompiledTemplate> response;
};

struct CompiledResolver::Program {
  ResolverSpec spec;
  std::unique_ptr<const CompiledTemplate> before;
  std::unique_ptr<const CompiledTemplate> after;
  /// As long as spec.functions.
  std::vector<CompiledFunction> functions;
};

}  // namespace appsync
