// vtlsim render: one template with a context, or a batch of them.
#include <optional>
#include <string>
#include <utility>

#include "cli/commands/command.h"
#include "cli/commands/shared_options.h"
#include "cli/render/render_batch.h"
#include "cli/render/render_single.h"

namespace vtlsim {
namespace {

constexpr std::string_view kUsage =
    "render TEMPLATE [--context FILE|-] [--set PATH=VALUE]... [options]\n"
    "render --batch FILE|- [options]";
constexpr std::string_view kDescription =
    "Renders a template and prints what it printed, unchanged. A template that ends with #return "
    "prints the returned value as JSON (a String that holds JSON is printed as it is). A template "
    "that fails prints "
    "nothing.";
constexpr std::string_view kEpilogue =
    "Batch:\n"
    "  Lines of {\"id\",\"template\",\"context\",\"templates\"?,\"config\"?} in, a line each out, "
    "in the same order:\n"
    "  {\"id\",\"evaluationResult\"} or {\"id\",\"error\":{\"message\",...}}, in profile appsync "
    "with \"logs\", \"stash\" and\n"
    "  \"outErrors\", and \"warnings\" where there are any. A bad line is answered with an "
    "error.\n\n"
    "Examples:\n"
    "  vtlsim render getMessages.req.vtl --context context.json\n"
    "  vtlsim render getMessages.req.vtl --set args.roomId=42 --set 'identity={\"sub\":\"ana\"}'\n"
    "  vtlsim render --template file://t.vtl --context file://context.json --format aws\n"
    "  echo '{\"id\":1,\"template\":\"$x\",\"context\":{\"x\":7}}' | vtlsim render --batch - "
    "--profile velocity\n\n";

constexpr Choice<OutputFormat> kFormats[] = {
    {"text", OutputFormat::text, "default"},
    {"json", OutputFormat::json, "all that is known"},
    {"aws", OutputFormat::aws, "the answer of EvaluateMappingTemplate"}};

struct Settings {
  RenderSettings render;
  std::optional<std::string> positional_template;
  std::optional<std::string> named_template;
  std::optional<OutputFormat> format;
};

void declare(OptionParser& parser, Settings& settings) {
  RenderSettings& render = settings.render;
  parser.positional(file_value(settings.positional_template, "TEMPLATE"),
                    "the template file; - reads standard input");
  parser.heading("Input");
  parser.option("--template,-t", file_value(settings.named_template),
                "the template file, also as file://FILE");
  declare_context(parser, render.context);
  parser.option("--batch", file_value(render.batch_path),
                "answer JSON lines (see below); - reads standard input");
  parser.heading("Language");
  declare_profile(parser, render.evaluation);
  declare_surroundings(parser, render.evaluation);
  parser.heading("Output");
  parser.option("--format", choice_value("NAME", settings.format, kFormats), "");
  parser.flag("--no-warnings", render.has_warnings,
              "do not warn about references that printed their own text", false);
  parser.flag("--strict", render.is_strict, "such a reference is a failure (exit code 1)");
  parser.heading("Limits");
  declare_limits(parser, render.evaluation);
}

/// Checks what options ask for together.
Taken combine(Settings& settings) {
  RenderSettings& render = settings.render;
  const auto refuse = [](std::string message, std::string help = {}) {
    return failure(ExitCode::usage, "CLI003", std::move(message), std::move(help));
  };
  if (!render.evaluation.choices.empty() && render.evaluation.profile == Profile::velocity)
    return refuse("--compatibility is about AppSync and does not go with --profile velocity");
  if (settings.positional_template && settings.named_template) {
    return refuse("two templates are given: `" + *settings.positional_template +
                  "` and --template `" + *settings.named_template + "`");
  }
  render.template_path =
      settings.positional_template ? settings.positional_template : settings.named_template;
  render.format = settings.format.value_or(OutputFormat::text);
  if (render.batch_path) {
    if (render.template_path || render.context.path || !render.context.assignments.empty()) {
      return refuse(
          "--batch takes templates and contexts from its lines, not from other arguments");
    }
    if (settings.format)
      return refuse("--format does not go with --batch, which has a format of its own");
    return {};
  }
  if (!render.template_path)
    return refuse("no template is given", "`vtlsim render --help` shows how");
  if (*render.template_path == "-" && render.context.path == "-")
    return refuse("template and context cannot both come from standard input");
  return {};
}

CommandResult run(Settings& settings, Console& console) {
  if (auto combined = combine(settings); !combined) return combined.error();
  const auto host = make_profile_host(settings.render.evaluation);
  return settings.render.batch_path ? render_batch(settings.render, *host, console)
                                    : render_single(settings.render, *host, console);
}

}  // namespace

extern const Command kRenderCommand;
const Command kRenderCommand = {
    .name = "render",
    .summary = "render a template with a context, or many of them",
    .usage = kUsage,
    .description = kDescription,
    .epilogue = kEpilogue,
    .exit_codes = kExitCodesHelp,
    .declare = declare_as<Settings, declare>,
    .run = run_as<Settings, run>,
};

}  // namespace vtlsim
