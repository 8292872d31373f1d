// How a host function ends the template ($util.error, $util.unauthorized).
//
// Why: ending a template from inside a call is rare, and the engine must not know what the host
// means by it; the host keeps the details in its HostState and throws this, the interpreter adds
// the place and stops. Invariants: never crosses Template::render, which answers
// RenderErrorKind::host.
#pragma once

#include <string>

namespace vtl {

struct HostAbort {
  /// Diagnostic code of the host ("APS001").
  std::string code;
  std::string message;
  std::string java_class;
};

}  // namespace vtl
