#include <algorithm>
#include <array>
#include <utility>

#include "appsync/resolver.h"
#include "vtl/object.h"
#include "vtl/text/suggest.h"

namespace appsync {
namespace {

struct TypeName {
  std::string_view name;
  DataSourceType type;
};

// The first name of a type is the one it is printed with.
constexpr TypeName kTypeNames[] = {
    {"NONE", DataSourceType::none},
    {"AWS_LAMBDA", DataSourceType::aws_lambda},
    {"AMAZON_DYNAMODB", DataSourceType::amazon_dynamodb},
    {"AMAZON_OPENSEARCH_SERVICE", DataSourceType::amazon_opensearch_service},
    {"AMAZON_ELASTICSEARCH", DataSourceType::amazon_opensearch_service},
    {"HTTP", DataSourceType::http},
    {"RELATIONAL_DATABASE", DataSourceType::relational_database},
    {"AMAZON_EVENTBRIDGE", DataSourceType::amazon_eventbridge},
};

constexpr std::string_view kUnitKeys[] = {"type",    "field",    "dataSource",
                                          "request", "response", "dataSources"};
constexpr std::string_view kPipelineKeys[] = {"type",      "field", "before",
                                              "functions", "after", "dataSources"};
constexpr std::string_view kFunctionKeys[] = {"name", "dataSource", "request", "response"};
constexpr std::string_view kSourceKeys[] = {"type", "versioned"};
constexpr std::string_view kInlineKeys[] = {"inline"};
// For editors; means nothing here.
constexpr std::string_view kSchemaKey = "$schema";

using Path = std::vector<std::string>;

/// Reads one description; the first problem is thrown as a ResolverProblem and caught by
/// read_resolver.
class Reader {
 public:
  explicit Reader(const TemplateLoader& load) : load_(load) {}

  ResolverSpec read(const vtl::Value& description) {
    const vtl::Map& map = object(description, {}, "a resolver is an object");
    ResolverSpec spec;
    spec.is_pipeline = map.find("functions") != nullptr || map.find("before") != nullptr ||
                       map.find("after") != nullptr;
    if (spec.is_pipeline && map.find("dataSource") != nullptr) {
      refuse(
          "`dataSource` belongs to a unit resolver, `functions`, `before` and `after` to a "
          "pipeline",
          {"dataSource"}, true);
    }
    check_keys(map, {}, spec.is_pipeline ? std::span(kPipelineKeys) : std::span(kUnitKeys));
    spec.type = text_or_empty(map, "type", {});
    spec.field = text_or_empty(map, "field", {});
    read_data_sources(map);
    if (spec.is_pipeline) {
      read_pipeline(map, spec);
    } else {
      spec.functions.push_back(read_function(map, {}, {}));
    }
    return spec;
  }

 private:
  [[noreturn]] static void refuse(std::string message, Path path, bool is_about_key = false) {
    throw ResolverProblem{std::move(message), std::move(path), is_about_key};
  }

  static Path below(Path path, std::string key) {
    path.push_back(std::move(key));
    return path;
  }

  static const vtl::Map& object(const vtl::Value& value, const Path& path, std::string_view rule) {
    if (!value.is_map()) refuse(std::string(rule), path);
    return *value.as_map();
  }

  static void check_keys(const vtl::Map& map, const Path& path,
                         std::span<const std::string_view> known) {
    for (std::uint32_t i = map.first(); i != vtl::Map::kEnd; i = map.next(i)) {
      std::string_view key = map.slot(i).key.as_string();
      if (std::find(known.begin(), known.end(), key) != known.end()) continue;
      if (path.empty() && key == kSchemaKey) continue;
      std::string message = "unknown key `" + std::string(key) + "`";
      if (auto near = vtl::suggest(key, known))
        message += ", did you mean `" + std::string(*near) + "`?";
      refuse(std::move(message), below(path, std::string(key)), true);
    }
  }

  static std::string text(const vtl::Map& map, std::string_view key, const Path& path) {
    const vtl::Value* value = map.find(key);
    if (value == nullptr) refuse("`" + std::string(key) + "` is missing", path);
    if (!value->is_string())
      refuse("`" + std::string(key) + "` is not a string", below(path, std::string(key)));
    return std::string(value->as_string());
  }

  static std::string text_or_empty(const vtl::Map& map, std::string_view key, const Path& path) {
    return map.find(key) == nullptr ? std::string() : text(map, key, path);
  }

  void read_data_sources(const vtl::Map& resolver) {
    const vtl::Value* value = resolver.find("dataSources");
    if (value == nullptr) return;
    const vtl::Map& map = object(*value, {"dataSources"}, "`dataSources` is not an object");
    for (std::uint32_t i = map.first(); i != vtl::Map::kEnd; i = map.next(i)) {
      std::string name(map.slot(i).key.as_string());
      sources_.push_back(read_data_source(name, map.slot(i).value));
    }
  }

