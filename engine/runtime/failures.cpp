#include "engine/runtime/failures.h"

#include <utility>

#include "vtl/attempt.h"

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

void fail(RenderErrorKind kind, std::string_view java_class, std::string message,
          const FailurePlace& place) {
  RenderError error;
  error.kind = kind;
  for (const FailureCode& row : kFailureCodes) {
    if (row.kind == kind) error.code = row.code;
  }
  error.java_class = java_class;
  error.message = std::move(message);
  error.position = place.position;
  error.span = place.span;
  error.argument_span = place.argument;
  throw RenderFailure{std::move(error)};
}

void fail_in_java(const JavaException& exception, const FailurePlace& place) {
  const std::string_view name = exception.class_name;
  fail(RenderErrorKind::internal_java, name.substr(name.rfind('.') + 1),
       exception.has_message ? exception.message : "null", place);
}

void fail_invocation(std::string_view source, const JavaException& exception, const MethodRow& row,
                     Value receiver, const code::Step& step, Span argument) {
  std::string message = "Invocation of method '";
  if (step.kind == code::StepKind::index) {
    message += "get";
  } else {
    // The row for surplus arguments stands for any method.
    message += row.name.empty() ? std::string_view(step.name) : row.name;
  }
  message += "' in  class ";
  message += java_type_name(java_type_of(receiver));
  message += " threw exception ";
  message += exception.to_string();
  message += at(source, step.position());
  fail(RenderErrorKind::method_exception, "MethodInvocationException", std::move(message),
       {step.position(), step.span(), argument});
}

void fail_pattern(const code::Step& step) {
  RenderError error = limit_error(LimitKind::regex_time);
  error.position = step.position();
  error.span = step.span();
  if (!step.arguments.empty()) error.argument_span = step.arguments[0]->span();
  throw RenderFailure{std::move(error)};
}

void fail_host(const HostAbort& abort, const code::Step& step) {
  RenderError error;
  error.kind = RenderErrorKind::host;
  error.code = abort.code;
  error.message = abort.message;
  error.java_class = abort.java_class;
  error.position = step.position();
  error.span = step.span();
  throw RenderFailure{std::move(error)};
}

void fail_concurrent_modification(const code::Instruction& instruction) {
  fail(RenderErrorKind::concurrent_modification, "ConcurrentModificationException", "null",
       place_of(instruction));
}

std::string at(std::string_view source, Position position) {
  std::string text = " at ";
  text += source;
  text += "[line ";
  text += std::to_string(position.line);
  text += ", column ";
  text += std::to_string(position.column);
  text += ']';
  return text;
}

}  // namespace vtl
