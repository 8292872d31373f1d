// `vtlsim run --operation`: what a GraphQL operation says about the resolver's field.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/terminal/console.h"
#include "vtl/heap.h"
#include "vtl/object.h"

namespace vtlsim {

struct OperationSettings {
  /// A file, or the text itself where it contains a brace.
  std::optional<std::string> operation;
  /// Names the operation of a document with several.
  std::optional<std::string> operation_name;
  /// Files that are one schema.
  std::vector<std::string> schema_paths;
  /// A file with a JSON object.
  std::optional<std::string> variables_path;
};

/// Puts `info` into the context: fieldName, parentTypeName, variables, selectionSetList and
/// selectionSetGraphQL of the first selection of `type`.`field` in the operation; and its
/// arguments, unless the context has some. Members of `info` that the context gives stay.
std::optional<Failure> apply_operation(const OperationSettings& settings, std::string_view type,
                                       std::string_view field, vtl::Map& context, vtl::Heap& heap,
                                       Console& console);

}  // namespace vtlsim
