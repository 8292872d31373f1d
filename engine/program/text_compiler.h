// Compiles the texts that #evaluate and #parse bring: an interface, since the runtime knows neither
// the parser nor the compiler. engine/template.cpp implements it.
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <variant>

#include "vtl/limits.h"
#include "vtl/source.h"
#include "vtl/syntax_error.h"

namespace vtl {

class Program;

struct NestedText {
  Source source;
  Limits limits;
  /// Whether #evaluate brings it: its lexical errors are worded otherwise.
  bool is_evaluate = false;
  /// Whether the texts around it define a macro of that name.
  std::function<bool(std::string_view)> is_macro_known;
};

class TextCompiler {
 public:
  /// For the environment of `outer`, the program of the main template.
  virtual std::variant<std::shared_ptr<const Program>, SyntaxError> compile(
      NestedText text, const std::shared_ptr<const Program>& outer) const = 0;

 protected:
  ~TextCompiler() = default;
};

}  // namespace vtl
