// TST0xx: what is wrong with suites.
//
// Why: `vtlsim explain` and reports know the meaning of every code.
// Threads: constant data.
#pragma once

#include <span>

#include "vtl/diagnostic_codes.h"

namespace vtlsim {

std::span<const vtl::DiagnosticCode> suite_codes();

}  // namespace vtlsim
