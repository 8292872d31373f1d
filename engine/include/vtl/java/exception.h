// An exception that the Java code imitated here would have thrown. Velocity turns it into
// `Invocation of method 'substring' in  class java.lang.String threw exception
// java.lang.StringIndexOutOfBoundsException: ...`, so class and message are part of the contract.
// Thrown by method bodies and caught by the render that called them.
#pragma once

#include <cstddef>
#include <string>
#include <utility>

namespace vtl {

struct JavaException {
  std::string class_name;
  std::string message;
  bool has_message = true;

  JavaException(std::string class_name_in, std::string message_in)
      : class_name(std::move(class_name_in)), message(std::move(message_in)) {}
  explicit JavaException(std::string class_name_in)
      : class_name(std::move(class_name_in)), has_message(false) {}
  /// Throwable.toString(): "class: message", or the class alone.
  std::string to_string() const { return has_message ? class_name + ": " + message : class_name; }
};

/// A Java exception with the argument of the call that was to blame: a bad pattern is shown with a
/// mark under it. Java itself knows nothing of it.
struct ArgumentException : JavaException {
  /// Counts from 0.
  std::size_t argument;

  ArgumentException(std::size_t argument_in, JavaException exception)
      : JavaException(std::move(exception)), argument(argument_in) {}
};

}  // namespace vtl
