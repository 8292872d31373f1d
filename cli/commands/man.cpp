// vtlsim man: the manual page.
#include <string>

#include "cli/command_line/option_parser.h"
#include "cli/commands/command.h"
#include "cli/commands/common_options.h"
#include "cli/manual/man_page.h"

namespace vtlsim {
namespace {

constexpr std::string_view kEpilogue =
    "Examples:\n"
    "  vtlsim man | man -l -\n"
    "  vtlsim man > /usr/local/share/man/man1/vtlsim.1\n\n"
    "Exit codes:\n"
    "  0    printed\n"
    "  2    wrong usage\n"
    "  4    the output could not be written\n";

}  // namespace

ExitCode run_man(std::span<const std::string> words, Console& console) {
  CommonOptions common;
  OptionParser parser("man", "Prints the manual page of the program, in roff.");
  common.declare(parser);
  parser.epilogue(kEpilogue);
  if (const auto wrong = parser.parse(words)) return console.report(*wrong);
  if (const auto done = common.apply(parser, console)) return *done;
  console.out().write(man_page(describe_program(console), VTLSIM_VERSION));
  return ExitCode::success;
}

}  // namespace vtlsim
