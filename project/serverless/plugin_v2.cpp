// serverless-appsync-plugin 2: top-level `appSync`.
#include <algorithm>
#include <map>
#include <utility>

#include "project/reading/format.h"
#include "project/reading/settings.h"
#include "project/serverless/plugin_parts.h"
#include "vtl/text/ascii.h"

namespace project {
namespace {

using documents::Member;
using documents::Node;

constexpr std::string_view kApiKeys[] = {"name",
                                         "schema",
                                         "authentication",
                                         "additionalAuthentications",
                                         "apiKeys",
                                         "environment",
                                         "caching",
                                         "queryDepthLimit",
                                         "resolverCountLimit",
                                         "introspection",
                                         "substitutions",
                                         "xrayEnabled",
                                         "visibility",
                                         "dataSources",
                                         "resolvers",
                                         "pipelineFunctions",
                                         "domain",
                                         "waf",
                                         "logging",
                                         "tags",
                                         "esbuild",
                                         "apiId",
                                         "enhancedMetrics",
                                         "defaultMappingTemplates"};
constexpr std::string_view kResolverKeys[] = {
    "type",    "field",         "kind",          "dataSource", "functions",
    "request", "response",      "code",          "caching",    "maxBatchSize",
    "sync",    "substitutions", "metricsConfig", "description"};
constexpr std::string_view kFunctionKeys[] = {"name",     "dataSource",    "request",
                                              "response", "code",          "maxBatchSize",
                                              "sync",     "substitutions", "description"};

/// Maps in a list are merged key by key, later ones over earlier ones, as deep as both are maps.
NodeRef merged(const NodeRef& first, const NodeRef& second) {
  if (first == nullptr || !first->is_map() || second == nullptr || !second->is_map())
    return second == nullptr ? first : second;
  std::vector<Member> members = first->children;
  std::map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < members.size(); ++i) index[members[i].key] = i;
  for (const Member& one : second->children) {
    const auto [place, is_new] = index.try_emplace(one.key, members.size());
    if (is_new) {
      members.push_back(one);
    } else {
      members[place->second].value = merged(members[place->second].value, one.value);
    }
  }
  return documents::make_map(std::move(members), first->place);
}

std::vector<Member> merged_members(const NodeRef& node) {
  if (node == nullptr) return {};
  if (node->is_map()) return node->children;
  std::vector<Member> members;
  std::map<std::string, std::size_t> index;
  for (const Member& part : Service::elements(node)) {
    if (part.value == nullptr || !part.value->is_map()) continue;
    for (const Member& one : part.value->children) {
      const auto [place, is_new] = index.try_emplace(one.key, members.size());
      if (is_new) {
        members.push_back(one);
      } else {
        members[place->second].value = merged(members[place->second].value, one.value);
      }
    }
  }
  return members;
}

/// Only the first character that is not a letter or `_` becomes `_`, as the plugin does it.
std::string resource_name(std::string_view key) {
  std::string name(key);
  for (char& c : name) {
    if (vtl::is_letter(c) || c == '_') continue;
    c = '_';
    break;
  }
  return name;
}

class ApiV2 {
 public:
  ApiV2(Service& service, const NodeRef& config, Api& api)
      : service_(service), config_(*config), api_(api) {}

  void read() {
    service_.check_keys(config_, kApiKeys, "`appSync`");
    api_.name = text_or(config_, "name", "");
    const std::string given_id = service_.text(config_.get("apiId"));
    api_.is_external = !given_id.empty();
    api_.id = api_.is_external ? given_id : "GraphQlApi";
    api_.source = service_.reading.position_of(config_.place);
    plugin_schema(service_, api_, config_);
    read_settings();
    service_.add_substitutions(substitutions_, config_.get("substitutions"));
    for (const Member& one : merged_members(config_.get("dataSources"))) {
      if (one.value->is_map()) add_data_source(one.key, *one.value, one.key_place);
    }
    for (const Member& one : merged_members(config_.get("resolvers"))) read_resolver(one);
    for (const Member& one : merged_members(config_.get("pipelineFunctions"))) {
      if (one.value->is_map()) add_function(one.key, *one.value, one.key_place);
    }
  }

