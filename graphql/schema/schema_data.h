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

/// Types with more fields have an index of them.
constexpr std::size_t kMostScanned = 16;

class SchemaData {
 public:
  Arena arena{16384};
  std::vector<std::shared_ptr<const vtl::Source>> sources;
  std::vector<const Type*> types;
  std::vector<const Type*> visible_types;
  std::unordered_map<std::string_view, const Type*> by_name;
  /// Fields by name, of types that have so many that looking through them takes time.
  std::unordered_map<const Type*, std::unordered_map<std::string_view, const Field*>> field_index;
  /// Holds the fields that belong to no type: `__schema`, `__type`, `__typename`.
  const Type* meta = nullptr;
  std::array<const Type*, 3> roots{};
  std::vector<DirectiveDefinition> directives;
  std::vector<AppliedDirective> schema_directives;
};

}  // namespace gql
