// Terraform, by the JSON of a plan (`terraform show -json PLAN`), which is exact where it knows a
// value.
#include <algorithm>
#include <map>
#include <utility>

#include "project/cloudformation/appsync_reader.h"
#include "project/reading/format.h"
#include "project/reading/origins.h"
#include "project/reading/settings.h"
#include "project/terraform/plan.h"

namespace project {
namespace {

using documents::Member;
using documents::Node;

constexpr std::size_t kSearchDepth = 4;

bool is_plan(std::string_view text) {
  constexpr std::size_t kHead = 4096;
  return text.substr(0, kHead).find("\"format_version\"") != std::string_view::npos &&
         text.find("\"planned_values\"") != std::string_view::npos;
}

class TerraformProject {
 public:
  TerraformProject(Reading& reading, const NodeRef& root)
      : reading_(reading), plan_(reading, root) {}

  void read() {
    each("aws_appsync_graphql_api", &TerraformProject::read_api);
    each("aws_appsync_api_cache", &TerraformProject::read_cache);
    each("aws_lambda_function", &TerraformProject::read_lambda);
    each("aws_lambda_event_source_mapping", &TerraformProject::read_event);
    each("aws_dynamodb_table", &TerraformProject::read_table);
    each("aws_appsync_datasource", &TerraformProject::read_data_source);
    each("aws_appsync_function", &TerraformProject::read_function);
    each("aws_appsync_resolver", &TerraformProject::read_resolver);
  }

 private:
  using Step = void (TerraformProject::*)(const PlannedResource& resource);

  void each(std::string_view type, Step step) {
    for (const PlannedResource& one : plan_.resources()) {
      if (one.type == type) (this->*step)(one);
    }
  }

  Authentication authentication(const NodeRef& values) const {
    Authentication made;
    made.type = text_or(*values, "authentication_type", "");
    const auto block = [&](std::string_view key) -> NodeRef {
      const NodeRef found = values->get(key);
      return found == nullptr || !found->is_list() || found->children.empty()
                 ? nullptr
                 : found->children.front().value;
    };
    made.user_pool = block("user_pool_config");
    made.open_id = block("openid_connect_config");
    made.lambda_authorizer = block("lambda_authorizer_config");
    return made;
  }

  void read_api(const PlannedResource& resource) {
    Api api;
    api.name = plan_.text(resource, "name");
    api.id = resource.address;
    api.source = reading_.position_of(resource.place);
    if (resource.values != nullptr) {
      api.authentication = authentication(resource.values);
      if (const NodeRef more = plan_.value(resource, "additional_authentication_provider")) {
        for (const Member& one : more->children)
          api.additional_authentications.push_back(authentication(one.value));
      }
      if (const NodeRef variables = plan_.value(resource, "environment_variables")) {
        for (const Member& one : variables->children) api.environment[one.key] = one.value->text;
      }
      api.query_depth_limit = limit(resource, "query_depth_limit");
      api.resolver_count_limit = limit(resource, "resolver_count_limit");
      api.has_introspection = plan_.text(resource, "introspection_config") != "DISABLED";
      if (const NodeRef schema = plan_.value(resource, "schema");
          schema != nullptr && schema->is_scalar()) {
        api.schema.inline_text = reading_.inline_template(*schema, {});
      }
    }
    apis_[resource.address] = reading_.project.apis.size();
    if (const std::string id = plan_.text(resource, "id"); !id.empty())
      apis_[id] = reading_.project.apis.size();
    reading_.project.apis.push_back(std::move(api));
  }

  /// 0 is the provider's word for no limit.
  std::optional<std::uint32_t> limit(const PlannedResource& resource, std::string_view key) const {
    const auto number = number_at(*resource.values, key);
    return number == 0U ? std::nullopt : number;
  }

  Api& api_of(const PlannedResource& resource) {
    auto& apis = reading_.project.apis;
    const std::string id = plan_.text(resource, "api_id");
    if (const auto found = apis_.find(id); found != apis_.end()) return apis[found->second];
    for (const PlannedResource* one : plan_.referred(resource, "api_id")) {
      if (const auto found = apis_.find(one->address); found != apis_.end())
        return apis[found->second];
    }
    const auto is_own = [](const Api& api) { return !api.is_external; };
    if (std::count_if(apis.begin(), apis.end(), is_own) == 1)
      return *std::find_if(apis.begin(), apis.end(), is_own);
    Api api;
    api.name = id;
    api.id = id;
    api.is_external = true;
    api.source = reading_.position_of(resource.place);
    apis_[id] = apis.size();
    apis.push_back(std::move(api));
    return apis.back();
  }

