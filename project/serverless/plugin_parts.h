// What both versions of serverless-appsync-plugin share: data sources, authentication and blocks of
// settings.
#pragma once

#include <string>
#include <string_view>

#include "project/serverless/service.h"

namespace project {

/// From `{type, config}`; `item` has its variables resolved.
DataSource plugin_data_source(Service& service, const std::string& name,
                              const documents::Node& item, const Place& place);

/// `caching` of a resolver: true is the API's time or an hour.
Setting plugin_caching(const NodeRef& caching, const NodeRef& api_caching);

/// `sync`: true is detection by version.
Setting plugin_sync(Service& service, const NodeRef& sync);

/// A template file of the service: `path` counts from its folder.
Template plugin_template(Service& service, const std::string& path, const Place& place,
                         const FieldOf& field, const Substitutions& substitutions);

void plugin_schema(Service& service, Api& api, const documents::Node& config);

}  // namespace project
