// All codes of all libraries, and those of the program itself.
//
// Why: `vtlsim explain` and SARIF know every code; each library keeps its own table, and this is
// the list of the tables.
// Threads: constant data.
#pragma once

#include <span>

#include "vtl/diagnostic_codes.h"

namespace vtlsim {

/// CLI0xx.
std::span<const vtl::DiagnosticCode> command_line_codes();

/// One table per library, in the order of the listing.
std::span<const std::span<const vtl::DiagnosticCode>> code_tables();

}  // namespace vtlsim
