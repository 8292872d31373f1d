// What every code means: for `vtlsim explain`, SARIF rules and the appendix of the README.
//
// Why: a code is a promise; it keeps its meaning, and each has one title and one explanation
// wherever it is shown.
// Invariants: rows are sorted by code. VTL0xx syntax of templates and JSON, VTL1xx evaluation,
// VTL2xx values and warnings, VTL3xx limits, VTL4xx mistakes found without rendering. Codes of the
// host and of the program (APS, TST, CLI) are rows of the same type in tables of their own
// libraries. Threads: constant data.
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

/// The engine's codes.
std::span<const DiagnosticCode> engine_codes();
/// The row of `code` (letter case does not matter) in `table`; nullptr when there is none.
const DiagnosticCode* find_code(std::span<const DiagnosticCode> table, std::string_view code);

}  // namespace vtl
