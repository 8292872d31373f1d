// vtlsim project: what was understood of a repository.
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "cli/commands/command.h"
#include "project/read_project.h"
#include "project/render.h"
#include "vtl/diagnostic_renderers.h"

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
    "  vtlsim project --format json > project.json\n\n";
constexpr std::string_view kExitCodes =
    "  0    the project was read; warnings and notes are none of its errors\n"
    "  1    a problem of level error, or with --strict a warning\n"
    "  2    wrong usage, or there is no project\n"
    "  4    internal error, or the output could not be written\n";

constexpr Choice<bool> kFormats[] = {{"text", false}, {"json", true}};

struct Settings {
  std::optional<std::string> folder;
  project::ProjectSettings reading;
  bool is_json = false;
  bool has_texts = false;
  bool is_all = false;
};

/// A pair more for each time that the option is given.
OptionValue pairs_value(std::map<std::string, std::string>& target) {
  return {"NAME=VALUE",
          ValueKind::other,
          {},
          {},
          [&target](std::string_view option, const std::string& text) -> Taken {
            const std::size_t equals = text.find('=');
            if (equals == std::string::npos || equals == 0)
              return refused_value(option, "NAME=VALUE", text);
            target[text.substr(0, equals)] = text.substr(equals + 1);
            return {};
          }};
}

OptionValue kind_value(std::optional<project::ProjectKind>& target) {
  std::vector<ChoiceWord> words;
  for (const project::KindRow& row : project::kinds()) words.push_back({row.name, {}, false});
  return choice_option("KIND", words,
                       [&target](std::size_t at) { target = project::kinds()[at].kind; });
}

void declare(OptionParser& parser, Settings& settings) {
  project::ProjectSettings& reading = settings.reading;
  parser.positional(
      folder_value(settings.folder),
      "folder of the project; without it, the nearest project at or above the working directory");
  parser.heading("Input");
  parser.option("--kind", kind_value(reading.kind), "what it is, instead of looking");
  parser.option("--config", file_value(reading.config),
                "the configuration to read, relative to DIR");
  parser.flag("--all", settings.is_all, "every project below DIR");
  parser.heading("Values");
  parser.option("--stage", text_value("NAME", reading.stage), "stage of a service (default dev)");
  parser.option("--region", text_value("NAME", reading.region),
                "region (default us-east-1, or what the project says)");
  parser.option("--account", text_value("NUMBER", reading.account),
                "account (default 123456789012)");
  parser.option_list("--value", pairs_value(reading.values),
                     "a value that only a deployment knows");
  parser.option_list("--substitute", pairs_value(reading.substitutions),
                     "a substitution in templates");
  parser.option_list("--param", pairs_value(reading.params), "a parameter of a service");
  parser.heading("Output");
  parser.option("--format", choice_value("NAME", settings.is_json, kFormats), "");
  parser.flag("--texts", settings.has_texts, "put the text of every template into the JSON");
  parser.flag("--strict", reading.is_strict, "warnings fail, too (exit code 1)");
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

CommandResult run(Settings& settings, Console& console) {
  std::error_code error;
  const std::string given = settings.folder.value_or(".");
  if (!std::filesystem::is_directory(given, error)) {
    return failure(ExitCode::usage, "CLI010", "no such folder: " + given);
  }
  const std::string absolute = std::filesystem::absolute(given, error).lexically_normal().string();
  const std::string folder = settings.folder ? absolute : project::find_project_folder(absolute);

  std::vector<project::Project> projects;
  if (settings.is_all) {
    projects = project::read_all_projects(folder, settings.reading);
  } else {
    projects.push_back(project::read_project(folder, settings.reading));
  }
  ExitCode code = ExitCode::success;
  for (std::size_t i = 0; i < projects.size(); ++i) {
    const project::Project& one = projects[i];
    if (settings.is_json) {
      console.out().write(project::project_json(one, {settings.has_texts}));
    } else {
      if (projects.size() > 1) console.out().write((i > 0 ? "\n" : "") + one.root + "\n");
      write_text(one, console);
    }
    if (!one.is_found) {
      code = ExitCode::usage;
    } else if (code == ExitCode::success && project::has_failed(one, settings.reading.is_strict)) {
      code = ExitCode::failed;
    }
  }
  return code;
}

}  // namespace

extern const Command kProjectCommand;
const Command kProjectCommand = {
    .name = "project",
    .summary = "show the APIs, resolvers and templates of a project",
    .usage = kUsage,
    .description = kDescription,
    .epilogue = kEpilogue,
    .exit_codes = kExitCodes,
    .declare = declare_as<Settings, declare>,
    .run = run_as<Settings, run>,
};

}  // namespace vtlsim
