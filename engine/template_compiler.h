// From a text to a Program: parser and compiler put together, for templates and for the texts that
// they bring.
#pragma once

#include <memory>
#include <variant>

#include "engine/program/program.h"
#include "engine/program/text_compiler.h"
#include "engine/syntax/unit.h"
#include "vtl/environment.h"

namespace vtl {

std::variant<std::shared_ptr<const Program>, SyntaxError> compile_template(
    Source source, std::shared_ptr<const Environment> environment);

/// The tree of a program that compile_template made.
const syntax::Unit& unit_of(const Program& program);

/// Compiles the texts of #evaluate and #parse.
class NestedCompiler final : public TextCompiler {
 public:
  std::variant<std::shared_ptr<const Program>, SyntaxError> compile(
      NestedText text, const std::shared_ptr<const Program>& outer) const override;
};

}  // namespace vtl
