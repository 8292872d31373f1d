#include "cli/check/check_run.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "appsync/util.h"
#include "cli/check/finding_formats.h"
#include "cli/check/finding_list.h"
#include "cli/check/suite_requests.h"
#include "cli/check/template_files.h"
#include "cli/files/read_file.h"
#include "testkit/barrier/current_exception.h"
#include "vtl/check.h"
#include "vtl/detail/place_finder.h"
#include "vtl/diagnostic_renderers.h"
#include "vtlsim/file_root.h"

namespace vtlsim {
namespace {

std::shared_ptr<const vtl::Environment> environment_of(const CheckSettings& settings) {
  if (settings.evaluation.profile == Profile::appsync) {
    return appsync::make_environment({vtl::Limits(), settings.evaluation.compatibility()});
  }
  auto environment = std::make_shared<vtl::Environment>();
  environment->profile = vtl::velocity_profile();
  return environment;
}

std::string counted(std::size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

class CheckRun {
 public:
  CheckRun(const CheckSettings& settings, Console& console)
      : settings_(settings),
        console_(console),
        environment_(environment_of(settings)),
        suite_requests_(settings.evaluation.choices, settings.evaluation.limits.cpu_time) {}

  ExitCode run() {
    const TemplateFiles found = find_template_files(settings_.paths);
    for (const TemplateFile& file : found.files) check_or_break(file);
    for (const UselessFolder& folder : found.folders) {
      if (!folder.problem.empty()) {
        add_unreadable(folder.path, failure(ExitCode::usage, "CLI012", folder.problem).diagnostic);
        continue;
      }
      add_unreadable(folder.path,
                     failure(ExitCode::usage, "CLI016", "there is no template below " + folder.path,
                             "templates of a folder are found by their name: NAME.vtl")
                         .diagnostic);
    }
    write();
    if (list_.has_unreadable) return ExitCode::usage;
    const bool has_failed = list_.errors > 0 || (settings_.is_strict && list_.warnings > 0);
    return has_failed ? ExitCode::failed : ExitCode::success;
  }

 private:
  /// The last barrier: an internal error is a finding in this template, and the others are checked.
  void check_or_break(const TemplateFile& file) {
    try {
      check(file);
    } catch (...) {
      vtl::Diagnostic diagnostic;
      diagnostic.code = "CLI090";
      diagnostic.message = "the check broke off: " + words_of_current_exception();
      diagnostic.source = std::make_shared<const vtl::Source>(display_name(file.path), "");
      add({std::move(diagnostic)});
    }
  }

  std::variant<std::string, Failure> read(const TemplateFile& file) {
    if (file.root.empty()) return read_text_file(file.path, console_);
    // What a search found is bound by the folder that was searched.
    const auto& root = roots_.try_emplace(file.root, file.root).first->second;
    auto text = root.read(file.path);
    if (auto* problem = std::get_if<FileProblem>(&text))
      return file_failure(std::move(*problem), file.path);
    return std::get<std::string>(std::move(text));
  }

  void check(const TemplateFile& file) {
    const std::string& path = file.path;
    const bool is_input = path == "-";
    auto read = this->read(file);
    const std::string name = is_input ? settings_.standard_input_name : display_name(path);
    if (auto* refused = std::get_if<Failure>(&read)) {
      if (refused->exit_code == ExitCode::usage) {
        return add_unreadable(name, std::move(refused->diagnostic));
      }
      refused->diagnostic.source = std::make_shared<const vtl::Source>(name, "");
      return add({std::move(refused->diagnostic)});
    }
    ++list_.checked;
    const auto source =
        std::make_shared<const vtl::Source>(name, std::get<std::string>(std::move(read)));
    auto found = vtl::check_template(source, *environment_);
    const bool has_context =
        settings_.has_suites && !is_input && settings_.evaluation.profile == Profile::appsync;
    // A template with mistakes prints something else than what is meant.
    if (found.empty() && has_context) found = suite_requests_.check(path, source);
    add(std::move(found));
  }

  void add(std::vector<vtl::Diagnostic> found) {
    if (!found.empty()) ++list_.files_with_findings;
    for (vtl::Diagnostic& diagnostic : found) {
      if (diagnostic.severity == vtl::Severity::error) ++list_.errors;
      if (diagnostic.severity == vtl::Severity::warning) ++list_.warnings;
      list_.findings.push_back(std::move(diagnostic));
    }
  }

  void add_unreadable(const std::string& name, vtl::Diagnostic diagnostic) {
    list_.has_unreadable = true;
    diagnostic.source = std::make_shared<const vtl::Source>(name, "");
    add({std::move(diagnostic)});
  }

  void write() {
    Output& out = console_.out();
    switch (settings_.format) {
      case FindingFormat::text:
        return write_text();
      case FindingFormat::json:
        return out.write(findings_as_json(list_));
      case FindingFormat::github:
        return out.write(findings_as_github(list_));
      case FindingFormat::sarif: {
        std::error_code error;
        const auto folder = std::filesystem::current_path(error);
        return out.write(findings_as_sarif(list_, folder.generic_string()));
      }
      case FindingFormat::unix_lines:
        return out.write(findings_as_unix(list_));
    }
  }

  void write_text() {
    vtl::DiagnosticTextOptions options;
    vtl::PlaceFinder places;
    options.places = &places;
    options.use_color = console_.has_color_on_out();
    if (console_.is_out_terminal()) options.width = console_.out_width();
    std::string text;
    for (const vtl::Diagnostic& diagnostic : list_.findings) {
      vtl::append_diagnostic_text(text, diagnostic, options);
    }
    console_.out().write(text);
    console_.out().flush();
    std::string summary = counted(list_.checked, "template") + " checked";
    if (list_.findings.empty()) {
      summary += ", nothing found";
    } else {
      summary += ": " + counted(list_.errors, "error") + ", " + counted(list_.warnings, "warning") +
                 " in " + counted(list_.files_with_findings, "file");
    }
    console_.error().write(summary + "\n");
  }

  const CheckSettings& settings_;
  Console& console_;
  std::shared_ptr<const vtl::Environment> environment_;
  SuiteRequests suite_requests_;
  std::map<std::filesystem::path, FileRoot> roots_;
  FindingList list_;
};

}  // namespace

ExitCode run_checks(const CheckSettings& settings, Console& console) {
  return CheckRun(settings, console).run();
}

}  // namespace vtlsim
