// Scripts that complete the program's arguments in bash, zsh and fish.
//
// Why: made from what the commands declare, they are never behind the program.
// Invariants: commands, options, listed values, files and folders are completed; the scripts run
// nothing but the shell's own completion functions.
// Threads: pure functions.
#pragma once

#include <string>

#include "cli/manual/program_description.h"

namespace vtlsim {

std::string bash_completion(const ProgramDescription& program);
std::string zsh_completion(const ProgramDescription& program);
std::string fish_completion(const ProgramDescription& program);

}  // namespace vtlsim
