// How a render fails: the one exception that ends it, and the words of Velocity for what went
// wrong.
#pragma once

#include <string>
#include <string_view>

#include "engine/program/operands.h"
#include "vtl/host_abort.h"
#include "vtl/java/exception.h"
#include "vtl/method.h"
#include "vtl/template.h"

namespace vtl {

/// Unwinds to Execution::run().
struct RenderFailure {
  RenderError error;
};

/// What to say and where.
struct FailurePlace {
  Position position;
  Span span;
  /// The argument that is to blame, if any.
  Span argument = {};
};
inline FailurePlace place_of(const code::Instruction& instruction) {
  return {instruction.position(), instruction.span()};
}
inline FailurePlace place_of(const code::Step& step) {
  return {step.position(), step.span()};
}

[[noreturn]] void fail(RenderErrorKind kind, std::string_view java_class, std::string message,
                       const FailurePlace& place);
/// Fails with an exception of the JVM itself, which Velocity passes on, as the class without its
/// package.
[[noreturn]] void fail_in_java(const JavaException& exception, const FailurePlace& place);

/// `source` is the name of the text, as messages have it.
[[noreturn]] void fail_invocation(std::string_view source, const JavaException& exception,
                                  const MethodRow& row, Value receiver, const code::Step& step,
                                  Span argument);
[[noreturn]] void fail_host(const HostAbort& abort, const code::Step& step);
/// A regular expression took too long; every method that takes one takes it first.
[[noreturn]] void fail_pattern(const code::Step& step);
[[noreturn]] void fail_concurrent_modification(const code::Instruction& instruction);

/// " at velocity[line 1, column 2]".
std::string at(std::string_view source, Position position);

}  // namespace vtl
