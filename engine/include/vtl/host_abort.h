// Thrown by a host function to end the template ($util.error, $util.unauthorized). The host keeps
// the details in its HostState; the interpreter adds the place and stops. Never crosses
// Template::render, which answers RenderErrorKind::host.
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
