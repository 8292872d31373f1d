// How a render compiles the texts that #evaluate and #parse bring: the runtime knows programs, and
// neither the parser nor the compiler. Template fills it in (engine/template.cpp).
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
  /// Of #evaluate, whose lexical errors are worded otherwise.
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