  void read_cache(const PlannedResource& resource) {
    std::vector<Member> members;
    for (const auto& [as, key] :
         {std::pair{"behavior", "api_caching_behavior"}, {"ttl", "ttl"}, {"type", "type"}}) {
      if (NodeRef value = plan_.value(resource, key))
        members.push_back({as, resource.place, std::move(value)});
    }
    api_of(resource).caching = documents::make_map(std::move(members), resource.place);
  }

  /// A name that is known, or that of the resource it refers to, or the address.
  std::string name_at(const PlannedResource& resource, std::string_view path,
                      std::string_view key) const {
    std::string known = plan_.text(resource, path);
    if (!known.empty()) return known;
    for (const PlannedResource* one : plan_.referred(resource, path)) {
      std::string name = plan_.text(*one, key);
      return name.empty() ? one->address : name;
    }
    return {};
  }

  void read_data_source(const PlannedResource& resource) {
    DataSource made;
    made.name = plan_.text(resource, "name");
    made.type = plan_.text(resource, "type");
    made.source = reading_.position_of(resource.place);
    made.table = name_at(resource, "dynamodb_config.table_name", "name");
    made.region = plan_.text(resource, "dynamodb_config.region");
    made.is_versioned = plan_.text(resource, "dynamodb_config.versioned") == "true";
    made.delta_sync = plan_.value(resource, "dynamodb_config.delta_sync_config");
    made.function =
        function_name_of(name_at(resource, "lambda_config.function_arn", "function_name"));
    for (const std::string_view block :
         {"http_config", "elasticsearch_config", "opensearchservice_config"}) {
      const std::string path = std::string(block) + ".endpoint";
      if (made.endpoint.empty()) made.endpoint = name_at(resource, path, "endpoint");
    }
    made.signing = plan_.value(resource, "http_config.authorization_config");
    const std::string_view database = "relational_database_config.http_endpoint_config.";
    made.database = plan_.text(resource, std::string(database) + "database_name");
    made.cluster =
        name_at(resource, std::string(database) + "db_cluster_identifier", "cluster_identifier");
    made.schema = plan_.text(resource, std::string(database) + "schema");
    made.event_bus = name_at(resource, "event_bridge_config.event_bus_arn", "name");
    api_of(resource).data_sources.push_back(std::move(made));
  }

  std::optional<Template> mapping(const PlannedResource& resource, std::string_view key,
                                  const FieldOf& field) {
    const NodeRef text = plan_.value(resource, key);
    if (text != nullptr && text->is_scalar()) {
      if (text->text.empty()) return std::nullopt;
      return reading_.inline_template(*text, field);
    }
    const NodeRef expression =
        resource.expressions == nullptr ? nullptr : resource.expressions->get(key);
    if (expression == nullptr || expression->get("references") == nullptr) return std::nullopt;
    Problem& problem = reading_.report(
        "PRJ006", vtl::Severity::warning,
        "the plan does not know the text of `" + std::string(key) + "` of " + resource.address,
        resource.place);
    problem.help = "`terraform show -json` of the state, after `terraform apply`, has it";
    return std::nullopt;
  }

  Runtime runtime_of(const PlannedResource& resource) const {
    const bool is_js = !plan_.text(resource, "code").empty() ||
                       plan_.text(resource, "runtime.name") == "APPSYNC_JS";
    return is_js ? Runtime::appsync_js : Runtime::vtl;
  }

  std::optional<std::uint32_t> batch_size(const PlannedResource& resource) const {
    return resource.values == nullptr ? std::nullopt : limit(resource, "max_batch_size");
  }

