#include "testkit/reporters/report_text.h"

#include <cstdio>

#include "vtl/diagnostic_renderers.h"

namespace vtlsim {

std::string summary_line(const RunSummary& summary) {
  return std::to_string(summary.passed) + " passed, " + std::to_string(summary.failed) +
         " failed, " + std::to_string(summary.skipped) + " skipped";
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string duration_text(std::int64_t nanoseconds) {
  char text[40];
  const double milliseconds = static_cast<double>(nanoseconds) / 1e6;
  if (milliseconds < 1000) {
    std::snprintf(text, sizeof text, "%.0f ms", milliseconds);
  } else {
    std::snprintf(text, sizeof text, "%.2f s", milliseconds / 1000);
  }
  return text;
}

std::string seconds_text(std::int64_t nanoseconds) {
  char text[40];
  std::snprintf(text, sizeof text, "%.6f", static_cast<double>(nanoseconds) / 1e9);
  return text;
}

std::string broken_text(const BrokenSuite& suite) {
  std::string text;
  for (const vtl::Diagnostic& diagnostic : suite.diagnostics) {
    vtl::append_diagnostic_text(text, diagnostic);
  }
  return text;
}

}  // namespace vtlsim
