#include "cli/terminal/console.h"

#include "vtl/diagnostic_renderers.h"

namespace vtlsim {

Failure failure(ExitCode exit_code, std::string_view code, std::string message, std::string help) {
  Failure result;
  result.diagnostic.code = code;
  result.diagnostic.message = std::move(message);
  result.diagnostic.help = std::move(help);
  result.exit_code = exit_code;
  return result;
}

void Console::report(const vtl::Diagnostic& diagnostic) {
  vtl::DiagnosticTextOptions options;
  options.use_color = use_color(color_, error_facts_);
  options.width = error_facts_.width;
  std::string text;
  vtl::append_diagnostic_text(text, diagnostic, options);
  out_.flush();
  error_.write(text);
  error_.flush();
}

ExitCode Console::report(const Failure& failure) {
  report(failure.diagnostic);
  return failure.exit_code;
}

}  // namespace vtlsim
