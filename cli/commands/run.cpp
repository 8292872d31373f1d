// vtlsim run: one resolver, or a batch of them, without the service.
#include <utility>

#include "cli/command_line/option_parser.h"
#include "cli/commands/command.h"
#include "cli/commands/common_options.h"
#include "cli/commands/compatibility_option.h"
#include "cli/commands/time_options.h"
#include "cli/render/appsync_host.h"
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
    "  {\"function or data source\": {\"result\": ..} or {\"error\": {\"message\",\"type\"}, "
    "\"result\": ..}}; a list answers\n"
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
constexpr std::string_view kRunExitCodes =
    "Exit codes:\n"
    "  0    an outcome without errors; batch: every line was answered\n"
    "  1    an outcome with errors\n"
    "  2    wrong usage, a missing file, or a run that could not be done (`failure`: an answer is "
    "missing)\n"
    "  3    a resolver, context or answers file that could not be parsed\n"
    "  4    internal error, or the output could not be written\n"
    "  130  interrupted\n";

struct Arguments {
  std::optional<std::string> format;
  std::optional<std::string> decimals;
  std::vector<std::string> compatibility;
  TimeoutOption timeout;
  bool is_without_warnings = false;
};

void declare(OptionParser& parser, Arguments& arguments, RunSettings& settings) {
  RenderSettings& common = settings.common;
  parser.positional("RESOLVER", settings.resolver_path,
                    "the resolver file, one of its templates, or their common name");
  parser.heading("Input");
  parser.option("--context,-c", "FILE", common.context_path,
                "the context, a JSON object; - reads standard input");
  parser.option("--data-sources,-d", "FILE", settings.answers_path,
                "the answers of data sources, a JSON object; - reads standard input");
  parser.option_list(
      "--set", "PATH=VALUE", common.assignments,
      "set one place of the context: args.roomId=42; VALUE is JSON where it can be, else text");
  parser.option("--data-source", "NAME[=TYPE]", settings.data_source,
                "the data source of a resolver found by the names of its templates");
  parser.option(
      "--root", "DIR", settings.root,
      "read no template outside of it (default: the working directory, or the resolver's folder)");
  parser.option("--batch", "FILE", settings.batch_path,
                "answer JSON lines (see below); - reads standard input");
  parser.heading("Operation");
  parser.option("--operation", "FILE", settings.operation.operation,
                "a GraphQL operation, or its text: $ctx.info and the arguments come from it");
  parser.option("--operation-name", "NAME", settings.operation.operation_name,
                "which of several operations");
  parser.option_list("--schema", "FILE", settings.operation.schema_paths,
                     "the schema of the operation, in one or several files");
  parser.option("--variables", "FILE", settings.operation.variables_path,
                "the variables of the operation, a JSON object");
  parser.heading("Run");
  parser.option("--identity", "SPEC", common.identity,
                "who calls: cognito:ana,groups=User+Admin, iam, apikey ..");
  parser.option("--auth-type", "NAME", common.authorization_type, "what $util.authType() answers");
  parser.option("--now", "TIME", common.now, "freeze the clock: 2026-01-02T03:04:05.678Z");
  parser.option("--seed", "NUMBER", common.seed, "make ids and random numbers repeatable");
  parser.option("--decimals", "KIND", arguments.decimals,
                "decimals of the context: double (default) or big");
  parser.choices({"double", "big"});
  declare_compatibility(parser, arguments.compatibility);
  arguments.timeout.declare(parser, "none");
  parser.heading("Output");
  parser.option("--format", "NAME", arguments.format, "text (default) or json (the outcome)");
  parser.choices({"text", "json"});
  parser.flag("--no-warnings", arguments.is_without_warnings, "show no warnings");
  parser.flag(
      "--strict", common.is_strict,
      "unused and undefined #names and :values fail the field; any warning makes the exit code 1");
}

std::optional<Failure> refuse(std::string message, std::string help = {}) {
  return failure(ExitCode::usage, "CLI003", std::move(message), std::move(help));
}

std::optional<Failure> read_settings(const Arguments& arguments, RunSettings& settings) {
  RenderSettings& common = settings.common;
  common.has_warnings = !arguments.is_without_warnings;
  if (arguments.format && *arguments.format != "text" && *arguments.format != "json") {
    return failure(ExitCode::usage, "CLI004",
                   "--format takes text or json, not `" + *arguments.format + "`");
  }
  if (arguments.format == "json") settings.format = RunFormat::json;
  if (arguments.decimals && *arguments.decimals != "double" && *arguments.decimals != "big") {
    return failure(ExitCode::usage, "CLI004",
                   "--decimals takes double or big, not `" + *arguments.decimals + "`");
  }
  common.compatibility.decimals_are_big = arguments.decimals == "big";
  if (auto wrong = read_compatibility(arguments.compatibility, common.compatibility)) return wrong;
  if (auto wrong = arguments.timeout.read(common.limits.cpu_time)) return wrong;
  if (settings.batch_path) {
    if (settings.resolver_path || common.context_path || settings.answers_path ||
        settings.operation.operation || !common.assignments.empty()) {
      return refuse(
          "--batch takes resolvers, contexts and answers from its lines, not from other arguments");
    }
    if (arguments.format) return refuse("--format does not go with --batch, whose lines are JSON");
    return std::nullopt;
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
  int readers = (*settings.resolver_path == "-" ? 1 : 0) + (common.context_path == "-" ? 1 : 0) +
                (settings.answers_path == "-" ? 1 : 0);
  if (readers > 1)
    return refuse("only one of resolver, context and answers can come from standard input");
  return std::nullopt;
}

}  // namespace

ExitCode run_run(std::span<const std::string> words, Console& console) {
  Arguments arguments;
  RunSettings settings;
  CommonOptions common;
  OptionParser parser(kUsage, kDescription);
  declare(parser, arguments, settings);
  common.declare(parser);
  parser.epilogue(std::string(kEpilogue) + std::string(kRunExitCodes));
  if (const auto wrong = parser.parse(words)) return console.report(*wrong);
  if (const auto done = common.apply(parser, console)) return *done;
  if (const auto wrong = read_settings(arguments, settings)) return console.report(*wrong);
  appsync::EvaluationOptions options;
  if (const auto wrong = read_evaluation_options(settings.common, options))
    return console.report(*wrong);
  return settings.batch_path ? run_batch(settings, std::move(options), console)
                             : run_single(settings, std::move(options), console);
}

}  // namespace vtlsim
