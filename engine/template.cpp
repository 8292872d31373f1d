// The engine's front door.
#include "vtl/template.h"

#include <utility>

#include "engine/check/reference_paths.h"
#include "engine/runtime/execution.h"
#include "engine/template_compiler.h"

namespace vtl {

std::variant<Template, SyntaxError> Template::compile(
    Source source, std::shared_ptr<const Environment> environment) {
  auto compiled = compile_template(std::move(source), std::move(environment));
  if (auto* error = std::get_if<SyntaxError>(&compiled)) return std::move(*error);
  return Template(std::get<std::shared_ptr<const Program>>(std::move(compiled)));
}

RenderResult Template::render(Session& session, const RenderOptions& options) const {
  return Execution(program_, session, options, NestedCompiler()).run();
}

const Source& Template::source() const {
  return program_->source();
}

std::vector<std::vector<std::string>> Template::reference_paths() const {
  return find_reference_paths(unit_of(*program_));
}

const Environment& Template::environment() const {
  return program_->environment();
}

std::size_t Template::held_bytes() const {
  return program_->held_bytes();
}

}  // namespace vtl
