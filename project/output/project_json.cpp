#include <charconv>

#include <nlohmann/json.hpp>

#include "project/render.h"

namespace project {
namespace {

using Json = nlohmann::ordered_json;

Json position(const Position& place) {
  if (place.file.empty()) return Json::object();
  return {{"file", place.file}, {"line", place.line}, {"column", place.column}};
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json number_or_null(const std::optional<std::uint32_t>& number) {
  return number ? Json(*number) : Json(nullptr);
}

Json scalar(const documents::Node& node) {
  using documents::Kind;
  if (node.is_null()) return nullptr;
  if (node.kind == Kind::boolean) return node.is_true();
  if (node.kind == Kind::integer) {
    std::int64_t number = 0;
    const char* begin = node.text.data() + (node.text.starts_with('+') ? 1 : 0);
    const char* end = node.text.data() + node.text.size();
    const auto [stop, error] = std::from_chars(begin, end, number);
    if (error == std::errc() && stop == end) return number;
  }
  if (node.kind == Kind::number) {
    double number = 0;
    const char* end = node.text.data() + node.text.size();
    const auto [stop, error] = std::from_chars(node.text.data(), end, number);
    if (error == std::errc() && stop == end) return number;
  }
  return node.text;
}

/// Depth is bounded by the reader's limit.
Json tree(const documents::NodeRef& node) {
  if (node == nullptr) return nullptr;
  if (node->is_scalar()) return scalar(*node);
  Json json = node->is_map() ? Json::object() : Json::array();
  for (const documents::Member& member : node->children) {
    if (node->is_map()) {
      json.emplace(member.key, tree(member.value));
    } else {
      json.push_back(tree(member.value));
    }
  }
  return json;
}

class Writer {
 public:
  explicit Writer(const JsonOptions& options) : options_(options) {}

  Json project(const Project& project) const {
    Json json = {{"version", 1},
                 {"root", project.root},
                 {"kind", kind_name(project.kind)},
                 {"sources", project.sources},
                 {"apis", list(project.apis, [&](const Api& one) { return api(one); })}};
    json["tables"] = list(project.tables, table);
    json["lambdas"] = list(project.lambdas, lambda);
    json["substitutions"] = list(project.substitutions, [](const Substitution& one) -> Json {
      return {{"name", one.name},
              {"value", one.value},
              {"resolved", one.is_resolved},
              {"used", one.used},
              {"source", position(one.source)}};
    });
    json["assumed"] = list(project.assumed, [](const Assumption& one) -> Json {
      return {{"name", one.name},
              {"value", one.value},
              {"used", one.used},
              {"source", position(one.source)}};
    });
    json["unusedTemplates"] = project.unused_templates;
    json["problems"] = list(project.problems, problem);
    return json;
  }

 private:
  template <typename T, typename Make>
  static Json list(const std::vector<T>& items, const Make& make) {
    Json json = Json::array();
    for (const T& item : items) json.push_back(make(item));
    return json;
  }

  Json mapping(const std::optional<Template>& made) const {
    if (!made) return nullptr;
    if (made->is_missing) return {{"missing", made->file}};
    Json json = Json::object();
    if (!made->file.empty()) json["file"] = made->file;
    json["sha256"] = made->sha256;
    if (made->is_inline) {
      json["inline"] = true;
      if (made->line > 0) {
        json["line"] = made->line;
        json["column"] = made->column;
      }
    }
    if (made->is_generated) json["generated"] = true;
    if (!made->origin.empty()) json["origin"] = made->origin;
    json["substituted"] = made->substituted;
    json["unresolved"] = made->unresolved;
    if (options_.has_texts) json["text"] = made->text;
    return json;
  }

  static std::string_view runtime(Runtime runtime) {
    return runtime == Runtime::vtl ? "VTL" : "APPSYNC_JS";
  }

  static void add_setting(Json& json, const char* key, const Setting& setting) {
    if (setting != nullptr) json[key] = tree(setting);
  }

  static Json authentication(const Authentication& one) {
    Json json = {{"type", one.type}};
    add_setting(json, "userPool", one.user_pool);
    add_setting(json, "openId", one.open_id);
    add_setting(json, "lambdaAuthorizer", one.lambda_authorizer);
    return json;
  }

  static Json data_source(const DataSource& one) {
    Json json = {{"name", one.name}, {"type", one.type}};
    const auto add = [&](const char* key, const std::string& text) {
      if (!text.empty()) json[key] = text;
    };
    add("table", one.table);
    add("function", one.function);
    add("endpoint", one.endpoint);
    add_setting(json, "signing", one.signing);
    add("database", one.database);
    add("cluster", one.cluster);
    add("schema", one.schema);
    add("eventBus", one.event_bus);
    add("region", one.region);
    if (one.type == "AMAZON_DYNAMODB") json["versioned"] = one.is_versioned;
    add_setting(json, "deltaSync", one.delta_sync);
    json["source"] = position(one.source);
    return json;
  }

  Json function(const Function& one) const {
    Json json = {{"name", one.name},
                 {"dataSource", text_or_null(one.data_source)},
                 {"runtime", runtime(one.runtime)}};
    json["request"] = mapping(one.request);
    json["response"] = mapping(one.response);
    if (one.code) json["code"] = mapping(one.code);
    json["maxBatchSize"] = number_or_null(one.max_batch_size);
    json["sync"] = tree(one.sync);
    json["source"] = position(one.source);
    return json;
  }

  Json resolver(const Resolver& one) const {
    Json json = {{"type", one.type},
                 {"field", one.field},
                 {"kind", one.is_pipeline ? "PIPELINE" : "UNIT"},
                 {"runtime", runtime(one.runtime)},
                 {"dataSource", text_or_null(one.data_source)}};
    json["functions"] = one.is_pipeline ? Json(one.functions) : Json(nullptr);
    json["request"] = mapping(one.request);
    json["response"] = mapping(one.response);
    if (one.code) json["code"] = mapping(one.code);
    json["caching"] = tree(one.caching);
    json["maxBatchSize"] = number_or_null(one.max_batch_size);
    json["sync"] = tree(one.sync);
    json["source"] = position(one.source);
    return json;
  }

  Json api(const Api& one) const {
    Json json = {{"name", one.name},
                 {"id", one.id},
                 {"external", one.is_external},
                 {"source", position(one.source)}};
    json["schema"] = {{"files", one.schema.files}, {"inline", mapping(one.schema.inline_text)}};
    json["authentication"] = {
        {"default",
         one.authentication.type.empty() ? Json(nullptr) : authentication(one.authentication)},
        {"additional", list(one.additional_authentications, authentication)}};
    if (!one.api_keys.empty()) json["apiKeys"] = one.api_keys;
    json["environment"] = Json::object();
    for (const auto& [name, value] : one.environment) json["environment"][name] = value;
    json["caching"] = tree(one.caching);
    json["limits"] = {{"queryDepth", number_or_null(one.query_depth_limit)},
                      {"resolverCount", number_or_null(one.resolver_count_limit)}};
    json["introspection"] = one.has_introspection;
    json["dataSources"] = list(one.data_sources, data_source);
    json["functions"] = list(one.functions, [&](const Function& item) { return function(item); });
    json["resolvers"] = list(one.resolvers, [&](const Resolver& item) { return resolver(item); });
    return json;
  }

  static Json table(const Table& one) {
    return {{"name", one.name},
            {"id", one.id},
            {"definition", tree(one.definition)},
            {"ttl", text_or_null(one.ttl)},
            {"source", position(one.source)}};
  }

  static Json lambda(const Lambda& one) {
    Json json = {{"name", one.name},
                 {"id", one.id},
                 {"runtime", text_or_null(one.runtime)},
                 {"handler", text_or_null(one.handler)},
                 {"code", text_or_null(one.code)}};
    json["environment"] = Json::object();
    for (const auto& [name, value] : one.environment) json["environment"][name] = value;
    json["timeout"] = number_or_null(one.timeout);
    json["memory"] = number_or_null(one.memory);
    json["events"] = list(one.events, [](const StreamEvent& event) -> Json {
      return {{"stream", event.stream},
              {"batchSize", number_or_null(event.batch_size)},
              {"startingPosition", text_or_null(event.starting_position)}};
    });
    json["source"] = position(one.source);
    return json;
  }

  static Json problem(const Problem& one) {
    Json json = {{"code", one.code},       {"severity", vtl::severity_name(one.severity)},
                 {"message", one.message}, {"file", one.place.file},
                 {"line", one.place.line}, {"column", one.place.column}};
    const auto add = [&](const char* key, const std::string& text) {
      if (!text.empty()) json[key] = text;
    };
    add("help", one.help);
    add("what", one.what);
    add("missing", one.missing);
    add("type", one.type);
    add("field", one.field);
    return json;
  }

  const JsonOptions& options_;
};

}  // namespace

std::string project_json(const Project& project, const JsonOptions& options) {
  const Json json = Writer(options).project(project);
  // What is not UTF-8 (a name of a file) is shown and never stops the answer.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace project
