#include "appsync_utils/simulator/compiled_resolver.h"

#include <utility>

namespace appsync {
namespace {

std::unique_ptr<const CompiledTemplate> compile(const std::optional<TemplateText>& text,
                                                vtl::TemplateCache& cache) {
  if (!text) return nullptr;
  return std::make_unique<CompiledTemplate>(
      CompiledTemplate{*text, cache.compile(text->name, text->text)});
}

}  // namespace

CompiledResolver::CompiledResolver(ResolverSpec spec, vtl::TemplateCache& cache) {
  auto program = std::make_shared<Program>();
  program->before = compile(spec.before, cache);
  program->after = compile(spec.after, cache);
  for (const FunctionSpec& function : spec.functions) {
    program->functions.push_back(
        {compile(function.request, cache), compile(function.response, cache)});
  }
  program->spec = std::move(spec);
  program_ = std::move(program);
}

const ResolverSpec& CompiledResolver::spec() const {
  return program_->spec;
}

}  // namespace appsync