  void read_function(const PlannedResource& resource) {
    Function made;
    made.name = plan_.text(resource, "name");
    made.data_source = name_at(resource, "data_source", "name");
    made.runtime = runtime_of(resource);
    made.source = reading_.position_of(resource.place);
    made.max_batch_size = batch_size(resource);
    made.sync = plan_.value(resource, "sync_config");
    if (made.runtime == Runtime::vtl) {
      made.request = mapping(resource, "request_mapping_template", {});
      made.response = mapping(resource, "response_mapping_template", {});
    } else {
      made.code = mapping(resource, "code", {});
    }
    functions_[resource.address] = made.name;
    if (const std::string id = plan_.text(resource, "function_id"); !id.empty())
      functions_[id] = made.name;
    api_of(resource).functions.push_back(std::move(made));
  }

  void read_resolver(const PlannedResource& resource) {
    Resolver made;
    made.type = plan_.text(resource, "type");
    made.field = plan_.text(resource, "field");
    const FieldOf field{made.type, made.field};
    made.is_pipeline = plan_.text(resource, "kind") == "PIPELINE";
    made.runtime = runtime_of(resource);
    made.source = reading_.position_of(resource.place);
    if (!made.is_pipeline) made.data_source = name_at(resource, "data_source", "name");
    read_functions(made, resource);
    if (made.runtime == Runtime::vtl) {
      made.request = mapping(resource, "request_template", field);
      made.response = mapping(resource, "response_template", field);
    } else {
      made.code = mapping(resource, "code", field);
    }
    read_caching(made, resource);
    made.max_batch_size = batch_size(resource);
    made.sync = plan_.value(resource, "sync_config");
    api_of(resource).resolvers.push_back(std::move(made));
  }

  void read_functions(Resolver& made, const PlannedResource& resource) {
    const NodeRef known = plan_.value(resource, "pipeline_config.functions");
    if (known != nullptr && known->is_list() && !known->children.empty()) {
      for (const Member& one : known->children) {
        const auto found = functions_.find(one.value->text);
        made.functions.push_back(found == functions_.end() ? one.value->text : found->second);
      }
      return;
    }
    for (const PlannedResource* one : plan_.referred(resource, "pipeline_config.functions")) {
      const auto found = functions_.find(one->address);
      made.functions.push_back(found == functions_.end() ? one->address : found->second);
    }
  }

  void read_caching(Resolver& made, const PlannedResource& resource) const {
    const NodeRef keys = plan_.value(resource, "caching_config.caching_keys");
    const NodeRef ttl = plan_.value(resource, "caching_config.ttl");
    if (keys == nullptr && ttl == nullptr) return;
    std::vector<Member> members;
    if (ttl != nullptr) members.push_back({"ttl", resource.place, ttl});
    if (keys != nullptr) members.push_back({"keys", resource.place, keys});
    made.caching = documents::make_map(std::move(members), resource.place);
  }

  // ---- Tables and functions

  static void put_text(std::vector<Member>& members, std::string key, const std::string& text,
                       const Place& place) {
    if (!text.empty())
      members.push_back({std::move(key), place, documents::make_text(text, place)});
  }

  static NodeRef key_schema(const Node& block, const Place& place, std::string_view hash,
                            std::string_view range) {
    std::vector<Member> keys;
    for (const auto& [attribute, kind] : {std::pair{hash, "HASH"}, {range, "RANGE"}}) {
      const std::string name = text_or(block, attribute, "");
      if (name.empty()) continue;
      std::vector<Member> key;
      put_text(key, "AttributeName", name, place);
      put_text(key, "KeyType", kind, place);
      keys.push_back({{}, {}, documents::make_map(std::move(key), place)});
    }
    return documents::make_list(std::move(keys), place);
  }

  NodeRef indexes(const PlannedResource& resource, std::string_view key) const {
    const NodeRef blocks = plan_.value(resource, key);
    if (blocks == nullptr || !blocks->is_list() || blocks->children.empty()) return nullptr;
    std::vector<Member> list;
    for (const Member& one : blocks->children) {
      const Place& place = one.value->place;
      std::vector<Member> index;
      put_text(index, "IndexName", text_or(*one.value, "name", ""), place);
      index.push_back({"KeySchema", place, key_schema(*one.value, place, "hash_key", "range_key")});
      std::vector<Member> projection;
      put_text(projection, "ProjectionType", text_or(*one.value, "projection_type", "ALL"), place);
      if (const NodeRef names = one.value->get("non_key_attributes");
          names != nullptr && !names->children.empty()) {
        projection.push_back({"NonKeyAttributes", place, names});
      }
      index.push_back({"Projection", place, documents::make_map(std::move(projection), place)});
      list.push_back({{}, {}, documents::make_map(std::move(index), place)});
    }
    return documents::make_list(std::move(list), resource.place);
  }

