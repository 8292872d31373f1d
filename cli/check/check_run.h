// One run of `vtlsim check`: finds, reads and checks templates, and shows the findings.
//
// Exit codes: 0 nothing that fails, 1 a finding (with --strict a warning, too), 2 a file or folder
// that does not exist or cannot be read; the others are checked all the same.
#pragma once

#include "cli/check/check_settings.h"
#include "cli/exit_codes.h"
#include "cli/terminal/console.h"

namespace vtlsim {

ExitCode run_checks(const CheckSettings& settings, Console& console);

}  // namespace vtlsim
