// vtlsim project: what was understood of a repository.
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <system_error>
#include <vector>

#include "cli/command_line/option_parser.h"
#include "cli/commands/command.h"
#include "cli/commands/common_options.h"
#include "project/read_project.h"
#include "project/render.h"
#include "vtl/diagnostic_renderers.h"
#include "vtl/suggest.h"

namespace vtlsim {
namespace {

constexpr std::string_view kUsage = "project [DIR] [options]";
constexpr std::string_view kDescription =
    "Shows what vtlsim understands of a project: its APIs, and for each field the data source and "
    "the templates, then the problems. "
    "Reads the Serverless Framework, CloudFormation, SAM, CDK, Amplify, Terraform plans, resolver "
    "files, and templates by their names. "
    "Nothing of the project is run, and nothing is fetched. docs/project.md has the rules.";
constexpr std::string_view kEpilogue =
    "Examples:\n"
    "  vtlsim project\n"
    "  vtlsim project services/chat --stage prod --value UsersTable=users-prod\n"
    "  vtlsim project --format json > project.json\n\n"
    "Exit codes:\n"
    "  0    the project was read; warnings and notes are none of its errors\n"
    "  1    a problem of level error, or with --strict a warning\n"
    "  2    wrong usage, or there is no project\n"
    "  4    internal error, or the output could not be written\n";

struct Arguments {
  std::optional<std::string> folder;
  std::optional<std::string> format;
  std::optional<std::string> kind;
  std::optional<std::string> config;
  std::optional<std::string> stage;
  std::optional<std::string> region;
  std::optional<std::string> account;
  std::vector<std::string> values;
  std::vector<std::string> substitutions;
  std::vector<std::string> params;
  bool has_texts = false;
  bool is_all = false;
  bool is_strict = false;
};

void declare(OptionParser& parser, Arguments& arguments) {
  parser.positional(
      "DIR", arguments.folder,
      "folder of the project; without it, the nearest project at or above the working directory");
  parser.heading("Input");
  parser.option("--kind", "KIND", arguments.kind, "what it is, instead of looking");
  parser.choices({"serverless-v1", "serverless-v2", "cloudformation", "cdk", "amplify", "terraform",
                  "resolvers", "names"});
  parser.option("--config", "FILE", arguments.config, "the configuration to read, relative to DIR");
  parser.flag("--all", arguments.is_all, "every project below DIR");
  parser.heading("Values");
  parser.option("--stage", "NAME", arguments.stage, "stage of a service (default dev)");
  parser.option("--region", "NAME", arguments.region,
                "region (default us-east-1, or what the project says)");
  parser.option("--account", "NUMBER", arguments.account, "account (default 123456789012)");
  parser.option_list("--value", "NAME=VALUE", arguments.values,
                     "a value that only a deployment knows");
  parser.option_list("--substitute", "NAME=VALUE", arguments.substitutions,
                     "a substitution in templates");
  parser.option_list("--param", "NAME=VALUE", arguments.params, "a parameter of a service");
  parser.heading("Output");
  parser.option("--format", "NAME", arguments.format, "text (default) or json");
  parser.choices({"text", "json"});
  parser.flag("--texts", arguments.has_texts, "put the text of every template into the JSON");
  parser.flag("--strict", arguments.is_strict, "warnings fail, too (exit code 1)");
}

std::optional<Failure> take_pairs(const std::vector<std::string>& words, std::string_view option,
                                  std::map<std::string, std::string>& into) {
  for (const std::string& word : words) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos || equals == 0) {
      return failure(ExitCode::usage, "CLI004",
                     std::string(option) + " takes NAME=VALUE, not `" + word + "`");
    }
    into[word.substr(0, equals)] = word.substr(equals + 1);
  }
  return std::nullopt;
}

std::optional<Failure> read_settings(const Arguments& arguments,
                                     project::ProjectSettings& settings) {
  if (arguments.format && *arguments.format != "text" && *arguments.format != "json") {
    return failure(ExitCode::usage, "CLI004",
                   "--format takes text or json, not `" + *arguments.format + "`");
  }
  if (arguments.kind) {
    settings.kind = project::find_kind(*arguments.kind);
    if (!settings.kind) {
      return failure(ExitCode::usage, "CLI004", "--kind does not know `" + *arguments.kind + "`",
                     "it takes serverless-v1, serverless-v2, cloudformation, cdk, amplify, "
                     "terraform, resolvers or names");
    }
  }
  settings.config = arguments.config.value_or("");
  settings.stage = arguments.stage.value_or("");
  settings.region = arguments.region.value_or("");
  settings.account = arguments.account.value_or("");
  settings.is_strict = arguments.is_strict;
  if (auto wrong = take_pairs(arguments.values, "--value", settings.values)) return wrong;
  if (auto wrong = take_pairs(arguments.substitutions, "--substitute", settings.substitutions))
    return wrong;
  return take_pairs(arguments.params, "--param", settings.params);
}

void write_text(const project::Project& project, Console& console) {
  vtl::DiagnosticTextOptions options;
  options.use_color = console.has_color_on_out();
  if (console.is_out_terminal()) options.width = console.out_width();
  std::string text = project::project_text(project);
  if (!project.problems.empty() && !text.empty()) text += "\n";
  for (const project::Problem& problem : project.problems) {
    vtl::append_diagnostic_text(text, project::problem_diagnostic(problem), options);
  }
  console.out().write(text);
}

}  // namespace

ExitCode run_project(std::span<const std::string> words, Console& console) {
  Arguments arguments;
  CommonOptions common;
  OptionParser parser(kUsage, kDescription);
  declare(parser, arguments);
  common.declare(parser);
  parser.epilogue(kEpilogue);
  if (const auto wrong = parser.parse(words)) return console.report(*wrong);
  if (const auto done = common.apply(parser, console)) return *done;
  project::ProjectSettings settings;
  if (const auto wrong = read_settings(arguments, settings)) return console.report(*wrong);

  std::error_code error;
  const std::string given = arguments.folder.value_or(".");
  if (!std::filesystem::is_directory(given, error)) {
    return console.report(failure(ExitCode::usage, "CLI010", "no such folder: " + given));
  }
  const std::string absolute = std::filesystem::absolute(given, error).lexically_normal().string();
  const std::string folder = arguments.folder ? absolute : project::find_project_folder(absolute);

  std::vector<project::Project> projects;
  if (arguments.is_all) {
    projects = project::read_all_projects(folder, settings);
  } else {
    projects.push_back(project::read_project(folder, settings));
  }
  const bool is_json = arguments.format && *arguments.format == "json";
  ExitCode code = ExitCode::success;
  for (std::size_t i = 0; i < projects.size(); ++i) {
    const project::Project& one = projects[i];
    if (is_json) {
      console.out().write(project::project_json(one, {arguments.has_texts}));
    } else {
      if (projects.size() > 1) console.out().write((i > 0 ? "\n" : "") + one.root + "\n");
      write_text(one, console);
    }
    if (!one.is_found) {
      code = ExitCode::usage;
    } else if (code == ExitCode::success && project::has_failed(one, settings.is_strict)) {
      code = ExitCode::failed;
    }
  }
  return code;
}

}  // namespace vtlsim
