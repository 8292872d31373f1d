// serverless-appsync-plugin 1: `custom.appSync`.
#include <algorithm>
#include <map>
#include <utility>

#include "project/reading/format.h"
#include "project/reading/settings.h"
#include "project/serverless/plugin_parts.h"

namespace project {
namespace {

using documents::Member;
using documents::Node;

constexpr std::string_view kApiKeys[] = {"name",
                                         "apiId",
                                         "schema",
                                         "authenticationType",
                                         "userPoolConfig",
                                         "openIdConnectConfig",
                                         "lambdaAuthorizerConfig",
                                         "additionalAuthenticationProviders",
                                         "dataSources",
                                         "mappingTemplates",
                                         "functionConfigurations",
                                         "mappingTemplatesLocation",
                                         "functionConfigurationsLocation",
                                         "defaultMappingTemplates",
                                         "substitutions",
                                         "caching",
                                         "logConfig",
                                         "apiKeys",
                                         "tags",
                                         "xrayEnabled",
                                         "wafConfig",
                                         "domain",
                                         "region",
                                         "serviceRole",
                                         "allowHashDescription",
                                         "playground"};
constexpr std::string_view kResolverKeys[] = {
    "type",     "field",   "kind",         "dataSource", "functions",    "request",
    "response", "caching", "maxBatchSize", "sync",       "substitutions"};
constexpr std::string_view kFunctionKeys[] = {"name",          "dataSource",   "request",
                                              "response",      "maxBatchSize", "sync",
                                              "substitutions", "description"};

class ApiV1 {
 public:
  ApiV1(Service& service, const NodeRef& config, Api& api)
      : service_(service), config_(*config), api_(api) {}

  void read() {
    service_.check_keys(config_, kApiKeys, "`appSync`");
    api_.name = text_or(config_, "name", "api");
    const std::string given_id = service_.text(config_.get("apiId"));
    api_.is_external = !given_id.empty();
    api_.id = api_.is_external ? given_id : "GraphQlApi";
    api_.source = service_.reading.position_of(config_.place);
    plugin_schema(service_, api_, config_);
    read_authentication();
    api_.caching = api_caching(config_.get("caching"));
    if (const NodeRef keys = config_.get("apiKeys"); keys != nullptr && keys->is_list()) {
      for (const Member& one : keys->children)
        api_.api_keys.push_back(one.value->is_map() ? text_or(*one.value, "name", "")
                                                    : one.value->text);
    }
    service_.add_substitutions(substitutions_, config_.get("substitutions"));
    location_ = text_or(config_, "mappingTemplatesLocation", "mapping-templates");
    function_location_ = text_or(config_, "functionConfigurationsLocation", location_);
    defaults_ = config_.get("defaultMappingTemplates");
    read_data_sources();
    for (const Member& one : Service::elements(config_.get("functionConfigurations")))
      read_function(one);
    for (const Member& one : Service::elements(config_.get("mappingTemplates"))) read_resolver(one);
  }

 private:
  Authentication authentication(const Node& node) const {
    Authentication made;
    made.type = text_or(node, "authenticationType", "");
    made.user_pool = service_.evaluated(node.get("userPoolConfig"));
    made.open_id = service_.evaluated(node.get("openIdConnectConfig"));
    made.lambda_authorizer = service_.evaluated(node.get("lambdaAuthorizerConfig"));
    return made;
  }

  void read_authentication() {
    api_.authentication = authentication(config_);
    for (const Member& one : Service::elements(config_.get("additionalAuthenticationProviders"))) {
      if (one.value->is_map())
        api_.additional_authentications.push_back(authentication(*one.value));
    }
  }

  void add_data_source(const std::string& name, const Node& item, const Place& place) {
    const std::string id = alphanumeric(name);
    const auto known = source_ids_.find(id);
    DataSource made = plugin_data_source(service_, name, item, place);
    if (known != source_ids_.end()) {
      api_.data_sources[known->second] = std::move(made);
      return;
    }
    source_ids_[id] = api_.data_sources.size();
    api_.data_sources.push_back(std::move(made));
  }

  void read_data_sources() {
    const NodeRef given = config_.get("dataSources");
    if (given == nullptr) return;
    if (given->is_map()) {
      for (const Member& one : given->children)
        add_data_source(text_or(*one.value, "name", one.key), *one.value, one.key_place);
      return;
    }
    for (const Member& one : Service::elements(given)) {
      if (!one.value->is_map()) continue;
      if (const auto name = text_at(*one.value, "name")) {
        add_data_source(*name, *one.value, one.value->place);
        continue;
      }
      for (const Member& named : one.value->children) {
        add_data_source(text_or(*named.value, "name", named.key), *named.value, named.key_place);
      }
    }
  }

  /// Names are found by what stays of them in a logical id: `my-ds` finds `myds`.
  std::string source_name(const std::string& written) const {
    const auto found = source_ids_.find(alphanumeric(written));
    return found == source_ids_.end() ? written : api_.data_sources[found->second].name;
  }

  std::optional<Template> mapping(const Node& item, const char* half, const std::string& location,
                                  const std::string& stem, const Place& place, const FieldOf& field,
                                  const Substitutions& substitutions) {
    NodeRef path = item.get(half);
    if (item.find(half) == nullptr && defaults_ != nullptr) path = defaults_->get(half);
    if (path != nullptr && path->kind == documents::Kind::boolean && !path->is_true())
      return std::nullopt;
    const bool has_path = path != nullptr && path->is_scalar() && !path->text.empty();
    const std::string file = has_path ? path->text : stem + "." + half + ".vtl";
    return plugin_template(service_, join_path(location, file), has_path ? path->place : place,
                           field, substitutions);
  }

