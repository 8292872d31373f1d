// vtlsim init: writes a first suite for a template or a resolver.
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "cli/commands/command.h"
#include "vtlsim/file_root.h"
#include "vtlsim/first_suite.h"
#include "vtlsim/visible_text.h"

namespace vtlsim {
namespace {

constexpr std::string_view kUsage = "init TEMPLATE|RESOLVER [options]";
constexpr std::string_view kDescription =
    "Writes NAME.vtltest.json beside a template or a resolver: a context with what the templates "
    "read, and one test that expects what comes out of it now. Change the values, then the "
    "expectation.";
constexpr std::string_view kEpilogue =
    "Examples:\n"
    "  vtlsim init resolvers/Query.getMessages.req.vtl\n"
    "  vtlsim init resolvers/Mutation.startThread.resolver.json\n"
    "  vtlsim test resolvers\n\n";
constexpr std::string_view kExitCodes =
    "  0    written\n"
    "  2    wrong usage, no such template or resolver, or a suite is there already\n"
    "  3    the resolver file could not be parsed\n"
    "  4    internal error\n";

struct Settings {
  std::optional<std::string> path;
  std::optional<std::string> root;
  bool is_forced = false;
};

void declare(OptionParser& parser, Settings& settings) {
  parser.positional(file_value(settings.path, "TEMPLATE|RESOLVER"),
                    "a template X.vtl, a resolver file, or the common name of templates");
  parser.flag("--force", settings.is_forced, "replace a suite that is there");
  parser.option(
      "--root", folder_value(settings.root),
      "read no file outside of it (default: the working directory, or the resolver's folder)");
}

CommandResult run(Settings& settings, Console& console) {
  namespace fs = std::filesystem;
  if (!settings.path) {
    return failure(ExitCode::usage, "CLI003", "no template or resolver is given",
                   "`vtlsim init --help` shows how");
  }
  SuiteLoadOptions options;
  if (settings.root) options.root = *settings.root;
  auto made = make_first_suite(*settings.path, options);
  if (auto* wrong = std::get_if<vtl::Diagnostic>(&made)) {
    // What has a place in a file could be read and not be understood.
    const ExitCode code = wrong->source ? ExitCode::unparsable : ExitCode::usage;
    return Failure{std::move(*wrong), code};
  }
  const FirstSuite& suite = std::get<FirstSuite>(made);
  std::error_code error;
  if (!settings.is_forced && fs::exists(fs::symlink_status(suite.path, error))) {
    return failure(ExitCode::usage, "TST004", suite.path.string() + " is there already",
                   "--force replaces it");
  }
  if (auto problem = FileRoot(suite.root).replace(suite.path, suite.text)) {
    return failure(ExitCode::usage, "TST004", std::move(problem->message),
                   std::move(problem->help));
  }
  console.out().write("wrote " + visible_text(suite.path.string()) + "\n");
  if (!suite.todo.empty()) {
    console.out().write("its test is a todo: " + visible_text(suite.todo) + "\n");
  }
  console.out().write("run it with: vtlsim test " + visible_text(suite.path.string()) + "\n");
  return ExitCode::success;
}

}  // namespace

extern const Command kInitCommand;
const Command kInitCommand = {
    .name = "init",
    .summary = "write a first suite for a template or a resolver",
    .usage = kUsage,
    .description = kDescription,
    .epilogue = kEpilogue,
    .exit_codes = kExitCodes,
    .declare = declare_as<Settings, declare>,
    .run = run_as<Settings, run>,
};

}  // namespace vtlsim
