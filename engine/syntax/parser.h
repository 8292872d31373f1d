// Text in, Unit out: the front door of the syntax stage.
//
// Why: nothing outside engine/syntax knows tokens, ANTLR or Velocity's error texts.
// Invariants: accepts what the generated parser accepts, no more and no less; a rejected text
// yields exactly the message Velocity 1.7 gives (list of expected tokens included) plus a span for
// people. Threads: parse() may be called from any number of threads at once (ANTLR 4.9's runtime
// has unsynchronised statics; the one lock needed is inside).
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
  /// Is a macro of this name registered already (in an engine that has loaded other texts)? May be
  /// empty.
  std::function<bool(std::string_view)> is_macro_known;
  /// #evaluate keeps a lexical error unworded ("Lexical error:
  /// org.apache.velocity.runtime.parser.TokenMgrError: ..").
  bool is_evaluate = false;
};

std::variant<std::unique_ptr<const Unit>, SyntaxError> parse(Source source,
                                                             const ParseOptions& options);

}  // namespace vtl::syntax
