#include "project/cloudformation/appsync_reader.h"

#include <algorithm>
#include <utility>

#include "project/reading/settings.h"

namespace project {

using documents::Member;
using documents::Node;

namespace {

const Node& properties_of(const Resource& resource) {
  static const Node kNone;
  const NodeRef found = resource.whole->get("Properties");
  return found == nullptr ? kNone : *found;
}

void take_table(DataSource& made, const Node& config) {
  made.table = text_or(config, "TableName", "");
  made.region = text_or(config, "AwsRegion", "");
  made.is_versioned = flag_at(config, "Versioned", false);
  made.delta_sync = with_lower_keys(config.get("DeltaSyncConfig"));
}

void take_endpoint(DataSource& made, const Node& config) {
  made.endpoint = text_or(config, "Endpoint", "");
  made.region = text_or(config, "AwsRegion", "");
  made.signing = with_lower_keys(config.get("AuthorizationConfig"));
}

void take_database(DataSource& made, const Node& config) {
  const NodeRef http = config.get("RdsHttpEndpointConfig");
  if (http == nullptr) return;
  made.database = text_or(*http, "DatabaseName", "");
  made.cluster = text_or(*http, "DbClusterIdentifier", "");
  made.schema = text_or(*http, "Schema", "");
  made.region = text_or(*http, "AwsRegion", "");
}

struct ConfigRow {
  std::string_view key;
  void (*take)(DataSource& made, const Node& config);
};

constexpr ConfigRow kConfigs[] = {
    {"DynamoDBConfig", take_table},
    {"LambdaConfig",
     [](DataSource& made, const Node& config) {
       made.function = function_name_of(text_or(config, "LambdaFunctionArn", ""));
     }},
    {"HttpConfig", take_endpoint},
    {"OpenSearchServiceConfig", take_endpoint},
    {"ElasticsearchConfig", take_endpoint},
    {"RelationalDatabaseConfig", take_database},
    {"EventBridgeConfig",
     [](DataSource& made, const Node& config) {
       made.event_bus = text_or(config, "EventBusArn", "");
     }},
};

}  // namespace

std::string function_name_of(const std::string& arn) {
  const std::size_t at = arn.find(":function:");
  return arn.starts_with("arn:") && at != std::string::npos ? arn.substr(at + 10) : arn;
}

void AppSyncReader::read() {
  using Step = void (AppSyncReader::*)(Stack&, const Resource&);
  struct Row {
    std::string_view type;
    Step step;
  };
  // APIs first, because everything names one; functions before the resolvers that call them.
  constexpr Row kRows[] = {
      {"AWS::AppSync::GraphQLApi", &AppSyncReader::read_api},
      {"AWS::Serverless::GraphQLApi", &AppSyncReader::read_sam_api},
      {"AWS::AppSync::GraphQLSchema", &AppSyncReader::read_schema},
      {"AWS::AppSync::ApiCache", &AppSyncReader::read_cache},
      {"AWS::AppSync::DataSource", &AppSyncReader::read_data_source},
      {"AWS::AppSync::FunctionConfiguration", &AppSyncReader::read_function},
      {"AWS::AppSync::Resolver", &AppSyncReader::read_resolver},
  };
  const std::vector<Stack*> stacks = stacks_.all();
  for (const Row& row : kRows) {
    for (Stack* stack : stacks) {
      for (const Resource& resource : stack->resources) {
        if (resource.type == row.type && evaluator_.exists(*stack, resource))
          (this->*row.step)(*stack, resource);
      }
    }
  }
}

Place AppSyncReader::place_in(const Resource& resource, std::string_view property) const {
  const Member* member = properties_of(resource).find(property);
  return member == nullptr || member->value == nullptr ? resource.place : member->value->place;
}

Authentication AppSyncReader::authentication(const Node& properties) const {
  Authentication made;
  made.type = text_or(properties, "AuthenticationType", "");
  made.user_pool = with_lower_keys(properties.get("UserPoolConfig"));
  made.open_id = with_lower_keys(properties.get("OpenIDConnectConfig"));
  made.lambda_authorizer = with_lower_keys(properties.get("LambdaAuthorizerConfig"));
  return made;
}

void AppSyncReader::read_api(Stack& stack, const Resource& resource) {
  // An API that merges others has no resolvers of its own, but is one.
  Api api;
  api.id = resource.id;
  api.source = reading_.position_of(resource.place);
  const NodeRef whole = evaluator_.evaluate(stack, resource.whole->get("Properties"));
  if (whole != nullptr && whole->is_map()) {
    api.name = text_or(*whole, "Name", resource.id);
    api.authentication = authentication(*whole);
    if (const NodeRef more = whole->get("AdditionalAuthenticationProviders")) {
      for (const Member& one : more->children) {
        if (one.value->is_map())
          api.additional_authentications.push_back(authentication(*one.value));
      }
    }
    if (const NodeRef variables = whole->get("EnvironmentVariables")) {
      for (const Member& one : variables->children) api.environment[one.key] = one.value->text;
    }
    api.query_depth_limit = number_at(*whole, "QueryDepthLimit");
    api.resolver_count_limit = number_at(*whole, "ResolverCountLimit");
    api.has_introspection = text_or(*whole, "IntrospectionConfig", "ENABLED") != "DISABLED";
  } else {
    api.name = resource.id;
  }
  const std::size_t index = reading_.project.apis.size();
  for (const NodeRef& id : {evaluator_.attribute(stack, resource.id, "ApiId", resource.place),
                            evaluator_.ref(stack, resource.id, resource.place),
                            evaluator_.attribute(stack, resource.id, "Arn", resource.place)}) {
    if (id != nullptr) api_index_.emplace(id->text, index);
  }
  reading_.project.apis.push_back(std::move(api));
}

Api& AppSyncReader::api_of(Stack& stack, const Resource& resource) {
  auto& apis = reading_.project.apis;
  const NodeRef id = evaluator_.property(stack, resource, "ApiId");
  const std::string key = id != nullptr && id->is_scalar() ? id->text : std::string();
  if (const auto found = api_index_.find(key); found != api_index_.end())
    return apis[found->second];
  const auto is_own = [](const Api& api) { return !api.is_external; };
  if (std::count_if(apis.begin(), apis.end(), is_own) == 1)
    return *std::find_if(apis.begin(), apis.end(), is_own);
  Api api;
  api.name = key;
  api.id = key;
  api.is_external = true;
  api.source = reading_.position_of(place_in(resource, "ApiId"));
  api_index_[key] = apis.size();
  apis.push_back(std::move(api));
  return apis.back();
}

void AppSyncReader::read_schema(Stack& stack, const Resource& resource) {
  Api& api = api_of(stack, resource);
  const NodeRef text = evaluator_.property(stack, resource, "Definition");
  if (text != nullptr && text->is_scalar()) {
    api.schema.inline_text = reading_.inline_template(*text, {});
    return;
  }
  const NodeRef location = evaluator_.property(stack, resource, "DefinitionS3Location");
  if (location == nullptr || !location->is_scalar()) return;
  const Located found = stacks_.locate(stack, &resource, "DefinitionS3Location", location->text);
  if (found.is_there) {
    api.schema.files.push_back(found.path);
  } else {
    reading_.report_missing("schema", found.path, location->place);
  }
}

void AppSyncReader::read_cache(Stack& stack, const Resource& resource) {
  api_of(stack, resource).caching =
      api_caching(evaluator_.evaluate(stack, resource.whole->get("Properties")));
}

void AppSyncReader::read_data_source(Stack& stack, const Resource& resource) {
  DataSource made;
  made.name = evaluator_.text(stack, resource, "Name");
  made.type = evaluator_.text(stack, resource, "Type");
  made.source = reading_.position_of(resource.place);
  for (const ConfigRow& row : kConfigs) {
    const NodeRef config = evaluator_.property(stack, resource, row.key);
    if (config != nullptr && config->is_map()) row.take(made, *config);
  }
  api_of(stack, resource).data_sources.push_back(std::move(made));
}

Runtime AppSyncReader::runtime_of(Stack& stack, const Resource& resource) {
  const Node& properties = properties_of(resource);
  const bool has_code =
      properties.find("Code") != nullptr || properties.find("CodeS3Location") != nullptr;
  return has_code || evaluator_.text(stack, resource, "Runtime.Name") == "APPSYNC_JS"
             ? Runtime::appsync_js
             : Runtime::vtl;
}

std::optional<Template> AppSyncReader::mapping(Stack& stack, const Resource& resource,
                                               std::string_view property, const FieldOf& field) {
  Reading::Assumptions assumptions;
  Reading::Assumptions* outer = std::exchange(reading_.recording, &assumptions);
  const NodeRef text = evaluator_.property(stack, resource, property);
  reading_.recording = outer;
  if (text != nullptr && text->is_scalar()) {
    reading_.use(assumptions);
    return reading_.inline_template(*text, field);
  }
  const std::string location_key = std::string(property) + "S3Location";
  const NodeRef location = evaluator_.property(stack, resource, location_key);
  if (location == nullptr || !location->is_scalar()) return std::nullopt;
  const Located found = stacks_.locate(stack, &resource, location_key, location->text);
  return reading_.file_template(found.path, location->place, field);
}

void AppSyncReader::read_function(Stack& stack, const Resource& resource) {
  Function made;
  made.name = evaluator_.text(stack, resource, "Name");
  if (made.name.empty()) made.name = resource.id;
  made.data_source = evaluator_.text(stack, resource, "DataSourceName");
  made.runtime = runtime_of(stack, resource);
  made.source = reading_.position_of(resource.place);
  made.max_batch_size = number_at(properties_of(resource), "MaxBatchSize");
  made.sync = with_lower_keys(evaluator_.property(stack, resource, "SyncConfig"));
  if (made.runtime == Runtime::vtl) {
    made.request = mapping(stack, resource, "RequestMappingTemplate", {});
    made.response = mapping(stack, resource, "ResponseMappingTemplate", {});
  } else {
    made.code = mapping(stack, resource, "Code", {});
  }
  for (const std::string_view attribute :
       {std::string_view("FunctionId"), std::string_view("FunctionArn")}) {
    const NodeRef id = evaluator_.attribute(stack, resource.id, attribute, resource.place);
    if (id != nullptr) function_names_.emplace(id->text, made.name);
  }
  function_names_.emplace(stack.address_of(resource.id), made.name);
  api_of(stack, resource).functions.push_back(std::move(made));
}

void AppSyncReader::read_resolver(Stack& stack, const Resource& resource) {
  Resolver made;
  made.type = evaluator_.text(stack, resource, "TypeName");
  made.field = evaluator_.text(stack, resource, "FieldName");
  const FieldOf field{made.type, made.field};
  made.is_pipeline = evaluator_.text(stack, resource, "Kind") == "PIPELINE";
  made.runtime = runtime_of(stack, resource);
  made.source = reading_.position_of(resource.place);
  if (!made.is_pipeline) made.data_source = evaluator_.text(stack, resource, "DataSourceName");
  const NodeRef functions = evaluator_.property(stack, resource, "PipelineConfig.Functions");
  if (functions != nullptr && functions->is_list()) {
    for (const Member& one : functions->children) {
      const auto known = function_names_.find(one.value->text);
      made.functions.push_back(known == function_names_.end() ? one.value->text : known->second);
    }
  }
  if (made.runtime == Runtime::vtl) {
    made.request = mapping(stack, resource, "RequestMappingTemplate", field);
    made.response = mapping(stack, resource, "ResponseMappingTemplate", field);
  } else {
    made.code = mapping(stack, resource, "Code", field);
  }
  made.caching = resolver_caching(evaluator_.property(stack, resource, "CachingConfig"));
  made.max_batch_size = number_at(properties_of(resource), "MaxBatchSize");
  made.sync = with_lower_keys(evaluator_.property(stack, resource, "SyncConfig"));
  api_of(stack, resource).resolvers.push_back(std::move(made));
}

// ---- SAM

void AppSyncReader::read_sam_code(Stack& stack, const Node& item, std::optional<Template>& code,
                                  const FieldOf& field) {
  if (const NodeRef text = item.get("InlineCode"); text != nullptr && text->is_scalar()) {
    code = reading_.inline_template(*text, field);
  } else if (const NodeRef path = item.get("CodeUri"); path != nullptr && path->is_scalar()) {
    const Located found = stacks_.locate(stack, nullptr, "CodeUri", path->text);
    code = reading_.file_template(found.path, path->place, field);
  }
}

void AppSyncReader::read_sam_api(Stack& stack, const Resource& resource) {
  const NodeRef whole = evaluator_.evaluate(stack, resource.whole->get("Properties"));
  Api api;
  api.id = resource.id;
  api.name = resource.id;
  api.source = reading_.position_of(resource.place);
  reading_.project.apis.push_back(std::move(api));
  Api& made = reading_.project.apis.back();
  if (whole == nullptr || !whole->is_map()) return;
  made.name = text_or(*whole, "Name", resource.id);
  if (const NodeRef auth = whole->get("Auth")) {
    made.authentication.type = text_or(*auth, "Type", "");
    if (const NodeRef more = auth->get("Additional")) {
      for (const Member& one : more->children) {
        Authentication additional;
        additional.type = text_or(*one.value, "Type", "");
        made.additional_authentications.push_back(std::move(additional));
      }
    }
  }
  if (const NodeRef text = whole->get("SchemaInline")) {
    made.schema.inline_text = reading_.inline_template(*text, {});
  } else if (const NodeRef path = whole->get("SchemaUri"); path != nullptr && path->is_scalar()) {
    reading_.add_schema(made.schema, stacks_.locate(stack, nullptr, "SchemaUri", path->text).path,
                        path->place);
  }
  if (const NodeRef sources = whole->get("DataSources")) {
    for (const Member& kind : sources->children) {
      const bool is_table = kind.key == "DynamoDb";
      for (const Member& one : kind.value->children) {
        DataSource source;
        source.name = text_or(*one.value, "Name", one.key);
        source.type = is_table ? "AMAZON_DYNAMODB" : "AWS_LAMBDA";
        if (is_table) source.table = text_or(*one.value, "TableName", "");
        if (!is_table) source.function = function_name_of(text_or(*one.value, "FunctionArn", ""));
        source.source = reading_.position_of(one.key_place);
        made.data_sources.push_back(std::move(source));
      }
    }
  }
  if (const NodeRef functions = whole->get("Functions")) {
    for (const Member& one : functions->children) {
      Function function;
      function.name = text_or(*one.value, "Name", one.key);
      function.runtime = Runtime::appsync_js;
      function.data_source = text_or(*one.value, "DataSource", "");
      // NONE is the data source that SAM makes by itself.
      const bool is_made = function.data_source == "NONE" || function.data_source == "None";
      if (is_made && std::none_of(made.data_sources.begin(), made.data_sources.end(),
                                  [&](const DataSource& source) {
                                    return source.name == function.data_source;
                                  })) {
        DataSource none;
        none.name = function.data_source;
        none.type = "NONE";
        none.source = reading_.position_of(one.key_place);
        made.data_sources.push_back(std::move(none));
      }
      read_sam_code(stack, *one.value, function.code, {});
      function.source = reading_.position_of(one.key_place);
      made.functions.push_back(std::move(function));
    }
  }
  if (const NodeRef types = whole->get("Resolvers")) {
    for (const Member& type : types->children) {
      for (const Member& one : type.value->children) {
        Resolver resolver;
        resolver.type = type.key;
        resolver.field = text_or(*one.value, "FieldName", one.key);
        resolver.is_pipeline = true;
        resolver.runtime = Runtime::appsync_js;
        if (const NodeRef pipeline = one.value->get("Pipeline")) {
          for (const Member& name : pipeline->children)
            resolver.functions.push_back(name.value->text);
        }
        read_sam_code(stack, *one.value, resolver.code, {resolver.type, resolver.field});
        resolver.source = reading_.position_of(one.key_place);
        made.resolvers.push_back(std::move(resolver));
      }
    }
  }
}

void read_stacks(StackSet& stacks) {
  AppSyncReader(stacks).read();
  read_tables_and_lambdas(stacks);
}

}  // namespace project
