// vtlsim completions SHELL: a script that completes arguments.
#include "cli/manual/completions.h"

#include <string>

#include "cli/commands/command.h"

namespace vtlsim {
namespace {

constexpr std::string_view kEpilogue =
    "Examples:\n"
    "  source <(vtlsim completions bash)                      # in ~/.bashrc\n"
    "  vtlsim completions zsh > ~/.zfunc/_vtlsim              # a folder of $fpath\n"
    "  vtlsim completions fish > ~/.config/fish/completions/vtlsim.fish\n\n";
constexpr std::string_view kExitCodes =
    "  0    printed\n"
    "  2    wrong usage\n"
    "  4    the output could not be written\n";

using Script = std::string (*)(const ProgramDescription& program);
constexpr Choice<Script> kShells[] = {
    {"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}};

struct Settings {
  Script script = nullptr;
};

void declare(OptionParser& parser, Settings& settings) {
  parser.positional(choice_value("SHELL", settings.script, kShells), "");
}

CommandResult run(Settings& settings, Console& console) {
  if (settings.script == nullptr)
    return failure(ExitCode::usage, "CLI003", "no shell is given", "name bash, zsh or fish");
  console.out().write(settings.script(describe_program()));
  return ExitCode::success;
}

}  // namespace

extern const Command kCompletionsCommand;
const Command kCompletionsCommand = {
    .name = "completions",
    .summary = "print completions for bash, zsh or fish",
    .usage = "completions SHELL",
    .description = "Prints a script that completes commands, options, values and file names.",
    .epilogue = kEpilogue,
    .exit_codes = kExitCodes,
    .declare = declare_as<Settings, declare>,
    .run = run_as<Settings, run>,
};

}  // namespace vtlsim
