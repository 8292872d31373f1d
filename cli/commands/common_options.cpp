#include "cli/commands/common_options.h"

namespace vtlsim {

void CommonOptions::declare(OptionParser& parser) {
  parser.heading("General options");
  parser.option("--color", "WHEN", color_,
                "always, never or auto (default; obeys NO_COLOR and FORCE_COLOR)");
  parser.choices({"always", "never", "auto"});
  parser.flag("--help,-h", is_help_wanted_, "show this help");
}

std::optional<ExitCode> CommonOptions::apply(const OptionParser& parser, Console& console) const {
  if (console.option_listener()) {
    console.option_listener()(parser);
    return ExitCode::success;
  }
  if (parser.is_help_wanted()) {
    console.out().write(parser.help());
    return ExitCode::success;
  }
  if (!color_) return std::nullopt;
  const auto choice = parse_color_choice(*color_);
  if (!choice) {
    return console.report(failure(ExitCode::usage, "CLI004",
                                  "--color takes always, never or auto, not `" + *color_ + "`"));
  }
  console.set_color(*choice);
  return std::nullopt;
}

}  // namespace vtlsim
