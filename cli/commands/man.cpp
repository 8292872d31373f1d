// vtlsim man: the manual page.
#include <string>

#include "cli/commands/command.h"
#include "cli/manual/man_page.h"

namespace vtlsim {
namespace {

constexpr std::string_view kEpilogue =
    "Examples:\n"
    "  vtlsim man | man -l -\n"
    "  vtlsim man > /usr/local/share/man/man1/vtlsim.1\n\n";
constexpr std::string_view kExitCodes =
    "  0    printed\n"
    "  2    wrong usage\n"
    "  4    the output could not be written\n";

struct Settings {};

void declare(OptionParser&, Settings&) {}

CommandResult run(Settings&, Console& console) {
  console.out().write(man_page(describe_program(), VTLSIM_VERSION));
  return ExitCode::success;
}

}  // namespace

extern const Command kManCommand;
const Command kManCommand = {
    .name = "man",
    .summary = "print the manual page",
    .usage = "man",
    .description = "Prints the manual page of the program, in roff.",
    .epilogue = kEpilogue,
    .exit_codes = kExitCodes,
    .declare = declare_as<Settings, declare>,
    .run = run_as<Settings, run>,
};

}  // namespace vtlsim
