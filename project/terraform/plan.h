// A Terraform plan as JSON: resources with the values that are known before it is applied, and by
// the configuration what the unknown ones refer to.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "project/reading/reading.h"

namespace project {

struct PlannedResource {
  /// "module.a.aws_appsync_function.f[\"x\"]".
  std::string address;
  /// "module.a."; empty in the root module.
  std::string module;
  std::string type;
  std::string name;
  NodeRef values;
  /// `expressions` of the configuration; may be null.
  NodeRef expressions;
  Place place;
};

class Plan {
 public:
  Plan(Reading& reading, const NodeRef& root);

  const std::vector<PlannedResource>& resources() const { return resources_; }
  /// A value by a path of keys; lists of one block are stepped into.
  NodeRef value(const PlannedResource& resource, std::string_view path) const;
  std::string text(const PlannedResource& resource, std::string_view path) const;
  /// Resources that an unknown value refers to, in order.
  std::vector<const PlannedResource*> referred(const PlannedResource& resource,
                                               std::string_view path) const;

 private:
  void add_module(const NodeRef& module, const NodeRef& configuration, const std::string& prefix,
                  std::size_t level);

  Reading& reading_;
  std::vector<PlannedResource> resources_;
  /// "module.a.type.name" -> its instances.
  std::map<std::string, std::vector<std::size_t>> index_;
};

}  // namespace project
