// `vtlsim run RESOLVER`: one resolver with one context and one file of answers.
//
// Why: files, exit codes and the two formats, around a run of the simulator.
// Threads: one.
#pragma once

#include "appsync/evaluation.h"
#include "cli/exit_codes.h"
#include "cli/run/run_settings.h"
#include "cli/terminal/console.h"

namespace vtlsim {

ExitCode run_single(const RunSettings& settings, Console& console);

}  // namespace vtlsim
