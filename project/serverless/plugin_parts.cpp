#include "project/serverless/plugin_parts.h"

#include <utility>

#include "project/reading/settings.h"

namespace project {

using documents::Member;
using documents::Node;

DataSource plugin_data_source(Service& service, const std::string& name, const Node& item,
                              const Place& place) {
  DataSource made;
  made.name = name;
  made.type = text_or(item, "type", "");
  made.source = service.reading.position_of(place);
  const NodeRef config = item.get("config");
  if (config == nullptr || !config->is_map()) return made;
  const auto text = [&](std::string_view key) { return service.text(config->get(key)); };
  made.table = text("tableName");
  made.is_versioned = flag_at(*config, "versioned", false);
  made.delta_sync = with_lower_keys(service.evaluated(config->get("deltaSyncConfig")));
  made.endpoint = text("endpoint");
  if (const std::string domain = text("domain"); made.endpoint.empty() && !domain.empty()) {
    const NodeRef address =
        service.stacks.evaluator.attribute(*service.stack, domain, "DomainEndpoint", config->place);
    made.endpoint = "https://" + (address == nullptr ? domain : address->text);
  }
  made.signing = with_lower_keys(service.evaluated(config->get("authorizationConfig")));
  made.database = text("databaseName");
  made.cluster = text("dbClusterIdentifier");
  made.schema = text("schema");
  made.event_bus = text("eventBusArn");
  made.region = text("region");
  // `functionName` is a key of the service's functions and ignored beside an ARN.
  if (config->find("lambdaFunctionArn") != nullptr) {
    made.function = function_name_of(text("lambdaFunctionArn"));
  } else if (config->find("functionArn") != nullptr) {
    made.function = function_name_of(text("functionArn"));
  } else if (config->find("functionName") != nullptr) {
    made.function = service.function_name(text("functionName"));
  } else if (const NodeRef function = config->get("function")) {
    made.function = function->is_map() ? name : service.function_name(function->text);
  }
  return made;
}

Setting plugin_caching(const NodeRef& caching, const NodeRef& api_caching) {
  if (caching == nullptr || caching->is_null() || (caching->is_scalar() && !caching->is_true()))
    return nullptr;
  constexpr std::uint32_t kHour = 3600;
  NodeRef ttl = caching->is_map() ? caching->get("ttl") : nullptr;
  if (ttl == nullptr && api_caching != nullptr) ttl = api_caching->get("ttl");
  if (ttl == nullptr) ttl = make_number(kHour, caching->place);
  std::vector<Member> members;
  members.push_back({"ttl", caching->place, ttl});
  if (const NodeRef keys = caching->is_map() ? caching->get("keys") : nullptr)
    members.push_back({"keys", caching->place, keys});
  return documents::make_map(std::move(members), caching->place);
}

Setting plugin_sync(Service& service, const NodeRef& sync) {
  if (sync == nullptr || sync->is_null()) return nullptr;
  if (sync->is_map()) return service.evaluated(sync);
  if (!sync->is_true()) return nullptr;
  std::vector<Member> members;
  members.push_back(
      {"conflictDetection", sync->place, documents::make_text("VERSION", sync->place)});
  return documents::make_map(std::move(members), sync->place);
}

Template plugin_template(Service& service, const std::string& path, const Place& place,
                         const FieldOf& field, const Substitutions& substitutions) {
  return service.reading.file_template(join_path(service.folder, path), place, field,
                                       &substitutions);
}

void plugin_schema(Service& service, Api& api, const Node& config) {
  const NodeRef schema = config.get("schema");
  if (schema == nullptr || schema->is_null()) {
    service.reading.add_schema(api.schema, join_path(service.folder, "schema.graphql"),
                               config.place);
  } else if (schema->is_list()) {
    for (const Member& one : schema->children) {
      if (one.value->is_scalar())
        service.reading.add_schema(api.schema, join_path(service.folder, one.value->text),
                                   one.value->place);
    }
  } else if (schema->is_scalar()) {
    service.reading.add_schema(api.schema, join_path(service.folder, schema->text), schema->place);
  }
}

}  // namespace project
