// What the program can do: one row per command, one file per row.
//
// Why: dispatch, the list in --help, did-you-mean and shell completion read the same table.
// Invariants: names are unique; the order is the order of the help.
// Threads: constant data.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/exit_codes.h"
#include "cli/terminal/console.h"

namespace vtlsim {

struct Command {
  std::string_view name;
  /// One line for `vtlsim --help`.
  std::string_view summary;
  /// `arguments` are those behind the name of the command.
  ExitCode (*run)(std::span<const std::string> arguments, Console& console);
};

std::span<const Command> commands();

ExitCode run_render(std::span<const std::string> arguments, Console& console);
ExitCode run_run(std::span<const std::string> arguments, Console& console);
ExitCode run_query(std::span<const std::string> arguments, Console& console);
ExitCode run_test(std::span<const std::string> arguments, Console& console);
ExitCode run_project(std::span<const std::string> arguments, Console& console);
ExitCode run_check(std::span<const std::string> arguments, Console& console);
ExitCode run_init(std::span<const std::string> arguments, Console& console);
ExitCode run_doc(std::span<const std::string> arguments, Console& console);
ExitCode run_completions(std::span<const std::string> arguments, Console& console);
ExitCode run_man(std::span<const std::string> arguments, Console& console);
ExitCode run_explain(std::span<const std::string> arguments, Console& console);
ExitCode run_serve(std::span<const std::string> arguments, Console& console);

}  // namespace vtlsim