  static DataSource read_data_source(const std::string& name, const vtl::Value& value) {
    Path path = {"dataSources", name};
    const vtl::Map& map = object(value, path, "a data source is an object with `type`");
    check_keys(map, path, kSourceKeys);
    DataSource source;
    source.name = name;
    std::string type_name = text(map, "type", path);
    auto type = find_data_source_type(type_name);
    if (!type) {
      std::vector<std::string_view> names;
      for (const TypeName& row : kTypeNames) names.push_back(row.name);
      std::string message = "unknown type of data source `" + type_name + "`";
      if (auto near = vtl::suggest(type_name, names))
        message += ", did you mean `" + std::string(*near) + "`?";
      refuse(std::move(message), below(path, "type"));
    }
    source.type = *type;
    if (const vtl::Value* versioned = map.find("versioned")) {
      if (!versioned->is_boolean())
        refuse("`versioned` is true or false", below(path, "versioned"));
      source.is_versioned = versioned->as_boolean();
      if (source.is_versioned && source.type != DataSourceType::amazon_dynamodb) {
        refuse("only a table of type AMAZON_DYNAMODB can be versioned", below(path, "versioned"));
      }
    }
    return source;
  }

  void read_pipeline(const vtl::Map& map, ResolverSpec& spec) {
    spec.before = template_text(map, "before", {}, "before");
    spec.after = template_text(map, "after", {}, "after");
    const vtl::Value* functions = map.find("functions");
    if (functions == nullptr) refuse("`functions` is missing", {});
    if (!functions->is_list()) refuse("`functions` is not an array", {"functions"});
    const vtl::List& list = *functions->as_list();
    if (list.size() == 0) refuse("a pipeline has at least one function", {"functions"});
    if (list.size() > kMaxFunctions) {
      refuse("a pipeline has at most 10 functions, this one has " + std::to_string(list.size()),
             {"functions", std::to_string(kMaxFunctions)});
    }
    for (std::uint32_t i = 0; i < list.size(); ++i) {
      Path path = {"functions", std::to_string(i)};
      const vtl::Map& function = object(list[i], path, "a function is an object");
      check_keys(function, path, kFunctionKeys);
      std::string name = text(function, "name", path);
      if (name.empty()) refuse("a function needs a name", below(path, "name"));
      spec.functions.push_back(read_function(function, path, name));
    }
  }

  FunctionSpec read_function(const vtl::Map& map, const Path& path, const std::string& name) {
    FunctionSpec function;
    function.name = name;
    std::string source_name = text(map, "dataSource", path);
    auto source = std::find_if(sources_.begin(), sources_.end(), [&](const DataSource& candidate) {
      return candidate.name == source_name;
    });
    if (source == sources_.end()) {
      std::vector<std::string_view> names;
      for (const DataSource& candidate : sources_) names.push_back(candidate.name);
      std::string message = "no data source `" + source_name + "` in `dataSources`";
      if (auto near = vtl::suggest(source_name, names))
        message += ", did you mean `" + std::string(*near) + "`?";
      refuse(std::move(message), below(path, "dataSource"));
    }
    function.data_source = *source;
    std::string prefix = name.empty() ? "" : name + " ";
    function.request = template_text(map, "request", path, prefix + "request");
    function.response = template_text(map, "response", path, prefix + "response");
    if (source->type == DataSourceType::aws_lambda) return function;
    for (auto [key, is_there] : {std::pair{"request", function.request.has_value()},
                                 std::pair{"response", function.response.has_value()}}) {
      if (!is_there) {
        refuse("`" + std::string(key) + "` is missing; only AWS_LAMBDA can do without a template",
               path);
      }
    }
    return function;
  }

  std::optional<TemplateText> template_text(const vtl::Map& map, std::string_view key,
                                            const Path& path, std::string description) {
    const vtl::Value* value = map.find(key);
    if (value == nullptr) return std::nullopt;
    Path here = below(path, std::string(key));
    if (value->is_map()) {
      check_keys(*value->as_map(), here, kInlineKeys);
      return TemplateText{description + " (inline)", text(*value->as_map(), "inline", here), true};
    }
    if (!value->is_string()) refuse("a template is a path or {\"inline\": text}", here);
    if (!load_) refuse("a template is {\"inline\": text} here, files are not read", here);
    auto loaded = load_(value->as_string());
    if (auto* reason = std::get_if<std::string>(&loaded)) refuse(std::move(*reason), here);
    return std::get<TemplateText>(std::move(loaded));
  }

  const TemplateLoader& load_;
  std::vector<DataSource> sources_;
};

}  // namespace

std::string_view data_source_type_name(DataSourceType type) {
  for (const TypeName& row : kTypeNames) {
    if (row.type == type) return row.name;
  }
  return "";
}

std::optional<DataSourceType> find_data_source_type(std::string_view name) {
  for (const TypeName& row : kTypeNames) {
    if (row.name == name) return row.type;
  }
  return std::nullopt;
}

std::variant<ResolverSpec, ResolverProblem> read_resolver(const vtl::Value& description,
                                                          const TemplateLoader& load) {
  try {
    return Reader(load).read(description);
  } catch (ResolverProblem& problem) {
    return std::move(problem);
  }
}

}  // namespace appsync
