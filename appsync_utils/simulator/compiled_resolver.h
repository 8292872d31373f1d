// A resolver with its templates compiled, as the run looks at it; simulator.h promises only that it
// exists. Immutable, so any number of threads may share it.
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
  /// One for each of spec.functions.
  std::vector<CompiledFunction> functions;
};

}  // namespace appsync
