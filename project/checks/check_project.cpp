// What can be said about a project once all of it was read: references that lead nowhere, halves
// that are missing, files that nobody uses.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "project/names/template_name.h"
#include "project/reading/format.h"

namespace project {
namespace {

constexpr std::size_t kMostFunctions = 10;

std::string place_text(const Position& place) {
  return place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

class ApiCheck {
 public:
  ApiCheck(Reading& reading, Api& api) : reading_(reading), api_(api) {}

  void run() {
    for (const DataSource& one : api_.data_sources) data_sources_.emplace(one.name, &one);
    for (const Function& one : api_.functions) functions_.emplace(one.name, &one);
    for (std::size_t i = 0; i < api_.functions.size(); ++i) check_function(api_.functions[i]);
    std::map<std::pair<std::string, std::string>, Position> fields;
    for (std::size_t i = 0; i < api_.resolvers.size(); ++i) {
      const Resolver& resolver = api_.resolvers[i];
      const auto [place, is_new] =
          fields.try_emplace({resolver.type, resolver.field}, resolver.source);
      if (!is_new) {
        report("PRJ004", vtl::Severity::error,
               "`" + resolver.type + "." + resolver.field + "` has a resolver already, at " +
                   place_text(place->second),
               resolver);
      }
      check_resolver(resolver);
    }
    if (reading_.project.kind != ProjectKind::names) report_unused();
  }

 private:
  Problem& report(std::string_view code, vtl::Severity severity, std::string message,
                  const Resolver& resolver) {
    Problem& problem = reading_.report_at(code, severity, std::move(message), resolver.source);
    problem.type = resolver.type;
    problem.field = resolver.field;
    return problem;
  }

  template <typename Map>
  static std::vector<std::string> names_of(const Map& map) {
    std::vector<std::string> names;
    for (const auto& [name, value] : map) names.push_back(name);
    return names;
  }

  bool knows_data_sources() const {
    const ProjectKind kind = reading_.project.kind;
    return kind != ProjectKind::names && kind != ProjectKind::resolvers && !api_.is_external;
  }

  void check_resolver(const Resolver& resolver) {
    const std::string name = resolver.type + "." + resolver.field;
    if (resolver.is_pipeline) {
      const std::size_t count = resolver.functions.size();
      if (count == 0 || count > kMostFunctions) {
        report("PRJ011", vtl::Severity::error,
               "the pipeline of `" + name + "` has " + std::to_string(count) +
                   " functions; AppSync takes 1 to 10",
               resolver);
      }
      for (const std::string& function : resolver.functions) {
        used_functions_.insert(function);
        if (functions_.count(function) > 0 || api_.is_external) continue;
        report("PRJ005", vtl::Severity::error,
               "the pipeline of `" + name + "` names the function `" + function +
                   "`, which is not defined",
               resolver)
            .help = did_you_mean(function, names_of(functions_));
      }
      return;
    }
    if (!resolver.functions.empty()) {
      report("PRJ011", vtl::Severity::error,
             "`" + name + "` is a UNIT resolver and names functions", resolver)
          .help = "`kind: PIPELINE` makes it a pipeline";
    }
    if (resolver.data_source.empty()) {
      if (knows_data_sources() && !resolver.source.file.empty() &&
          reading_.project.kind != ProjectKind::amplify) {
        report("PRJ003", vtl::Severity::error, "`" + name + "` names no data source", resolver);
      }
      return;
    }
    used_sources_.insert(resolver.data_source);
    const DataSource* source = find_source(resolver.data_source);
    if (source == nullptr && knows_data_sources()) {
      report("PRJ003", vtl::Severity::error,
             "`" + name + "` names the data source `" + resolver.data_source +
                 "`, which is not defined",
             resolver)
          .help = did_you_mean(resolver.data_source, names_of(data_sources_));
    }
    if (source != nullptr && resolver.runtime == Runtime::vtl) {
      if (const std::string message =
              missing_half(name, *source, resolver.request, resolver.response);
          !message.empty()) {
        report("PRJ013", vtl::Severity::warning, message, resolver);
      }
    }
  }

  void check_function(const Function& function) {
    const auto first = functions_.find(function.name);
    if (first != functions_.end() && first->second != &function &&
        first->second->data_source != function.data_source) {
      reading_.report_at("PRJ016", vtl::Severity::error,
                         "the function `" + function.name + "` is defined twice, with `" +
                             first->second->data_source + "` and `" + function.data_source +
                             "` as data source",
                         function.source);
    }
    if (function.data_source.empty()) return;
    used_sources_.insert(function.data_source);
    const DataSource* source = find_source(function.data_source);
    if (source == nullptr) {
      if (!knows_data_sources()) return;
      reading_
          .report_at("PRJ003", vtl::Severity::error,
                     "the function `" + function.name + "` names the data source `" +
                         function.data_source + "`, which is not defined",
                     function.source)
          .help = did_you_mean(function.data_source, names_of(data_sources_));
      return;
    }
    if (function.runtime != Runtime::vtl) return;
    if (const std::string message =
            missing_half(function.name, *source, function.request, function.response);
        !message.empty()) {
      reading_.report_at("PRJ013", vtl::Severity::warning, message, function.source);
    }
  }

  const DataSource* find_source(const std::string& name) const {
    const auto found = data_sources_.find(name);
    return found == data_sources_.end() ? nullptr : found->second;
  }

  /// Only a Lambda function does without templates.
  static std::string missing_half(const std::string& name, const DataSource& source,
                                  const std::optional<Template>& request,
                                  const std::optional<Template>& response) {
    if (source.type == "AWS_LAMBDA" || (request && response)) return {};
    const std::string_view which = request    ? "response template"
                                   : response ? "request template"
                                              : "templates";
    return "`" + name + "` has no " + std::string(which) + ", which its data source `" +
           source.name + "` (" + source.type + ") needs";
  }

  void report_unused() {
    for (const Function& one : api_.functions) {
      if (used_functions_.count(one.name) > 0 || api_.is_external) continue;
      reading_.report_at("PRJ009", vtl::Severity::note,
                         "no resolver uses the function `" + one.name + "`", one.source);
    }
    for (const DataSource& one : api_.data_sources) {
      if (used_sources_.count(one.name) > 0 || api_.is_external) continue;
      reading_.report_at("PRJ009", vtl::Severity::note,
                         "no resolver uses the data source `" + one.name + "`", one.source);
    }
  }

  Reading& reading_;
  const Api& api_;
  std::map<std::string, const DataSource*> data_sources_;
  std::map<std::string, const Function*> functions_;
  std::set<std::string> used_functions_;
  std::set<std::string> used_sources_;
};

/// Templates beside those that are used.
void report_unused_templates(Reading& reading) {
  if (reading.project.kind == ProjectKind::names) return;
  const bool is_amplify = reading.project.kind == ProjectKind::amplify;
  std::set<std::string> folders;
  for (const auto& [file, count] : reading.used_files()) {
    if (has_template_extension(file) || read_template_name(file)) folders.insert(folder_of(file));
  }
  for (const std::string& folder : folders) {
    // What Amplify generates is not written by anybody.
    if (is_amplify && ("/" + folder + "/").find("/build/") != std::string::npos) continue;
    for (const FolderEntry& entry : reading.files.entries(folder)) {
      const std::string path = join_path(folder, entry.name);
      if (entry.is_folder || reading.used_files().count(path) > 0 || reading.files.is_ignored(path))
        continue;
      const auto name = read_template_name(path);
      if (!has_template_extension(path) && (!name || name->is_unsure)) continue;
      reading.project.unused_templates.push_back(path);
      reading.report_file("PRJ010", vtl::Severity::note, "no resolver uses this template", path);
    }
  }
}

void report_unused_substitutions(Reading& reading) {
  std::map<std::string, std::size_t> used;
  for (const Substitution& one : reading.project.substitutions) used[one.name] += one.used;
  std::set<std::string> said;
  for (std::size_t i = 0; i < reading.project.substitutions.size(); ++i) {
    const Substitution one = reading.project.substitutions[i];
    if (used[one.name] > 0 || !said.insert(one.name).second) continue;
    reading.report_at("PRJ012", vtl::Severity::note,
                      "no template uses the substitution `" + one.name + "`", one.source);
  }
}

}  // namespace

void check_project(Reading& reading) {
  // By index: what is reported may not move what is looked at, but APIs are only read here.
  for (Api& api : reading.project.apis) ApiCheck(reading, api).run();
  // What Amplify generates is in the schema only once it was built.
  const bool has_whole_schema =
      reading.project.kind != ProjectKind::amplify ||
      std::any_of(reading.project.sources.begin(), reading.project.sources.end(),
                  [](const std::string& one) { return one.find("/build/") != std::string::npos; });
  if (has_whole_schema) check_schemas(reading);
  report_unused_templates(reading);
  report_unused_substitutions(reading);
}

}  // namespace project
