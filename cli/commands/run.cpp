// vtlsim run: one resolver, or a batch of them, without the service.
#include <optional>
#include <string>
#include <utility>

#include "cli/commands/command.h"
#include "cli/commands/shared_options.h"
#include "cli/run/run_batch.h"
#include "cli/run/run_single.h"

namespace vtlsim {
namespace {

constexpr std::string_view kUsage =
    "run RESOLVER [--context FILE|-] [--data-sources FILE|-] [options]\n"
    "run --batch FILE|- [options]";
constexpr std::string_view kDescription =
    "Runs a unit resolver or a pipeline: its templates, the checks of the service on what they "
    "print, and the answers "
    "of data sources from a file. Shows each step, or with --format json the outcome.";
constexpr std::string_view kEpilogue =
    "Resolver:\n"
    "  x.resolver.json (JSON, comments allowed), by its name or as x; or templates by their names: "
    "x.req.vtl and\n"
    "  x.res.vtl, x.request.vtl and x.response.vtl, Amplify's Mutation.x.init.1.req.vtl. Then the "
    "answers file names\n"
    "  the data source, and its type follows from the request.\n\n"
    "Answers:\n"
    "  {\"function or data source\": {\"result\": ...} or {\"error\": {\"message\",\"type\"}, "
    "\"result\": ...}}; a list answers\n"
    "  successive calls.\n\n"
    "Batch:\n"
    "  Lines of {\"id\",\"resolver\",\"context\",\"dataSources\"} in, templates inline; the "
    "outcome with its id out, in the\n"
    "  same order. A bad line is answered with {\"id\",\"failure\"}.\n\n"
    "Examples:\n"
    "  vtlsim run resolvers/Mutation.startThread --context context.json --data-sources "
    "answers.json\n"
    "  vtlsim run Query.getMessages.req.vtl --set args.roomId=42 --data-sources answers.json "
    "--format json\n\n";
constexpr std::string_view kExitCodes =
    "  0    an outcome without errors; batch: every line was answered\n"
    "  1    an outcome with errors\n"
    "  2    wrong usage, a missing file, or a run that could not be done (`failure`: an answer is "
    "missing)\n"
    "  3    a resolver, context or answers file that could not be parsed\n"
    "  4    internal error, or the output could not be written\n"
    "  130  interrupted\n";

constexpr Choice<RunFormat> kFormats[] = {{"text", RunFormat::text, "default"},
                                          {"json", RunFormat::json, "the outcome"}};

struct Settings {
  RunSettings run;
  std::optional<RunFormat> format;
};

void declare(OptionParser& parser, Settings& all) {
  RunSettings& settings = all.run;
  parser.positional(file_value(settings.resolver_path, "RESOLVER"),
                    "the resolver file, one of its templates, or their common name");
  parser.heading("Input");
  declare_context(parser, settings.context);
  parser.option("--data-sources,-d", file_value(settings.answers_path),
                "the answers of data sources, a JSON object; - reads standard input");
  parser.option("--data-source", text_value("NAME[=TYPE]", settings.data_source),
                "the data source of a resolver found by the names of its templates");
  parser.option(
      "--root", folder_value(settings.root),
      "read no template outside of it (default: the working directory, or the resolver's folder)");
  parser.option("--batch", file_value(settings.batch_path),
                "answer JSON lines (see below); - reads standard input");
  parser.heading("Operation");
  parser.option("--operation", file_value(settings.operation.operation),
                "a GraphQL operation, or its text: $ctx.info and the arguments come from it");
  parser.option("--operation-name", text_value("NAME", settings.operation.operation_name),
                "which of several operations");
  parser.option_list("--schema", file_value(settings.operation.schema_paths),
                     "the schema of the operation, in one or several files");
  parser.option("--variables", file_value(settings.operation.variables_path),
                "the variables of the operation, a JSON object");
  parser.heading("Language");
  declare_surroundings(parser, settings.evaluation);
  parser.heading("Output");
  parser.option("--format", choice_value("NAME", all.format, kFormats), "");
  parser.flag("--no-warnings", settings.has_warnings, "show no warnings", false);
  parser.flag(
      "--strict", settings.is_strict,
      "unused and undefined #names and :values fail the field; any warning makes the exit code 1");
  parser.heading("Limits");
  declare_limits(parser, settings.evaluation);
}

Failure refuse(std::string message, std::string help = {}) {
  return failure(ExitCode::usage, "CLI003", std::move(message), std::move(help));
}

/// Checks what options ask for together.
Taken combine(const RunSettings& settings, const std::optional<RunFormat>& format) {
  if (settings.batch_path) {
    if (settings.resolver_path || settings.context.path || settings.answers_path ||
        settings.operation.operation || !settings.context.assignments.empty()) {
      return refuse(
          "--batch takes resolvers, contexts and answers from its lines, not from other arguments");
    }
    if (format) return refuse("--format does not go with --batch, whose lines are JSON");
    return {};
  }
  if (!settings.resolver_path)
    return refuse("no resolver is given", "`vtlsim run --help` shows how");
  if (settings.operation.operation && settings.operation.schema_paths.empty())
    return refuse("--operation needs the schema", "give it with --schema FILE");
  if (!settings.operation.operation &&
      (!settings.operation.schema_paths.empty() || settings.operation.variables_path ||
       settings.operation.operation_name)) {
    return refuse("--schema, --variables and --operation-name go with --operation");
  }
  int readers = (*settings.resolver_path == "-" ? 1 : 0) + (settings.context.path == "-" ? 1 : 0) +
                (settings.answers_path == "-" ? 1 : 0);
  if (readers > 1)
    return refuse("only one of resolver, context and answers can come from standard input");
  return {};
}

CommandResult run(Settings& settings, Console& console) {
  if (auto combined = combine(settings.run, settings.format); !combined) return combined.error();
  settings.run.format = settings.format.value_or(RunFormat::text);
  return settings.run.batch_path ? run_batch(settings.run, console)
                                 : run_single(settings.run, console);
}

}  // namespace

extern const Command kRunCommand;
const Command kRunCommand = {
    .name = "run",
    .summary = "run a resolver with a context and answers of its data sources",
    .usage = kUsage,
    .description = kDescription,
    .epilogue = kEpilogue,
    .exit_codes = kExitCodes,
    .declare = declare_as<Settings, declare>,
    .run = run_as<Settings, run>,
};

}  // namespace vtlsim
