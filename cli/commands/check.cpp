// vtlsim check: mistakes in templates, found without running the service.
#include "cli/check/check_run.h"
#include "cli/check/check_settings.h"
#include "cli/commands/command.h"
#include "cli/commands/shared_options.h"

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
    "  git show :a.vtl | vtlsim check - --stdin-filename a.vtl\n\n";
constexpr std::string_view kExitCodes =
    "  0    nothing found, or warnings without --strict\n"
    "  1    a finding\n"
    "  2    wrong usage, or a file that cannot be read; the others were checked\n"
    "  4    internal error, or the output could not be written\n";

constexpr Choice<FindingFormat> kFormats[] = {{"text", FindingFormat::text},
                                              {"json", FindingFormat::json},
                                              {"github", FindingFormat::github},
                                              {"sarif", FindingFormat::sarif},
                                              {"unix", FindingFormat::unix_lines}};

void declare(OptionParser& parser, CheckSettings& settings) {
  parser.positional_list(file_value(settings.paths, "FILES"),
                         "templates, or folders whose *.vtl are checked; - reads standard input");
  parser.heading("Input");
  parser.option("--stdin-filename", text_value("NAME", settings.standard_input_name),
                "how findings call what comes from standard input");
  parser.flag("--no-suites", settings.has_suites,
              "do not render with the contexts of suites beside the templates", false);
  declare_timeout(parser, settings.evaluation);
  parser.heading("Language");
  declare_profile(parser, settings.evaluation);
  declare_compatibility(parser, settings.evaluation);
  parser.heading("Output");
  parser.option("--format", choice_value("NAME", settings.format, kFormats), "");
  parser.flag("--strict", settings.is_strict, "warnings fail, too (exit code 1)");
}

CommandResult run(CheckSettings& settings, Console& console) {
  if (settings.paths.empty()) {
    return failure(ExitCode::usage, "CLI003", "no template is given",
                   "name files or folders: `vtlsim check resolvers`");
  }
  return run_checks(settings, console);
}

}  // namespace

extern const Command kCheckCommand;
const Command kCheckCommand = {
    .name = "check",
    .summary = "find mistakes in templates without running them",
    .usage = kUsage,
    .description = kDescription,
    .epilogue = kEpilogue,
    .exit_codes = kExitCodes,
    .declare = declare_as<CheckSettings, declare>,
    .run = run_as<CheckSettings, run>,
};

}  // namespace vtlsim
