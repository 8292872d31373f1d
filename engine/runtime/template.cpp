#include "vtl/template.h"

#include "engine/check/reference_paths.h"
#include "engine/runtime/interpreter.h"
#include "engine/runtime/program.h"
#include "engine/syntax/parser.h"

namespace vtl {

std::variant<Template, SyntaxError> Template::compile(
    Source source, std::shared_ptr<const Environment> environment) {
  syntax::ParseOptions options;
  options.profile = &environment->profile;
  options.limits = environment->limits;
  auto parsed = syntax::parse(std::move(source), options);
  if (auto* error = std::get_if<SyntaxError>(&parsed)) return std::move(*error);
  return Template(std::make_shared<const Program>(
      std::move(std::get<std::unique_ptr<syntax::Unit>>(parsed)), std::move(environment), false));
}

RenderResult Template::render(Session& session, const RenderOptions& options) const {
  return Interpreter(program_, session, options).run();
}

const Source& Template::source() const {
  return program_->unit().source;
}

std::vector<std::vector<std::string>> Template::reference_paths() const {
  return find_reference_paths(program_->unit());
}

const Environment& Template::environment() const {
  return program_->environment();
}

std::size_t Template::held_bytes() const {
  return program_->held_bytes();
}

}  // namespace vtl
