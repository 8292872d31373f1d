// What the program can do. A command is a row: its texts, what declares its options, and what does
// its work with the settings that the options filled. Dispatch, the list in --help, did-you-mean,
// the manual and the completions read the rows; nothing is run to learn its options.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/command_line/option_parser.h"
#include "cli/exit_codes.h"
#include "cli/terminal/color.h"
#include "cli/terminal/console.h"
#include "vtl/expected.h"

namespace vtlsim {

/// A Failure is shown to people, and its exit code taken.
using CommandResult = vtl::Expected<ExitCode, Failure>;

struct Command {
  std::string_view name;
  /// One line for `vtlsim --help`.
  std::string_view summary;
  /// What follows `vtlsim` in the usage lines, one line each.
  std::string_view usage;
  std::string_view description;
  /// Behind the options: examples and more. Ends with an empty line.
  std::string_view epilogue;
  /// Lines of codes and what each says.
  std::string_view exit_codes;
  /// Makes the settings, binds their options, and returns them for `run`.
  std::shared_ptr<void> (*declare)(OptionParser& parser);
  CommandResult (*run)(void* settings, Console& console);
};

/// The functions of a command for its row: `.declare = declare_as<Settings, declare>`.
template <class Settings, void (*declare)(OptionParser& parser, Settings& settings)>
std::shared_ptr<void> declare_as(OptionParser& parser) {
  auto settings = std::make_shared<Settings>();
  declare(parser, *settings);
  return settings;
}
template <class Settings, CommandResult (*run)(Settings& settings, Console& console)>
CommandResult run_as(void* settings, Console& console) {
  return run(*static_cast<Settings*>(settings), console);
}

/// In the order of the help.
std::span<const Command* const> commands();

/// A command with its options declared, --color and --help among them.
class DeclaredCommand {
 public:
  explicit DeclaredCommand(const Command& command);
  DeclaredCommand(const DeclaredCommand&) = delete;
  DeclaredCommand& operator=(const DeclaredCommand&) = delete;
  const OptionParser& parser() const { return parser_; }
  /// Parses `arguments` (those behind the name of the command) and runs, or shows the help.
  ExitCode run(std::span<const std::string> arguments, Console& console);

 private:
  const Command& command_;
  OptionParser parser_;
  std::shared_ptr<void> settings_;
  std::optional<ColorChoice> color_;
  /// For the list of options: the parser itself notices --help.
  bool is_help_wanted_ = false;
};

}  // namespace vtlsim
