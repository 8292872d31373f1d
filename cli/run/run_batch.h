// `vtlsim run --batch`: JSON lines {"id","resolver","context","dataSources"} in, an outcome out,
// one line for each line in, in order; suites in other languages drive the simulator as a
// coprocess. A line that cannot be run is answered by {"id","failure"} and harms no other.
#pragma once

#include "appsync/evaluation.h"
#include "cli/exit_codes.h"
#include "cli/run/run_settings.h"
#include "cli/terminal/console.h"

namespace vtlsim {

ExitCode run_batch(const RunSettings& settings, Console& console);

}  // namespace vtlsim
