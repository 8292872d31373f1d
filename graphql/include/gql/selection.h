// What a field selects, as templates see it: `$ctx.info.selectionSetList` and
// `$ctx.info.selectionSetGraphQL`.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gql/execution.h"
#include "gql/prepared.h"
#include "vtl/heap.h"
#include "vtl/value.h"

namespace gql {

/// Paths of response keys below the field, parents before children: "author", "author/id". Below an
/// interface or union: what is selected of all of its objects. No more than a megabyte.
std::vector<std::string> selection_set_list(const FieldCall& call);
/// The field with its arguments and its selections as written, in braces; empty for a field without
/// selections. Named fragments stay `... Name`.
std::string selection_set_graphql(const FieldCall& call);
/// `value` with the fields that the call's field selects, by their names; a field without
/// selections leaves it as it is. Of an object that may have several types and does not say which,
/// the fields of all fragments are kept.
vtl::Value cut_to_selection(const FieldCall& call, const vtl::Value& value, vtl::Heap& heap);

/// What `$ctx.info` says about a field, found by executing the selections of an operation without
/// data: the first field of `parent_type` named `field_name`, in the order of the text.
struct FieldInfo {
  std::string field_name;
  std::string parent_type_name;
  vtl::Map* variables = nullptr;
  vtl::Map* arguments = nullptr;
  std::vector<std::string> selection_set_list;
  std::string selection_set_graphql;
};
std::optional<FieldInfo> find_field(const PlannedOperation& operation, std::string_view parent_type,
                                    std::string_view field_name, vtl::Heap& heap);

}  // namespace gql