 private:
  Authentication authentication(const Node& node) const {
    Authentication made;
    made.type = text_or(node, "type", "");
    const NodeRef config = service_.evaluated(node.get("config"));
    if (made.type == "AMAZON_COGNITO_USER_POOLS") made.user_pool = config;
    if (made.type == "OPENID_CONNECT") made.open_id = config;
    if (made.type == "AWS_LAMBDA") made.lambda_authorizer = config;
    return made;
  }

  void read_settings() {
    if (const NodeRef one = config_.get("authentication"); one != nullptr && one->is_map())
      api_.authentication = authentication(*one);
    for (const Member& one : Service::elements(config_.get("additionalAuthentications"))) {
      if (one.value->is_map())
        api_.additional_authentications.push_back(authentication(*one.value));
    }
    for (const Member& one : Service::elements(config_.get("apiKeys"))) {
      api_.api_keys.push_back(one.value->is_map() ? text_or(*one.value, "name", "")
                                                  : one.value->text);
    }
    if (const NodeRef environment = service_.evaluated(config_.get("environment"));
        environment != nullptr) {
      for (const Member& one : environment->children) api_.environment[one.key] = one.value->text;
    }
    api_.caching = api_caching(config_.get("caching"));
    api_.query_depth_limit = number_at(config_, "queryDepthLimit");
    api_.resolver_count_limit = number_at(config_, "resolverCountLimit");
    api_.has_introspection = flag_at(config_, "introspection", true);
  }

  void add_data_source(const std::string& name, const Node& item, const Place& place) {
    const auto [known, is_new] = source_index_.try_emplace(name, api_.data_sources.size());
    DataSource made = plugin_data_source(service_, name, item, place);
    if (is_new) {
      api_.data_sources.push_back(std::move(made));
    } else {
      api_.data_sources[known->second] = std::move(made);
    }
  }

  std::optional<Template> mapping(const Node& item, std::string_view key, const FieldOf& field,
                                  const Substitutions& substitutions) {
    const NodeRef path = item.get(key);
    if (path == nullptr || !path->is_scalar() || path->text.empty() ||
        path->kind == documents::Kind::boolean)
      return std::nullopt;
    return plugin_template(service_, path->text, path->place, field, substitutions);
  }

  Substitutions substitutions_of(const Node& item) {
    Substitutions all = substitutions_;
    service_.add_substitutions(all, item.get("substitutions"));
    return all;
  }

  /// The data source of an item: a name, or an inline one that gets `name`.
  std::string data_source(const Node& item, const std::string& name) {
    const NodeRef source = item.get("dataSource");
    if (source == nullptr || source->is_null()) return name;
    if (!source->is_map()) return source->text;
    add_data_source(name, *source, source->place);
    return name;
  }

  void add_function(const std::string& name, const Node& item, const Place& place) {
    service_.check_keys(item, kFunctionKeys, "a function");
    Function made;
    made.name = name;
    made.data_source = data_source(item, name);
    made.source = service_.reading.position_of(place);
    made.max_batch_size = number_at(item, "maxBatchSize");
    made.sync = plugin_sync(service_, item.get("sync"));
    const Substitutions all = substitutions_of(item);
    made.code = mapping(item, "code", {}, {});
    made.runtime = made.code ? Runtime::appsync_js : Runtime::vtl;
    if (!made.code) {
      made.request = mapping(item, "request", {}, all);
      made.response = mapping(item, "response", {}, all);
    } else if (item.find("request") != nullptr || item.find("response") != nullptr) {
      service_.reading.report("PRJ014", vtl::Severity::warning,
                              "`" + name + "` has `code`; its templates are ignored", place);
    }
    const auto [known, is_new] = function_index_.try_emplace(name, api_.functions.size());
    if (is_new) {
      api_.functions.push_back(std::move(made));
    } else {
      api_.functions[known->second] = std::move(made);
    }
  }

