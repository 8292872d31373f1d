// Scripts that complete the program's arguments in bash, zsh and fish: commands, options, listed
// values, files and folders. Made from what the commands declare, so they are never behind the
// program; they run nothing but the shell's own completion functions.
#pragma once

#include <string>

#include "cli/manual/program_description.h"

namespace vtlsim {

std::string bash_completion(const ProgramDescription& program);
std::string zsh_completion(const ProgramDescription& program);
std::string fish_completion(const ProgramDescription& program);

}  // namespace vtlsim
