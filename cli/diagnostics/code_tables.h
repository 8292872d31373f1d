// The codes of the program itself, and the list of all libraries' tables of codes, for `vtlsim
// explain` and SARIF.
#pragma once

#include <span>

#include "vtl/diagnostic_codes.h"

namespace vtlsim {

/// Returns the codes CLI0xx.
std::span<const vtl::DiagnosticCode> command_line_codes();

/// Returns one table per library, in the order of the listing.
std::span<const std::span<const vtl::DiagnosticCode>> code_tables();

}  // namespace vtlsim
