// The codes TST0xx, for `vtlsim explain` and reports: what is wrong with suites.
#pragma once

#include <span>

#include "vtl/diagnostic_codes.h"

namespace vtlsim {

std::span<const vtl::DiagnosticCode> suite_codes();

}  // namespace vtlsim
