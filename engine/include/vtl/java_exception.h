// An exception that the Java code imitated here would have thrown.
//
// Why: Velocity turns it into `Invocation of method 'substring' in  class java.lang.String threw
// exception java.lang.StringIndexOutOfBoundsException: ...`, so class and message are part of the
// contract. Invariants: class_name is fully qualified; message is Throwable.getMessage() ("" with
// has_message = false is null). Thrown by method bodies, caught by the interpreter; never crosses
// the public API as an exception.
#pragma once

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

}  // namespace vtl
