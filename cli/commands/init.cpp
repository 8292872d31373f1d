// vtlsim init: writes a first suite for a template or a resolver.
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include "cli/command_line/option_parser.h"
#include "cli/commands/command.h"
#include "cli/commands/common_options.h"
#include "vtlsim/file_root.h"
#include "vtlsim/first_suite.h"
#include "vtlsim/utf8.h"

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
    "  vtlsim test resolvers\n\n"
    "Exit codes:\n"
    "  0    written\n"
    "  2    wrong usage, no such template or resolver, or a suite is there already\n"
    "  3    the resolver file could not be parsed\n"
    "  4    internal error\n";

}  // namespace

ExitCode run_init(std::span<const std::string> words, Console& console) {
  namespace fs = std::filesystem;
  std::optional<std::string> path;
  std::optional<std::string> root;
  bool is_forced = false;
  CommonOptions common;
  OptionParser parser(kUsage, kDescription);
  parser.positional("TEMPLATE|RESOLVER", path,
                    "a template X.vtl, a resolver file, or the common name of templates");
  parser.flag("--force", is_forced, "replace a suite that is there");
  parser.option(
      "--root", "DIR", root,
      "read no file outside of it (default: the working directory, or the resolver's folder)");
  common.declare(parser);
  parser.epilogue(kEpilogue);
  if (const auto wrong = parser.parse(words)) return console.report(*wrong);
  if (const auto done = common.apply(parser, console)) return *done;
  if (!path) {
    return console.report(failure(ExitCode::usage, "CLI003", "no template or resolver is given",
                                  "`vtlsim init --help` shows how"));
  }
  SuiteLoadOptions options;
  if (root) options.root = *root;
  auto made = make_first_suite(*path, options);
  if (auto* wrong = std::get_if<vtl::Diagnostic>(&made)) {
    // What has a place in a file could be read and not be understood.
    const ExitCode code = wrong->source ? ExitCode::unparsable : ExitCode::usage;
    return console.report(Failure{std::move(*wrong), code});
  }
  const FirstSuite& suite = std::get<FirstSuite>(made);
  std::error_code error;
  if (!is_forced && fs::exists(fs::symlink_status(suite.path, error))) {
    return console.report(failure(ExitCode::usage, "TST004",
                                  suite.path.string() + " is there already",
                                  "--force replaces it"));
  }
  if (auto problem = FileRoot(suite.root).replace(suite.path, suite.text)) {
    return console.report(
        failure(ExitCode::usage, "TST004", std::move(problem->message), std::move(problem->help)));
  }
  console.out().write("wrote " + visible_text(suite.path.string()) + "\n");
  if (!suite.todo.empty()) {
    console.out().write("its test is a todo: " + visible_text(suite.todo) + "\n");
  }
  console.out().write("run it with: vtlsim test " + visible_text(suite.path.string()) + "\n");
  return ExitCode::success;
}

}  // namespace vtlsim
