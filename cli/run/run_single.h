// `vtlsim run RESOLVER`: runs one resolver with one context and one file of answers.
#pragma once

#include "appsync/evaluation.h"
#include "cli/exit_codes.h"
#include "cli/run/run_settings.h"
#include "cli/terminal/console.h"

namespace vtlsim {

ExitCode run_single(const RunSettings& settings, Console& console);

}  // namespace vtlsim
