// What every code means, for `vtlsim explain`, SARIF rules and the README. A code keeps its meaning
// for good.
//
// VTL0xx: syntax of templates and JSON; VTL1xx: evaluation; VTL2xx: values and warnings; VTL3xx:
// limits; VTL4xx: mistakes found without rendering. Rows are sorted by code. Codes of the host and
// of the program (APS, TST, CLI) are rows of this type in tables of their own libraries.
#pragma once

#include <span>
#include <string_view>

namespace vtl {

struct DiagnosticCode {
  std::string_view code;
  /// A few words, without a full stop.
  std::string_view title;
  /// A paragraph or two: how it comes about, and what to do.
  std::string_view explanation;
};

/// Returns the engine's codes.
std::span<const DiagnosticCode> engine_codes();
/// Returns the row of `code` (letter case does not matter) in `table`; nullptr when there is none.
const DiagnosticCode* find_code(std::span<const DiagnosticCode> table, std::string_view code);

}  // namespace vtl
