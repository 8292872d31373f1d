// What a Schema owns.
#pragma once

#include <array>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gql/arena.h"
#include "gql/schema.h"

namespace gql {

class SchemaData {
 public:
  Arena arena{16384};
  std::vector<std::shared_ptr<const vtl::Source>> sources;
  std::vector<const Type*> types;
  std::unordered_map<std::string_view, const Type*> by_name;
  std::array<const Type*, 3> roots{};
  std::vector<DirectiveDefinition> directives;
  std::vector<AppliedDirective> schema_directives;
};

}  // namespace gql
