#include "cli/commands/command.h"

namespace vtlsim {
namespace {

std::string whole_epilogue(const Command& command) {
  std::string text(command.epilogue);
  if (!command.exit_codes.empty()) text.append("Exit codes:\n").append(command.exit_codes);
  return text;
}

}  // namespace

DeclaredCommand::DeclaredCommand(const Command& command)
    : command_(command),
      parser_(command.usage, command.description, whole_epilogue(command)),
      settings_(command.declare(parser_)) {
  parser_.heading("General options");
  parser_.option("--color", choice_value("WHEN", color_, kColorWords), "");
  parser_.flag("--help,-h", is_help_wanted_, "show this help");
}

ExitCode DeclaredCommand::run(std::span<const std::string> arguments, Console& console) {
  const Taken taken = parser_.parse(arguments);
  if (color_) console.set_color(*color_);
  if (!taken) return console.report(taken.error());
  if (parser_.is_help_wanted()) {
    console.out().write(parser_.help());
    return ExitCode::success;
  }
  const CommandResult result = command_.run(settings_.get(), console);
  return result ? *result : console.report(result.error());
}

}  // namespace vtlsim
