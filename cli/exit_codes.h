// The exit codes of the program: a contract that scripts, hooks and CI branch on, listed in --help
// and in the README. Numbers never change their meaning; 130 is what a shell reports for a program
// ended by SIGINT.
#pragma once

#include <string_view>

namespace vtlsim {

enum class ExitCode : int {
  success = 0,
  failed = 1,
  usage = 2,
  unparsable = 3,
  internal = 4,
  interrupted = 130,
};

/// The list as --help shows it.
inline constexpr std::string_view kExitCodesHelp =
    "  0    done\n"
    "  1    a template failed while rendering, a test failed, a finding\n"
    "  2    wrong usage: unknown option, missing file\n"
    "  3    a template or a context could not be parsed\n"
    "  4    internal error, or the output could not be written\n"
    "  130  interrupted\n";

}  // namespace vtlsim
