#include "project/read_project.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "project/reading/format.h"
#include "project/reading/problem_limit.h"
#include "project/reading/settings_file.h"
#include "vtlsim/path_pattern.h"

namespace project {
namespace {

namespace fs = std::filesystem;

constexpr Format kFormats[] = {
    {ProjectKind::serverless_v2, find_serverless_v2, read_serverless_v2},
    {ProjectKind::serverless_v1, find_serverless_v1, read_serverless_v1},
    {ProjectKind::amplify, find_amplify, read_amplify},
    {ProjectKind::cdk, find_cdk, read_cdk},
    {ProjectKind::cloudformation, find_cloudformation, read_cloudformation},
    {ProjectKind::terraform, find_terraform, read_terraform},
    {ProjectKind::resolvers, find_resolver_files, read_resolver_files},
    {ProjectKind::names, find_names, read_names},
};

/// Formats with a configuration of a fixed name, which are cheap to look for.
bool has_fixed_name(ProjectKind kind) {
  return kind == ProjectKind::serverless_v1 || kind == ProjectKind::serverless_v2 ||
         kind == ProjectKind::amplify || kind == ProjectKind::cdk;
}

const Format* find_format(Reading& reading, Found& found) {
  for (const Format& format : kFormats) {
    if (reading.settings.kind && *reading.settings.kind != format.kind) continue;
    Found trial;
    trial.config = reading.settings.config;
    trial.folder = found.folder;
    if (format.find(reading, trial)) {
      found = std::move(trial);
      return &format;
    }
  }
  return nullptr;
}

void note_others(Reading& reading, const Format& chosen, const Found& found) {
  if (reading.settings.kind || !reading.settings.config.empty()) return;
  for (const Format& format : kFormats) {
    if (&format == &chosen || !has_fixed_name(format.kind)) continue;
    Found other;
    other.folder = found.folder;
    if (!format.find(reading, other)) continue;
    reading
        .report_file(
            "PRJ015", vtl::Severity::note,
            "there is a project of kind " + std::string(kind_name(format.kind)) + " here as well",
            other.config)
        .help = "--kind " + std::string(kind_name(format.kind)) + " reads that one";
  }
}

/// Files that say that there is a project, but that a tool has to write its output first.
void explain_nothing(Reading& reading) {
  const auto explain = [&](const std::string& file, std::string_view help) {
    Problem& problem = reading.report_file("PRJ007", vtl::Severity::warning,
                                           "`" + file + "` cannot be read: it has to be run", file);
    problem.help = help;
  };
  for (const std::string_view file : {"serverless.ts", "serverless.js"}) {
    if (reading.files.is_file(std::string(file))) {
      explain(
          std::string(file),
          "`serverless print > serverless.yml` in a folder of its own, or `serverless package` and "
          "--config .serverless/cloudformation-template-update-stack.json");
    }
  }
}

/// Tools whose output is not here, beside a project that was found without it.
void note_unmade_output(Reading& reading) {
  const ProjectKind kind = reading.project.kind;
  const auto note = [&](const std::string& file, std::string_view help) {
    reading
        .report_file("PRJ015", vtl::Severity::note, "the output that this makes is not here", file)
        .help = help;
  };
  if (kind != ProjectKind::cdk && reading.files.is_file("cdk.json")) {
    note("cdk.json", "run `cdk synth` first");
  }
  if (kind != ProjectKind::names && kind != ProjectKind::resolvers && reading.project.is_found)
    return;
  constexpr std::size_t kDepth = 4;
  for (const std::string& file : reading.files.files_below("", kDepth)) {
    if (!file.ends_with(".tf")) continue;
    const auto text = reading.searched_text(file);
    if (text == nullptr || text->text().find("\"aws_appsync_") == std::string_view::npos) continue;
    note(file, "run `terraform plan -out PLAN` and `terraform show -json PLAN > plan.json`");
    return;
  }
}

void take_settings(Reading& reading, const ProjectSettings& settings) {
  for (Api& api : reading.project.apis) {
    const auto found = settings.api_schemas.find(api.name);
    if (found == settings.api_schemas.end()) continue;
    api.schema = {};
    for (const std::string& path : found->second)
      reading.add_schema(api.schema, join_path("", path), {});
  }
}

void drop_ignored(Project& project, const ProjectSettings& settings) {
  std::erase_if(project.problems, [&](const Problem& problem) {
    const auto found = settings.ignored_codes.find(problem.code);
    if (found == settings.ignored_codes.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](const std::string& pattern) {
      return vtlsim::matches_path_pattern(pattern, problem.place.file);
    });
  });
}

/// Substitutions that people give serve the projects whose tools have none.
void register_substitutions(Reading& reading) {
  for (const auto& [name, value] : reading.settings.substitutions) {
    const auto& known = reading.project.substitutions;
    const bool is_known =
        std::any_of(known.begin(), known.end(),
                    [&, &key = name](const Substitution& one) { return one.name == key; });
    if (!is_known) reading.project.substitutions.push_back({name, value, true, 0, {}});
  }
}

void end_problems(Project& project) {
  if (project.problems.size() <= kMostProblems) return;
  Problem& last = project.problems.back();
  last = {};
  last.code = "PRJ001";
  last.message = "more than " + std::to_string(kMostProblems) + " problems (limit `problems`)";
}

std::string absolute_folder(const std::string& folder) {
  std::error_code error;
  const fs::path resolved = fs::weakly_canonical(folder, error);
  return error ? folder : resolved.string();
}

}  // namespace

