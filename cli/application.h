// From the arguments of the program to a command, and back to an exit code: main() makes no
// decisions, and tests run the whole program as a function. No exception leaves it.
#pragma once

#include <span>
#include <string>

#include "cli/exit_codes.h"
#include "cli/terminal/console.h"

namespace vtlsim {

/// Runs the program. `arguments` do not include its name.
ExitCode run_application(std::span<const std::string> arguments, Console& console);

}  // namespace vtlsim