  Substitutions substitutions_of(const Node& item) {
    Substitutions all = substitutions_;
    service_.add_substitutions(all, item.get("substitutions"));
    return all;
  }

  void read_function(const Member& member) {
    if (!member.value->is_map()) return;
    const Node& item = *member.value;
    service_.check_keys(item, kFunctionKeys, "a function");
    Function made;
    made.name = text_or(item, "name", "");
    made.data_source = source_name(text_or(item, "dataSource", ""));
    made.source = service_.reading.position_of(item.place);
    made.max_batch_size = number_at(item, "maxBatchSize");
    made.sync = plugin_sync(service_, item.get("sync"));
    const Substitutions all = substitutions_of(item);
    made.request = mapping(item, "request", function_location_, made.name, item.place, {}, all);
    made.response = mapping(item, "response", function_location_, made.name, item.place, {}, all);
    const auto [place, is_new] =
        function_ids_.try_emplace(alphanumeric(made.name), api_.functions.size());
    if (is_new) {
      api_.functions.push_back(std::move(made));
    } else {
      api_.functions[place->second] = std::move(made);
    }
  }

  void read_resolver(const Member& member) {
    if (!member.value->is_map()) return;
    const Node& item = *member.value;
    service_.check_keys(item, kResolverKeys, "a mapping template");
    Resolver made;
    made.type = text_or(item, "type", "");
    made.field = text_or(item, "field", "");
    const FieldOf field{made.type, made.field};
    made.is_pipeline = text_or(item, "kind", "") == "PIPELINE";
    if (!made.is_pipeline) made.data_source = source_name(text_or(item, "dataSource", ""));
    if (const NodeRef functions = item.get("functions");
        functions != nullptr && functions->is_list()) {
      for (const Member& one : functions->children)
        made.functions.push_back(function_name(one.value->text));
    }
    made.source = service_.reading.position_of(item.place);
    made.max_batch_size = number_at(item, "maxBatchSize");
    made.sync = plugin_sync(service_, item.get("sync"));
    if (config_.get("caching") != nullptr)
      made.caching = plugin_caching(item.get("caching"), config_.get("caching"));
    const Substitutions all = substitutions_of(item);
    const std::string stem = made.type + "." + made.field;
    made.request = mapping(item, "request", location_, stem, item.place, field, all);
    made.response = mapping(item, "response", location_, stem, item.place, field, all);
    const auto [place, is_new] = resolver_ids_.try_emplace(
        alphanumeric(made.type) + " " + alphanumeric(made.field), api_.resolvers.size());
    if (is_new) {
      api_.resolvers.push_back(std::move(made));
      return;
    }
    Resolver& earlier = api_.resolvers[place->second];
    Problem& problem = service_.reading.report(
        "PRJ004", vtl::Severity::warning,
        "`" + stem + "` has a resolver already, at " + earlier.source.file + ":" +
            std::to_string(earlier.source.line) + ":" + std::to_string(earlier.source.column) +
            "; this one replaces it",
        item.place);
    problem.type = made.type;
    problem.field = made.field;
    earlier = std::move(made);
  }

  std::string function_name(const std::string& written) const {
    const auto found = function_ids_.find(alphanumeric(written));
    return found == function_ids_.end() ? written : api_.functions[found->second].name;
  }

  Service& service_;
  const Node& config_;
  Api& api_;
  Substitutions substitutions_;
  std::string location_;
  std::string function_location_;
  NodeRef defaults_;
  std::map<std::string, std::size_t> source_ids_;
  std::map<std::string, std::size_t> function_ids_;
  std::map<std::string, std::size_t> resolver_ids_;
};

}  // namespace

bool find_serverless_v1(Reading& reading, Found& found) {
  const auto file = find_service_file(reading, found.config);
  if (!file) return false;
  const auto text = reading.source(*file);
  // `custom` may be a file of its own; then the word stands there.
  const auto holds = [&](std::string_view word) {
    return text != nullptr && text->text().find(word) != std::string_view::npos;
  };
  if (!holds("appSync") && !holds("custom")) return false;
  const NodeRef root = reading.document(*file);
  found.config = *file;
  // A file that cannot be parsed is a project that has to be mended, not a folder of templates.
  if (root == nullptr) return holds("appSync") && !has_top_level_appsync(text->text());
  const NodeRef custom = root->get("custom");
  if (custom == nullptr) return false;
  Variables variables(reading, found.folder, root);
  const NodeRef whole = custom->is_scalar() ? variables.resolve(custom) : custom;
  return whole != nullptr && whole->get("appSync") != nullptr;
}

void read_serverless_v1(Reading& reading, const Found& found) {
  reading.begin_sources(found.config);
  const NodeRef root = reading.document(found.config);
  if (root == nullptr) return;
  Service service(reading, found.config, found.folder, root);
  const NodeRef config = service.variables.at("custom.appSync");
  // APIs are read one after the other into the project, so each is made first and filled in place.
  std::vector<NodeRef> configs;
  if (config != nullptr && config->is_list()) {
    for (const Member& one : config->children) configs.push_back(one.value);
  } else if (config != nullptr) {
    configs.push_back(config);
  }
  for (const NodeRef& one : configs) {
    if (one == nullptr || !one->is_map()) {
      reading.report("PRJ001", vtl::Severity::error, "`appSync` is not a map",
                     one == nullptr ? Place{} : one->place);
      continue;
    }
    Api api;
    ApiV1(service, one, api).read();
    reading.project.apis.push_back(std::move(api));
  }
  service.read_resources();
}

}  // namespace project