std::span<const Format> formats() {
  return kFormats;
}

Project read_project(const std::string& folder, const ProjectSettings& command_line,
                     const ProjectLimits& limits) {
  Project project;
  ProjectFolder files(folder, limits.files);
  project.root = files.root();

  Project settings_project;
  Reading settings_reading(files, command_line, limits, settings_project);
  const SettingsFile file = read_settings_file(settings_reading);
  const ProjectSettings settings = merged_settings(command_line, file.settings);
  files.ignore(settings.ignore);
  project.problems = std::move(settings_project.problems);

  Reading reading(files, settings, limits, project);
  if (file.is_there) reading.add_source("vtlsim.json");
  Found found;
  if (file.has_root) found.folder = file.root;
  const Format* format = find_format(reading, found);
  if (format == nullptr) {
    project.is_found = false;
    explain_nothing(reading);
    note_unmade_output(reading);
    Problem& problem =
        reading.report_file("PRJ015", vtl::Severity::error, "there is no project here", "");
    problem.help =
        "a project is a serverless.yml, an amplify folder, cdk.out, templates of CloudFormation, a "
        "Terraform plan, "
        "or templates whose names say what they are for";
    return project;
  }
  project.kind = format->kind;
  if (format->kind == ProjectKind::names || format->kind == ProjectKind::resolvers)
    register_substitutions(reading);
  format->read(reading, found);
  note_others(reading, *format, found);
  note_unmade_output(reading);
  take_settings(reading, settings);
  check_project(reading);
  if (files.is_exhausted()) {
    reading.report_file("PRJ001", vtl::Severity::warning,
                        "more than " + std::to_string(limits.files) +
                            " files; some were not looked at (limit `files`)",
                        "");
  }
  drop_ignored(project, settings);
  end_problems(project);
  return project;
}

std::string find_project_folder(const std::string& start, const ProjectLimits& limits) {
  const std::string folder = absolute_folder(start);
  std::error_code error;
  // Names are the last resort: a folder of templates belongs to the project above it.
  const auto has_project = [&](const std::string& where) {
    Project project;
    const ProjectSettings settings;
    ProjectFolder files(where, limits.files);
    if (files.is_file("vtlsim.json")) return true;
    Reading reading(files, settings, limits, project);
    return std::any_of(std::begin(kFormats), std::end(kFormats), [&](const Format& format) {
      Found found;
      return format.kind != ProjectKind::names && format.find(reading, found);
    });
  };
  bool is_in_repository = false;
  for (fs::path one = folder; !is_in_repository && one.has_relative_path();
       one = one.parent_path()) {
    is_in_repository = fs::exists(one / ".git", error);
  }
  for (fs::path one = folder;; one = one.parent_path()) {
    if (has_project(one.string())) return one.string();
    if (!is_in_repository || fs::exists(one / ".git", error) || !one.has_relative_path())
      return folder;
  }
}

std::vector<Project> read_all_projects(const std::string& folder, const ProjectSettings& settings,
                                       const ProjectLimits& limits) {
  std::vector<Project> projects;
  ProjectFolder files(folder, limits.files);
  constexpr std::size_t kDepth = 6;
  struct Level {
    std::string folder;
    std::size_t depth;
  };
  std::vector<Level> waiting{{"", kDepth}};
  while (!waiting.empty()) {
    const Level level = std::move(waiting.back());
    waiting.pop_back();
    const std::string absolute =
        level.folder.empty() ? files.root() : files.root() + "/" + level.folder;
    Project trial;
    ProjectFolder trial_files(absolute, limits.files);
    Reading reading(trial_files, settings, limits, trial);
    const bool is_project =
        trial_files.is_file("vtlsim.json") ||
        std::any_of(std::begin(kFormats), std::end(kFormats), [&](const Format& format) {
          Found found;
          return has_fixed_name(format.kind) && format.find(reading, found);
        });
    if (is_project) projects.push_back(read_project(absolute, settings, limits));
    if (level.depth == 0) continue;
    std::vector<Level> below;
    for (const FolderEntry& entry : files.entries(level.folder)) {
      if (entry.is_folder && !files.is_skipped(entry.name))
        below.push_back({join_path(level.folder, entry.name), level.depth - 1});
    }
    waiting.insert(waiting.end(), below.rbegin(), below.rend());
  }
  if (projects.empty()) projects.push_back(read_project(folder, settings, limits));
  return projects;
}

}  // namespace project
