#include "engine/runtime/interpreter.h"
#include "vtl/attempt.h"
#include "vtl/host_abort.h"

namespace vtl {
namespace {

struct FailureCode {
  RenderErrorKind kind;
  std::string_view code;
};

constexpr FailureCode kFailureCodes[] = {
    {RenderErrorKind::method_exception, "VTL101"},
    {RenderErrorKind::index_exception, "VTL102"},
    {RenderErrorKind::set_exception, "VTL103"},
    {RenderErrorKind::macro_overflow, "VTL104"},
    {RenderErrorKind::invalid_macro_argument, "VTL105"},
    {RenderErrorKind::resource_not_found, "VTL106"},
    {RenderErrorKind::nested_syntax, "VTL107"},
    {RenderErrorKind::concurrent_modification, "VTL108"},
    {RenderErrorKind::directive_argument, "VTL109"},
    {RenderErrorKind::internal_java, "VTL110"},
};

}  // namespace

void Interpreter::fail(RenderErrorKind kind, std::string_view java_class, std::string message,
                       Position position, Span span, Span argument) {
  RenderError error;
  error.kind = kind;
  for (const FailureCode& row : kFailureCodes) {
    if (row.kind == kind) error.code = row.code;
  }
  error.java_class = java_class;
  error.message = std::move(message);
  error.position = position;
  error.span = span;
  error.argument_span = argument;
  throw RenderFailure{std::move(error)};
}

void Interpreter::fail_invocation(const JavaException& exception, const MethodRow& row,
                                  const Value& receiver, const syntax::Step& step, Span argument) {
  std::string message = "Invocation of method '";
  if (step.kind == syntax::StepKind::index) {
    message += "get";
  } else {
    // The row for surplus arguments stands for any method.
    message += row.name.empty() ? std::string_view(step.name) : row.name;
  }
  message += "' in  class ";
  message += java_type_name(java_type_of(receiver));
  message += " threw exception ";
  message += exception.to_string();
  message += at(step.position());
  fail(RenderErrorKind::method_exception, "MethodInvocationException", std::move(message),
       step.position(), step.span(), argument);
}

void Interpreter::fail_pattern(const syntax::Step& step) {
  RenderError error = vtl::limit_error(LimitKind::regex_time);
  error.position = step.position();
  error.span = step.span();
  // Every method that takes a pattern takes it first.
  if (!step.arguments.empty()) error.argument_span = step.arguments[0]->span();
  throw RenderFailure{std::move(error)};
}

void Interpreter::fail_host(const HostAbort& abort, const syntax::Step& step) {
  RenderError error;
  error.kind = RenderErrorKind::host;
  error.code = abort.code;
  error.message = abort.message;
  error.java_class = abort.java_class;
  error.position = step.position();
  error.span = step.span();
  throw RenderFailure{std::move(error)};
}

void Interpreter::fail_concurrent_modification(const syntax::Node& node) {
  fail(RenderErrorKind::concurrent_modification, "ConcurrentModificationException", "null",
       node.position(), node.span());
}

std::string Interpreter::at(Position position) const {
  std::string text = " at ";
  text += place_.unit->unit->source.name();
  text += "[line ";
  text += std::to_string(position.line);
  text += ", column ";
  text += std::to_string(position.column);
  text += ']';
  return text;
}

RenderError Interpreter::placed(RenderError error) const {
  if (current_ != nullptr) {
    error.position = current_->position();
    error.span = current_->span();
  }
  return error;
}

}  // namespace vtl
