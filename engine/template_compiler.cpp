#include "engine/template_compiler.h"

#include <utility>

#include "engine/compile/compile.h"
#include "engine/program/dump.h"
#include "engine/syntax/parser.h"
#include "vtl/detail/program_text.h"

namespace vtl {
namespace {

using Compiled = std::variant<std::shared_ptr<const Program>, SyntaxError>;

Compiled compile_text(Source source, const syntax::ParseOptions& options,
                      std::shared_ptr<const Environment> environment, TextPlace place) {
  auto parsed = syntax::parse(std::move(source), options);
  if (auto* error = std::get_if<SyntaxError>(&parsed)) return std::move(*error);
  std::shared_ptr<const syntax::Unit> unit =
      std::move(std::get<std::unique_ptr<const syntax::Unit>>(parsed));
  return compile(std::move(unit), std::move(environment), place);
}

}  // namespace

Compiled compile_template(Source source, std::shared_ptr<const Environment> environment) {
  syntax::ParseOptions options;
  options.profile = &environment->profile;
  options.limits = environment->limits;
  return compile_text(std::move(source), options, std::move(environment), TextPlace::main);
}

const syntax::Unit& unit_of(const Program& program) {
  return *static_cast<const syntax::Unit*>(program.texts().get());
}

Compiled NestedCompiler::compile(NestedText text,
                                 const std::shared_ptr<const Program>& outer) const {
  syntax::ParseOptions options;
  options.profile = &outer->environment().profile;
  options.limits = text.limits;
  options.is_evaluate = text.is_evaluate;
  options.is_macro_known = std::move(text.is_macro_known);
  return compile_text(std::move(text.source), options,
                      std::shared_ptr<const Environment>(outer, &outer->environment()),
                      TextPlace::nested);
}

std::variant<std::string, SyntaxError> program_text(
    Source source, std::shared_ptr<const Environment> environment) {
  auto compiled = compile_template(std::move(source), std::move(environment));
  if (auto* error = std::get_if<SyntaxError>(&compiled)) return std::move(*error);
  return dump(*std::get<std::shared_ptr<const Program>>(compiled));
}

}  // namespace vtl