  void read_table(const PlannedResource& resource) {
    if (resource.values == nullptr) return;
    const Place& place = resource.place;
    Table made;
    made.name = plan_.text(resource, "name");
    made.id = resource.address;
    made.source = reading_.position_of(place);
    std::vector<Member> members;
    put_text(members, "TableName", made.name, place);
    members.push_back(
        {"KeySchema", place, key_schema(*resource.values, place, "hash_key", "range_key")});
    std::vector<Member> attributes;
    if (const NodeRef blocks = plan_.value(resource, "attribute")) {
      for (const Member& one : blocks->children) {
        std::vector<Member> attribute;
        put_text(attribute, "AttributeName", text_or(*one.value, "name", ""), place);
        put_text(attribute, "AttributeType", text_or(*one.value, "type", ""), place);
        attributes.push_back({{}, {}, documents::make_map(std::move(attribute), place)});
      }
    }
    members.push_back(
        {"AttributeDefinitions", place, documents::make_list(std::move(attributes), place)});
    if (NodeRef list = indexes(resource, "global_secondary_index"))
      members.push_back({"GlobalSecondaryIndexes", place, list});
    if (NodeRef list = indexes(resource, "local_secondary_index"))
      members.push_back({"LocalSecondaryIndexes", place, list});
    put_text(members, "BillingMode", plan_.text(resource, "billing_mode"), place);
    if (plan_.text(resource, "stream_enabled") == "true") {
      std::vector<Member> stream;
      stream.push_back({"StreamEnabled", place, plan_.value(resource, "stream_enabled")});
      put_text(stream, "StreamViewType", plan_.text(resource, "stream_view_type"), place);
      members.push_back(
          {"StreamSpecification", place, documents::make_map(std::move(stream), place)});
    }
    made.definition = documents::make_map(std::move(members), place);
    if (plan_.text(resource, "ttl.enabled") == "true")
      made.ttl = plan_.text(resource, "ttl.attribute_name");
    reading_.project.tables.push_back(std::move(made));
  }

  void read_lambda(const PlannedResource& resource) {
    if (resource.values == nullptr) return;
    Lambda made;
    made.name = plan_.text(resource, "function_name");
    made.id = resource.address;
    made.runtime = plan_.text(resource, "runtime");
    made.handler = plan_.text(resource, "handler");
    made.code = plan_.text(resource, "filename");
    if (made.code.starts_with('/')) made.code.clear();
    made.timeout = number_at(*resource.values, "timeout");
    made.memory = number_at(*resource.values, "memory_size");
    if (const NodeRef variables = plan_.value(resource, "environment.variables")) {
      for (const Member& one : variables->children) made.environment[one.key] = one.value->text;
    }
    made.source = reading_.position_of(resource.place);
    reading_.project.lambdas.push_back(std::move(made));
  }

  void read_event(const PlannedResource& resource) {
    if (resource.values == nullptr) return;
    const std::string function =
        function_name_of(name_at(resource, "function_name", "function_name"));
    for (Lambda& one : reading_.project.lambdas) {
      if (one.name != function) continue;
      one.events.push_back({name_at(resource, "event_source_arn", "name"),
                            number_at(*resource.values, "batch_size"),
                            plan_.text(resource, "starting_position")});
    }
  }

  Reading& reading_;
  Plan plan_;
  std::map<std::string, std::size_t> apis_;
  std::map<std::string, std::string> functions_;
};

}  // namespace

bool find_terraform(Reading& reading, Found& found) {
  if (!found.config.empty()) return true;
  for (const std::string& file : reading.files.files_below("", kSearchDepth)) {
    if (!file.ends_with(".json")) continue;
    const auto text = reading.searched_text(file);
    if (text == nullptr || !is_plan(text->text()) ||
        text->text().find("aws_appsync_") == std::string_view::npos)
      continue;
    found.config = file;
    return true;
  }
  return false;
}

void read_terraform(Reading& reading, const Found& found) {
  const NodeRef root = reading.document(found.config);
  if (root == nullptr || !root->is_map()) return;
  reading.add_source(found.config);
  TerraformProject(reading, root).read();
  find_origins(reading, "");
}

}  // namespace project