  void read_resolver(const Member& member) {
    Resolver made;
    const std::string& key = member.key;
    made.type = key.substr(0, key.find('.'));
    made.field = key.find('.') == std::string::npos ? "" : key.substr(key.find('.') + 1);
    made.field = made.field.substr(0, made.field.find('.'));
    made.source = service_.reading.position_of(member.key_place);
    if (member.value->is_string()) {
      made.data_source = member.value->text;
      api_.resolvers.push_back(std::move(made));
      return;
    }
    if (!member.value->is_map()) return;
    const Node& item = *member.value;
    service_.check_keys(item, kResolverKeys, "a resolver");
    made.type = text_or(item, "type", made.type);
    made.field = text_or(item, "field", made.field);
    const FieldOf field{made.type, made.field};
    made.is_pipeline = text_or(item, "kind", "PIPELINE") == "PIPELINE";
    if (made.is_pipeline) {
      read_functions(made, item, key);
    } else {
      made.data_source = data_source(item, resource_name(key));
      if (item.find("functions") != nullptr) made.functions.emplace_back();
    }
    const Substitutions all = substitutions_of(item);
    const bool has_templates = item.find("request") != nullptr || item.find("response") != nullptr;
    made.code = mapping(item, "code", field, {});
    if (item.find("code") != nullptr || (made.is_pipeline && !has_templates)) {
      made.runtime = Runtime::appsync_js;
      if (has_templates) {
        Problem& problem = service_.reading.report(
            "PRJ014", vtl::Severity::warning, "`" + key + "` has `code`; its templates are ignored",
            member.key_place);
        problem.type = made.type;
        problem.field = made.field;
      }
    } else {
      made.request = mapping(item, "request", field, all);
      made.response = mapping(item, "response", field, all);
    }
    made.caching = plugin_caching(item.get("caching"), config_.get("caching"));
    made.max_batch_size = number_at(item, "maxBatchSize");
    made.sync = plugin_sync(service_, item.get("sync"));
    api_.resolvers.push_back(std::move(made));
  }

  void read_functions(Resolver& made, const Node& item, const std::string& key) {
    const NodeRef functions = item.get("functions");
    if (functions == nullptr || !functions->is_list()) return;
    for (std::size_t i = 0; i < functions->children.size(); ++i) {
      const NodeRef& one = functions->children[i].value;
      if (one == nullptr || !one->is_map()) {
        made.functions.push_back(one == nullptr ? std::string() : one->text);
        continue;
      }
      std::string name = resource_name(key) + "_" + std::to_string(i);
      add_function(name, *one, one->place);
      made.functions.push_back(std::move(name));
    }
  }

  Service& service_;
  const Node& config_;
  Api& api_;
  Substitutions substitutions_;
  std::map<std::string, std::size_t> source_index_;
  std::map<std::string, std::size_t> function_index_;
};

}  // namespace

bool find_serverless_v2(Reading& reading, Found& found) {
  const auto file = find_service_file(reading, found.config);
  if (!file) return false;
  const auto text = reading.source(*file);
  if (text == nullptr || text->text().find("appSync") == std::string_view::npos) return false;
  const NodeRef root = reading.document(*file);
  found.config = *file;
  if (root == nullptr) return has_top_level_appsync(text->text());
  return root->get("appSync") != nullptr;
}

void read_serverless_v2(Reading& reading, const Found& found) {
  reading.begin_sources(found.config);
  const NodeRef root = reading.document(found.config);
  if (root == nullptr) return;
  Service service(reading, found.config, found.folder, root);
  const NodeRef config = service.variables.at("appSync");
  if (config == nullptr || !config->is_map()) {
    reading.report("PRJ001", vtl::Severity::error, "`appSync` is not a map",
                   config == nullptr ? Place{} : config->place);
  } else {
    Api api;
    ApiV2(service, config, api).read();
    reading.project.apis.push_back(std::move(api));
  }
  service.read_resources();
}

}  // namespace project
