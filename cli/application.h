// From the arguments of the program to a command, and back to an exit code.
//
// Why: main() stays free of decisions, and tests run the whole program as a function.
// Invariants: no exception leaves it.
// Threads: one.
#pragma once

#include <span>
#include <string>

#include "cli/exit_codes.h"
#include "cli/terminal/console.h"

namespace vtlsim {

/// `arguments` without the name of the program.
ExitCode run_application(std::span<const std::string> arguments, Console& console);

}  // namespace vtlsim
