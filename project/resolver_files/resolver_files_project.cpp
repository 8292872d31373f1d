// vtlsim's own resolver files: `X.resolver.json`, each with its field, functions and data sources.
#include <algorithm>
#include <utility>

#include "project/reading/format.h"

namespace project {
namespace {

using documents::Member;
using documents::Node;

constexpr std::string_view kSuffix = ".resolver.json";
constexpr std::size_t kSearchDepth = 16;

std::vector<std::string> find_files(Reading& reading) {
  std::vector<std::string> found;
  for (std::string& file : reading.files.files_below("", kSearchDepth)) {
    if (file.ends_with(kSuffix)) found.push_back(std::move(file));
  }
  return found;
}

class ResolverFiles {
 public:
  ResolverFiles(Reading& reading, Api& api) : reading_(reading), api_(api) {}

  void read(const std::string& file) {
    const auto source = reading_.source(file);
    if (source == nullptr) return;
    const documents::Document document =
        documents::read_document(source, documents::Syntax::json_with_comments);
    for (const vtl::Diagnostic& problem : document.problems) {
      reading_.report("PRJ001", problem.severity, problem.message,
                      {problem.source, problem.primary ? problem.primary->span : vtl::Span{}});
    }
    if (document.root == nullptr) return;
    reading_.add_source(file);
    if (!document.root->is_map()) {
      reading_.report("PRJ001", vtl::Severity::error, "a resolver is an object",
                      document.root->place);
      return;
    }
    folder_ = folder_of(file);
    add(*document.root, file);
  }

 private:
  void add(const Node& root, const std::string& file) {
    Resolver made;
    std::string stem = file_name_of(file);
    stem.resize(stem.size() - kSuffix.size());
    const std::size_t dot = stem.find('.');
    const bool has_field = dot != std::string::npos;
    made.type = text_or(root, "type", has_field ? stem.substr(0, dot) : "");
    made.field = text_or(root, "field", has_field ? stem.substr(dot + 1) : stem);
    made.source = reading_.position_of(root.place);
    const FieldOf field{made.type, made.field};
    add_data_sources(root);
    const NodeRef functions = root.get("functions");
    made.is_pipeline = functions != nullptr;
    if (made.is_pipeline) {
      made.request = mapping(root, "before", field);
      made.response = mapping(root, "after", field);
      for (const Member& one : functions->children) {
        if (one.value->is_map()) made.functions.push_back(add_function(*one.value, field));
      }
    } else {
      made.data_source = text_or(root, "dataSource", "");
      check_source(root, made.data_source);
      made.request = mapping(root, "request", field);
      made.response = mapping(root, "response", field);
    }
    api_.resolvers.push_back(std::move(made));
  }

  void add_data_sources(const Node& root) {
    const NodeRef sources = root.get("dataSources");
    if (sources == nullptr) return;
    for (const Member& one : sources->children) {
      const bool is_known =
          std::any_of(api_.data_sources.begin(), api_.data_sources.end(),
                      [&](const DataSource& other) { return other.name == one.key; });
      if (is_known || !one.value->is_map()) continue;
      DataSource made;
      made.name = one.key;
      made.type = text_or(*one.value, "type", "");
      made.is_versioned = flag_at(*one.value, "versioned", false);
      if (made.type == "AMAZON_DYNAMODB") made.table = text_or(*one.value, "table", one.key);
      made.source = reading_.position_of(one.key_place);
      api_.data_sources.push_back(std::move(made));
    }
  }

  void check_source(const Node& item, const std::string& name) {
    std::vector<std::string> names;
    for (const DataSource& one : api_.data_sources) names.push_back(one.name);
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    const Member* written = item.find("dataSource");
    reading_
        .report("PRJ003", vtl::Severity::error,
                name.empty() ? "no data source is named"
                             : "the data source `" + name + "` is not defined",
                written == nullptr ? item.place : written->value->place)
        .help = did_you_mean(name, names);
  }

  std::string add_function(const Node& item, const FieldOf& field) {
    Function made;
    made.name = text_or(item, "name", "");
    made.data_source = text_or(item, "dataSource", "");
    check_source(item, made.data_source);
    made.source = reading_.position_of(item.place);
    made.request = mapping(item, "request", field);
    made.response = mapping(item, "response", field);
    // Names are each file's own; two files may use one for different things.
    const auto same = std::find_if(api_.functions.begin(), api_.functions.end(),
                                   [&](const Function& one) { return one.name == made.name; });
    if (same != api_.functions.end()) {
      if (is_equal(*same, made)) return made.name;
      made.name = field.type + "." + field.field + "." + made.name;
    }
    std::string name = made.name;
    api_.functions.push_back(std::move(made));
    return name;
  }

  static bool is_equal(const Function& a, const Function& b) {
    const auto hash = [](const std::optional<Template>& one) {
      return one ? one->file + one->sha256 : std::string();
    };
    return a.data_source == b.data_source && hash(a.request) == hash(b.request) &&
           hash(a.response) == hash(b.response);
  }

  std::optional<Template> mapping(const Node& item, std::string_view key, const FieldOf& field) {
    const NodeRef value = item.get(key);
    if (value == nullptr || value->is_null()) return std::nullopt;
    if (value->is_map()) {
      const NodeRef text = value->get("inline");
      if (text == nullptr || !text->is_scalar()) return std::nullopt;
      return reading_.inline_template(*text, field);
    }
    Substitutions substitutions;
    for (const auto& [name, given] : reading_.settings.substitutions) {
      substitutions[name] = {given, true, {}, {}};
    }
    return reading_.file_template(join_path(folder_, value->text), value->place, field,
                                  substitutions.empty() ? nullptr : &substitutions);
  }

  Reading& reading_;
  Api& api_;
  std::string folder_;
};

}  // namespace

bool find_resolver_files(Reading& reading, Found& found) {
  found.files = find_files(reading);
  if (!found.files.empty()) found.config = found.files.front();
  return !found.files.empty();
}

void read_resolver_files(Reading& reading, const Found& found) {
  Api api;
  api.name = file_name_of(reading.files.root());
  ResolverFiles reader(reading, api);
  for (const std::string& file : found.files) reader.read(file);
  read_rest_by_names(reading, api);
  reading.project.apis.push_back(std::move(api));
}

}  // namespace project
