#include "engine/runtime/interpreter.h"

namespace vtl {
namespace {

struct LimitText {
  LimitKind kind;
  std::string_view code;
  std::string_view message;
};

constexpr LimitText kLimitTexts[] = {
    {LimitKind::template_bytes, "VTL301", "the template is larger than the limit"},
    {LimitKind::nesting_depth, "VTL302", "the template nests deeper than the limit"},
    {LimitKind::loop_iterations, "VTL303",
     "the loops of this render ran more often than the limit"},
    {LimitKind::call_depth, "VTL304", "calls nest deeper than the limit"},
    {LimitKind::output_bytes, "VTL305", "the output is larger than the limit"},
    {LimitKind::heap_bytes, "VTL306", "the values of this render take more memory than the limit"},
    {LimitKind::steps, "VTL307", "this render took more steps than the limit"},
    {LimitKind::regex_time, "VTL308", "a regular expression took longer than the limit"},
    {LimitKind::value_depth, "VTL309",
     "a value nests deeper than the limit (does it contain itself?)"},
    {LimitKind::number_size, "VTL310", "a number has more digits than the limit"},
};

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

void Interpreter::fail_concurrent_modification(const syntax::Node& node) {
  fail(RenderErrorKind::concurrent_modification, "ConcurrentModificationException", "null",
       node.position, node.span);
}

std::string Interpreter::at(Position position) const {
  std::string text = " at ";
  text += unit_->unit->source.name();
  text += "[line ";
  text += std::to_string(position.line);
  text += ", column ";
  text += std::to_string(position.column);
  text += ']';
  return text;
}

RenderError Interpreter::limit_error(LimitKind kind) const {
  RenderError error;
  error.kind = RenderErrorKind::limit;
  for (const LimitText& row : kLimitTexts) {
    if (row.kind != kind) continue;
    error.code = row.code;
    error.message = row.message;
  }
  error.java_class = "LimitExceeded";
  if (current_ != nullptr) {
    error.position = current_->position;
    error.span = current_->span;
  }
  return error;
}

}  // namespace vtl
