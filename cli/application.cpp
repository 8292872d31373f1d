#include "cli/application.h"

#include <exception>
#include <new>
#include <system_error>
#include <vector>

#include "cli/commands/command.h"
#include "vtl/attempt.h"
#include "vtl/text/suggest.h"

namespace vtlsim {
namespace {

std::string program_help() {
  std::string help =
      "vtlsim: Velocity 1.7 templates of AWS AppSync, rendered offline\n\n"
      "Usage:\n"
      "  vtlsim COMMAND [ARGUMENTS]\n\n"
      "Commands:\n";
  for (const Command* command : commands()) {
    std::string line = "  " + std::string(command->name);
    line.resize(14, ' ');
    help += line + std::string(command->summary) + "\n";
  }
  help +=
      "\nOptions:\n"
      "  -h, --help          show this help; `vtlsim COMMAND --help` shows that of a command\n"
      "      --version       show the version\n"
      "      --color WHEN    always, never or auto\n\n"
      "Examples:\n"
      "  vtlsim render getMessages.req.vtl --context context.json\n"
      "  vtlsim render getMessages.req.vtl --set args.roomId=42\n"
      "  vtlsim doc time\n"
      "  vtlsim explain VTL201\n\n"
      "Exit codes:\n";
  help += kExitCodesHelp;
  return help;
}

ExitCode unknown_command(const std::string& name, Console& console) {
  std::vector<std::string_view> names;
  for (const Command* command : commands()) names.push_back(command->name);
  const auto near = vtl::suggest(name, names);
  return console.report(failure(ExitCode::usage, "CLI001", "unknown command `" + name + "`",
                                near ? "did you mean `" + std::string(*near) + "`?"
                                     : std::string("`vtlsim --help` lists the commands")));
}

ExitCode dispatch(std::span<const std::string> arguments, Console& console) {
  while (!arguments.empty() && arguments.front().starts_with("-")) {
    const std::string& option = arguments.front();
    if (option == "--help" || option == "-h") {
      console.out().write(program_help());
      return ExitCode::success;
    }
    if (option == "--version") {
      console.out().write("vtlsim " VTLSIM_VERSION "\n");
      return ExitCode::success;
    }
    std::string color;
    if (option.starts_with("--color=")) {
      color = option.substr(8);
    } else if (option == "--color" && arguments.size() > 1) {
      color = arguments[1];
      arguments = arguments.subspan(1);
    } else {
      constexpr std::string_view kNames[] = {"--help", "--version", "--color"};
      const auto near = vtl::suggest(option, kNames);
      return console.report(
          failure(ExitCode::usage, "CLI002", "unknown option `" + option + "`",
                  near ? "did you mean `" + std::string(*near) + "`?"
                       : std::string("the options of a command stand behind its name")));
    }
    ColorChoice choice{};
    if (const Taken taken = choice_value("WHEN", choice, kColorWords).take("--color", color);
        !taken) {
      return console.report(taken.error());
    }
    console.set_color(choice);
    arguments = arguments.subspan(1);
  }
  if (arguments.empty()) {
    console.error().write(program_help());
    return ExitCode::usage;
  }
  const std::string& name = arguments.front();
  if (name == "help") {
    if (arguments.size() == 1) {
      console.out().write(program_help());
      return ExitCode::success;
    }
    const std::string command = arguments[1];
    const std::string help[] = {command, "--help"};
    return command == "help" ? unknown_command(command, console) : dispatch(help, console);
  }
  for (const Command* command : commands()) {
    if (command->name == name) return DeclaredCommand(*command).run(arguments.subspan(1), console);
  }
  return unknown_command(name, console);
}

/// What happened to the output counts more than how the command went.
ExitCode finish(ExitCode code, Console& console) {
  console.out().flush();
  console.error().flush();
  // A reader that had enough (`| head`) is not a failure of ours.
  if (console.out().is_closed()) return code;
  if (const int reason = console.out().error(); reason != 0) {
    return console.report(
        failure(ExitCode::internal, "CLI015",
                "cannot write the output: " + std::generic_category().message(reason)));
  }
  return code;
}

}  // namespace

ExitCode run_application(std::span<const std::string> arguments, Console& console) {
  try {
    return finish(dispatch(arguments, console), console);
  } catch (const std::bad_alloc&) {
    return console.report(failure(ExitCode::internal, "CLI090", "out of memory"));
  } catch (const std::exception& error) {
    return console.report(failure(ExitCode::internal, "CLI090",
                                  std::string("internal error: ") + error.what(),
                                  "this is a defect of vtlsim: please report it with the input"));
  } catch (...) {
    return console.report(failure(ExitCode::internal, "CLI090", vtl::failure_in_flight().message,
                                  "this is a defect of vtlsim: please report it with the input"));
  }
}

}  // namespace vtlsim
