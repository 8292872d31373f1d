// What one template came to, and how EvaluateMappingTemplate would answer it.
//
// Why: `render --format aws`, its batch mode, the server and the simulator all run one template and
// need the same reading of what happened: text or error, #return, logs, stash, appended errors.
// Invariants: exactly one of `result` and `error` says how it ended. Texts are copies; Values die
// with the next Evaluation::begin_resolver(). Ownership: a plain value. Threads: as the session.
// AppSync quirks: the answer's error has a message and nothing else; stash and outErrors are
// strings that hold JSON; unauthorized() is just "Unauthorized" here, because the field's name is
// the client's business.
#pragma once

#include <optional>
#include <string>

#include "appsync/context.h"
#include "appsync/evaluation.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/template.h"

namespace appsync {

struct TemplateOutcome {
  /// The engine's own account: text, error with code and position, #return, warnings.
  vtl::RenderResult render;
  /// Set when the template ended without an error: the printed text, or the text of the value of
  /// #return.
  std::optional<std::string> result;
  bool has_returned = false;
  /// The value of #return, JSON texts read (see Compatibility::returned_text_is_json). Null for a
  /// bare one.
  vtl::Value returned;
  /// Set when the template failed, or the value of #return could not be written. Failures of the
  /// engine have type "MappingTemplate".
  std::optional<ErrorDetails> error;
};

/// Renders with $ctx and $context bound, between Evaluation::begin_template() and the reading of
/// what happened. `options.variables` are bound as well.
TemplateOutcome evaluate_template(const vtl::Template& text, Evaluation& evaluation,
                                  const Context& context, const vtl::RenderOptions& options = {});

/// The members of EvaluateMappingTemplate's answer without the braces around them:
/// "evaluationResult":".." or "error":{"message":".."}, then "logs", "stash" and "outErrors".
void write_answer_members(vtl::TextBuffer& out, const TemplateOutcome& outcome,
                          const Evaluation& evaluation, const Context& context);

/// The answer to a template that does not compile: the same members with that message.
void write_failure_members(vtl::TextBuffer& out, std::string_view message,
                           const Evaluation& evaluation, const Context& context);

}  // namespace appsync
