// vtlsim render: one template with a context, or a batch of them.
#include <charconv>
#include <cstdint>
#include <memory>
#include <utility>

#include "cli/command_line/option_parser.h"
#include "cli/commands/command.h"
#include "cli/commands/common_options.h"
#include "cli/commands/compatibility_option.h"
#include "cli/commands/time_options.h"
#include "cli/render/render_batch.h"
#include "cli/render/render_single.h"
#include "vtl/suggest.h"

namespace vtlsim {
namespace {

constexpr std::string_view kUsage =
    "render TEMPLATE [--context FILE|-] [--set PATH=VALUE]... [options]\n"
    "render --batch FILE|- [options]";
constexpr std::string_view kDescription =
    "Renders a template and prints what it printed, unchanged. A template that ends with #return "
    "prints the returned "
    "value as JSON (a String that holds JSON is printed as it is). A template that fails prints "
    "nothing.";
constexpr std::string_view kEpilogue =
    "Batch:\n"
    "  Lines of {\"id\",\"template\",\"context\",\"templates\"?,\"config\"?} in, a line each out, "
    "in the same order:\n"
    "  {\"id\",\"evaluationResult\"} or {\"id\",\"error\":{\"message\",..}}, in profile appsync "
    "with \"logs\", \"stash\" and\n"
    "  \"outErrors\", and \"warnings\" where there are any. A bad line is answered with an "
    "error.\n\n"
    "Examples:\n"
    "  vtlsim render getMessages.req.vtl --context context.json\n"
    "  vtlsim render getMessages.req.vtl --set args.roomId=42 --set 'identity={\"sub\":\"ana\"}'\n"
    "  vtlsim render --template file://t.vtl --context file://context.json --format aws\n"
    "  echo '{\"id\":1,\"template\":\"$x\",\"context\":{\"x\":7}}' | vtlsim render --batch - "
    "--profile velocity\n\n"
    "Exit codes:\n";

struct Arguments {
  std::optional<std::string> positional_template;
  std::optional<std::string> named_template;
  std::optional<std::string> profile;
  std::optional<std::string> format;
  std::optional<std::string> decimals;
  std::optional<std::string> max_output;
  std::optional<std::string> max_memory;
  std::optional<std::string> max_steps;
  std::optional<std::string> max_iterations;
  std::optional<std::string> max_template;
  std::vector<std::string> compatibility;
  bool is_without_warnings = false;
  TimeoutOption timeout;
};

void declare(OptionParser& parser, Arguments& arguments, RenderSettings& settings) {
  parser.positional("TEMPLATE", arguments.positional_template,
                    "the template file; - reads standard input");
  parser.heading("Input");
  parser.option("--template,-t", "FILE", arguments.named_template,
                "the template file, also as file://FILE");
  parser.option("--context,-c", "FILE", settings.context_path,
                "the context, a JSON object; - reads standard input");
  parser.option_list(
      "--set", "PATH=VALUE", settings.assignments,
      "set one place of the context: args.roomId=42; VALUE is JSON where it can be, else text");
  parser.option("--batch", "FILE", settings.batch_path,
                "answer JSON lines (see below); - reads standard input");
  parser.heading("Language");
  parser.option("--profile", "NAME", arguments.profile,
                "appsync (default) or velocity (stock Velocity 1.7)");
  parser.choices({"appsync", "velocity"});
  parser.option("--identity", "SPEC", settings.identity,
                "who calls: cognito:ana,groups=User+Admin, iam, apikey ..");
  parser.option("--auth-type", "NAME", settings.authorization_type,
                "what $util.authType() answers");
  parser.option("--now", "TIME", settings.now, "freeze the clock: 2026-01-02T03:04:05.678Z");
  parser.option("--seed", "NUMBER", settings.seed, "make ids and random numbers repeatable");
  parser.option("--decimals", "KIND", arguments.decimals,
                "decimals of the context: double (default) or big");
  parser.choices({"double", "big"});
  declare_compatibility(parser, arguments.compatibility);
  parser.heading("Output");
  parser.option(
      "--format", "NAME", arguments.format,
      "text (default), json (all that is known), aws (the answer of EvaluateMappingTemplate)");
  parser.choices({"text", "json", "aws"});
  parser.flag("--no-warnings", arguments.is_without_warnings,
              "do not warn about references that printed their own text");
  parser.flag("--strict", settings.is_strict, "such a reference is a failure (exit code 1)");
  parser.heading("Limits");
  parser.option("--max-template", "BYTES", arguments.max_template,
                "size of the template (default 1M)");
  parser.option("--max-output", "BYTES", arguments.max_output, "size of the output (default 64M)");
  parser.option("--max-memory", "BYTES", arguments.max_memory, "memory of values (default 256M)");
  parser.option("--max-iterations", "COUNT", arguments.max_iterations,
                "iterations of all loops (default 10 million)");
  parser.option("--max-steps", "COUNT", arguments.max_steps,
                "steps of a render (default 100 million)");
  arguments.timeout.declare(parser, "none");
}

/// 4096, 64K, 16M, 1G.
std::optional<std::uint64_t> parse_amount(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  const int shift = unit.empty() ? 0 : unit == "K" ? 10 : unit == "M" ? 20 : unit == "G" ? 30 : -1;
  if (shift < 0 || number == 0 || number > (std::uint64_t{1} << 32)) return std::nullopt;
  return number << shift;
}

template <class Number>
std::optional<Failure> set_limit(std::string_view option, const std::optional<std::string>& text,
                                 Number& limit) {
  if (!text) return std::nullopt;
  const auto amount = parse_amount(*text);
  if (!amount) {
    return failure(ExitCode::usage, "CLI004",
                   std::string(option) + " takes a number of at least 1, not `" + *text + "`",
                   "units are K, M and G: 64M");
  }
  limit = static_cast<Number>(*amount);
  return std::nullopt;
}

template <class Choice, std::size_t count>
std::optional<Failure> choose(std::string_view option, const std::optional<std::string>& word,
                              const std::pair<std::string_view, Choice> (&choices)[count],
                              Choice& result) {
  if (!word) return std::nullopt;
  std::vector<std::string_view> names;
  std::string list;
  for (const auto& [name, choice] : choices) {
    if (*word == name) {
      result = choice;
      return std::nullopt;
    }
    names.push_back(name);
    list += names.size() == 1 ? "" : names.size() == count ? " or " : ", ";
    list += name;
  }
  const auto near = vtl::suggest(*word, names);
  return failure(ExitCode::usage, "CLI004",
                 std::string(option) + " takes " + list + ", not `" + *word + "`",
                 near ? "did you mean `" + std::string(*near) + "`?" : std::string());
}

std::optional<Failure> check_inputs(const Arguments& arguments, RenderSettings& settings) {
  const auto refuse = [](std::string message, std::string help = {}) {
    return failure(ExitCode::usage, "CLI003", std::move(message), std::move(help));
  };
  if (arguments.positional_template && arguments.named_template) {
    return refuse("two templates are given: `" + *arguments.positional_template +
                  "` and --template `" + *arguments.named_template + "`");
  }
  settings.template_path =
      arguments.positional_template ? arguments.positional_template : arguments.named_template;
  if (settings.batch_path) {
    if (settings.template_path || settings.context_path || !settings.assignments.empty()) {
      return refuse(
          "--batch takes templates and contexts from its lines, not from other arguments");
    }
    if (arguments.format)
      return refuse("--format does not go with --batch, which has a format of its own");
    return std::nullopt;
  }
  if (!settings.template_path)
    return refuse("no template is given", "`vtlsim render --help` shows how");
  if (*settings.template_path == "-" && settings.context_path == "-") {
    return refuse("template and context cannot both come from standard input");
  }
  return std::nullopt;
}

std::optional<Failure> read_settings(const Arguments& arguments, RenderSettings& settings) {
  constexpr std::pair<std::string_view, RenderProfile> kProfiles[] = {
      {"appsync", RenderProfile::appsync}, {"velocity", RenderProfile::velocity}};
  constexpr std::pair<std::string_view, OutputFormat> kFormats[] = {
      {"text", OutputFormat::text}, {"json", OutputFormat::json}, {"aws", OutputFormat::aws}};
  constexpr std::pair<std::string_view, bool> kDecimals[] = {{"double", false}, {"big", true}};
  settings.has_warnings = !arguments.is_without_warnings;
  if (auto wrong = choose("--profile", arguments.profile, kProfiles, settings.profile))
    return wrong;
  if (auto wrong = choose("--format", arguments.format, kFormats, settings.format)) return wrong;
  if (auto wrong = choose("--decimals", arguments.decimals, kDecimals,
                          settings.compatibility.decimals_are_big))
    return wrong;
  if (!arguments.compatibility.empty() && settings.profile == RenderProfile::velocity) {
    return failure(ExitCode::usage, "CLI003",
                   "--compatibility is about AppSync and does not go with --profile velocity");
  }
  if (auto wrong = read_compatibility(arguments.compatibility, settings.compatibility))
    return wrong;
  vtl::Limits& limits = settings.limits;
  if (auto wrong = set_limit("--max-template", arguments.max_template, limits.template_bytes))
    return wrong;
  if (auto wrong = set_limit("--max-output", arguments.max_output, limits.output_bytes))
    return wrong;
  if (auto wrong = set_limit("--max-memory", arguments.max_memory, limits.heap_bytes)) return wrong;
  if (auto wrong = set_limit("--max-iterations", arguments.max_iterations, limits.loop_iterations))
    return wrong;
  if (auto wrong = set_limit("--max-steps", arguments.max_steps, limits.steps)) return wrong;
  if (auto wrong = arguments.timeout.read(limits.cpu_time)) return wrong;
  return check_inputs(arguments, settings);
}

}  // namespace

ExitCode run_render(std::span<const std::string> words, Console& console) {
  Arguments arguments;
  RenderSettings settings;
  CommonOptions common;
  OptionParser parser(kUsage, kDescription);
  declare(parser, arguments, settings);
  common.declare(parser);
  parser.epilogue(std::string(kEpilogue) + std::string(kExitCodesHelp));
  if (const auto wrong = parser.parse(words)) return console.report(*wrong);
  if (const auto done = common.apply(parser, console)) return *done;
  if (const auto wrong = read_settings(arguments, settings)) return console.report(*wrong);
  auto host = make_profile_host(settings);
  if (const auto* wrong = std::get_if<Failure>(&host)) return console.report(*wrong);
  ProfileHost& ready = *std::get<std::unique_ptr<ProfileHost>>(host);
  return settings.batch_path ? render_batch(settings, ready, console)
                             : render_single(settings, ready, console);
}

}  // namespace vtlsim
