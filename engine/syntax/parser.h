// Parses a text into a Unit: the front door of the syntax stage. Nothing outside of engine/syntax
// knows tokens, ANTLR or Velocity's error texts.
//
// A rejected text yields exactly the message Velocity 1.7 gives (list of expected tokens included)
// and a span for people. parse() may be called from any number of threads at once: the one lock
// that ANTLR 4.9's unsynchronised statics need is inside.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "engine/syntax/unit.h"
#include "vtl/environment.h"
#include "vtl/limits.h"
#include "vtl/syntax_error.h"

namespace vtl::syntax {

struct ParseOptions {
  /// Directives of the profile and the template name of messages.
  const Profile* profile = nullptr;
  Limits limits;
  /// Returns whether a macro of this name is registered already (by an engine that has loaded other
  /// texts). May be empty.
  std::function<bool(std::string_view)> is_macro_known;
  /// #evaluate reports a lexical error with the name of its Java class ("Lexical error:
  /// org.apache.velocity.runtime.parser.TokenMgrError: ...").
  bool is_evaluate = false;
};

std::variant<std::unique_ptr<const Unit>, SyntaxError> parse(Source source,
                                                             const ParseOptions& options);

}  // namespace vtl::syntax
