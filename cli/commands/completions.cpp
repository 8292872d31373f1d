// vtlsim completions SHELL: a script that completes arguments.
#include "cli/manual/completions.h"

#include <optional>
#include <string>

#include "cli/command_line/option_parser.h"
#include "cli/commands/command.h"
#include "cli/commands/common_options.h"
#include "vtl/suggest.h"

namespace vtlsim {
namespace {

constexpr std::string_view kEpilogue =
    "Examples:\n"
    "  source <(vtlsim completions bash)                      # in ~/.bashrc\n"
    "  vtlsim completions zsh > ~/.zfunc/_vtlsim              # a folder of $fpath\n"
    "  vtlsim completions fish > ~/.config/fish/completions/vtlsim.fish\n\n"
    "Exit codes:\n"
    "  0    printed\n"
    "  2    wrong usage\n"
    "  4    the output could not be written\n";

struct Shell {
  std::string_view name;
  std::string (*script)(const ProgramDescription& program);
};
constexpr Shell kShells[] = {
    {"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}};

}  // namespace

ExitCode run_completions(std::span<const std::string> words, Console& console) {
  std::optional<std::string> shell;
  CommonOptions common;
  OptionParser parser("completions SHELL",
                      "Prints a script that completes commands, options, values and file names.");
  parser.positional("SHELL", shell, "bash, zsh or fish");
  parser.choices({"bash", "zsh", "fish"});
  common.declare(parser);
  parser.epilogue(kEpilogue);
  if (const auto wrong = parser.parse(words)) return console.report(*wrong);
  if (const auto done = common.apply(parser, console)) return *done;
  if (!shell) {
    return console.report(
        failure(ExitCode::usage, "CLI003", "no shell is given", "name bash, zsh or fish"));
  }
  std::vector<std::string_view> names;
  for (const Shell& known : kShells) {
    if (known.name == *shell) {
      console.out().write(known.script(describe_program(console)));
      return ExitCode::success;
    }
    names.push_back(known.name);
  }
  const auto near = vtl::suggest(*shell, names);
  return console.report(
      failure(ExitCode::usage, "CLI004",
              "there are completions for bash, zsh and fish, not for `" + *shell + "`",
              near ? "did you mean `" + std::string(*near) + "`?" : ""));
}

}  // namespace vtlsim
