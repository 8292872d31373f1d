// Options that every command has: --help and --color.
//
// Why: declared and obeyed in one place, so that they mean the same everywhere.
// Threads: one.
#pragma once

#include <optional>
#include <string>

#include "cli/command_line/option_parser.h"
#include "cli/exit_codes.h"
#include "cli/terminal/console.h"

namespace vtlsim {

class CommonOptions {
 public:
  /// Call last, so that they stand last in --help.
  void declare(OptionParser& parser);
  /// After parse() and before anything else: tells the console's listener the options, prints the
  /// help, or takes up the colour; an exit code when the command is done with that.
  std::optional<ExitCode> apply(const OptionParser& parser, Console& console) const;

 private:
  std::optional<std::string> color_;
  bool is_help_wanted_ = false;  // declared for the help text; OptionParser itself notices --help
};

}  // namespace vtlsim
