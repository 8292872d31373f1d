// vtlsim check: mistakes in templates, found without running the service.
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cli/check/check_run.h"
#include "cli/check/check_settings.h"
#include "cli/command_line/option_parser.h"
#include "cli/commands/command.h"
#include "cli/commands/common_options.h"
#include "cli/commands/compatibility_option.h"
#include "cli/commands/time_options.h"
#include "vtl/suggest.h"

namespace vtlsim {
namespace {

constexpr std::string_view kUsage = "check FILES... [options]";
constexpr std::string_view kDescription =
    "Finds mistakes in templates without running them: syntax errors, functions that $util does "
    "not "
    "have, directives that nobody knows, a #return that does not return. Where a suite beside the "
    "template gives a context, the request printed with it must fit its data source. docs/check.md "
    "has the rules.";
constexpr std::string_view kEpilogue =
    "Examples:\n"
    "  vtlsim check Query.getMessages.req.vtl\n"
    "  vtlsim check resolvers --strict --format sarif > vtlsim.sarif\n"
    "  git show :a.vtl | vtlsim check - --stdin-filename a.vtl\n\n"
    "Exit codes:\n"
    "  0    nothing found, or warnings without --strict\n"
    "  1    a finding\n"
    "  2    wrong usage, or a file that cannot be read; the others were checked\n"
    "  4    internal error, or the output could not be written\n";

struct FormatName {
  std::string_view name;
  FindingFormat format;
};
constexpr FormatName kFormats[] = {{"text", FindingFormat::text},
                                   {"json", FindingFormat::json},
                                   {"github", FindingFormat::github},
                                   {"sarif", FindingFormat::sarif},
                                   {"unix", FindingFormat::unix_lines}};
constexpr std::string_view kProfiles[] = {"appsync", "velocity"};

struct Arguments {
  std::optional<std::string> format;
  std::optional<std::string> profile;
  std::optional<std::string> standard_input_name;
  std::vector<std::string> compatibility;
  TimeoutOption timeout;
  bool is_without_suites = false;
};

void declare(OptionParser& parser, Arguments& arguments, CheckSettings& settings) {
  parser.positional_list("FILES", settings.paths,
                         "templates, or folders whose *.vtl are checked; - reads standard input");
  parser.heading("Input");
  parser.option("--stdin-filename", "NAME", arguments.standard_input_name,
                "how findings call what comes from standard input");
  parser.flag("--no-suites", arguments.is_without_suites,
              "do not render with the contexts of suites beside the templates");
  arguments.timeout.declare(parser, "none");
  parser.heading("Language");
  parser.option("--profile", "NAME", arguments.profile,
                "appsync (default) or velocity (stock Velocity 1.7)");
  parser.choices({"appsync", "velocity"});
  declare_compatibility(parser, arguments.compatibility);
  parser.heading("Output");
  parser.option("--format", "NAME", arguments.format, "text (default), json, github, sarif, unix");
  parser.choices({"text", "json", "github", "sarif", "unix"});
  parser.flag("--strict", settings.is_strict, "warnings fail, too (exit code 1)");
}

Failure bad_value(std::string message, std::string_view word,
                  std::span<const std::string_view> names) {
  const auto near = vtl::suggest(word, names);
  return failure(ExitCode::usage, "CLI004", std::move(message),
                 near ? "did you mean `" + std::string(*near) + "`?" : std::string());
}

std::optional<Failure> read_settings(const Arguments& arguments, CheckSettings& settings) {
  if (settings.paths.empty()) {
    return failure(ExitCode::usage, "CLI003", "no template is given",
                   "name files or folders: `vtlsim check resolvers`");
  }
  if (arguments.standard_input_name) settings.standard_input_name = *arguments.standard_input_name;
  settings.has_suites = !arguments.is_without_suites;
  if (auto wrong = read_compatibility(arguments.compatibility, settings.compatibility)) {
    return wrong;
  }
  if (auto wrong = arguments.timeout.read(settings.cpu_time)) return wrong;
  if (arguments.profile) {
    settings.is_velocity = *arguments.profile == kProfiles[1];
    if (!settings.is_velocity && *arguments.profile != kProfiles[0]) {
      return bad_value("--profile takes appsync or velocity, not `" + *arguments.profile + "`",
                       *arguments.profile, kProfiles);
    }
  }
  if (!arguments.format) return std::nullopt;
  std::vector<std::string_view> names;
  for (const FormatName& one : kFormats) {
    if (*arguments.format == one.name) {
      settings.format = one.format;
      return std::nullopt;
    }
    names.push_back(one.name);
  }
  return bad_value(
      "--format takes text, json, github, sarif or unix, not `" + *arguments.format + "`",
      *arguments.format, names);
}

}  // namespace

ExitCode run_check(std::span<const std::string> words, Console& console) {
  Arguments arguments;
  CheckSettings settings;
  CommonOptions common;
  OptionParser parser(kUsage, kDescription);
  declare(parser, arguments, settings);
  common.declare(parser);
  parser.epilogue(kEpilogue);
  if (const auto wrong = parser.parse(words)) return console.report(*wrong);
  if (const auto done = common.apply(parser, console)) return *done;
  if (const auto wrong = read_settings(arguments, settings)) return console.report(*wrong);
  return run_checks(settings, console);
}

}  // namespace vtlsim
