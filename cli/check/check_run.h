// One run of `vtlsim check`: find, read, check, tell.
//
// Exit codes: 0 nothing that fails, 1 a finding (with --strict a warning, too), 2 a file or folder
// that is not there or cannot be read; the others are checked all the same.
// Threads: one.
#pragma once

#include "cli/check/check_settings.h"
#include "cli/exit_codes.h"
#include "cli/terminal/console.h"

namespace vtlsim {

ExitCode run_checks(const CheckSettings& settings, Console& console);

}  // namespace vtlsim
