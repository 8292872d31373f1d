#include "appsync_utils/namespaces/fusions.h"

#include "vtl/heap.h"
#include "vtl/object.h"
#include "vtl/session.h"

namespace appsync {

namespace {

using Kind = vtl::Fusion::Kind;

/// parseJson(toJson(..)) of a list or a view of Strings, which generated templates use to make a
/// list of `keySet()`: JSON changes nothing in a String.
vtl::Value copy_strings(vtl::Call& call) {
  const vtl::Value& value = call[0];
  if (!value.is_list() && value.type() != vtl::JavaType::linked_key_set &&
      value.type() != vtl::JavaType::linked_values) {
    return {};
  }
  if (call.session.limits().value_depth == 0) return {};
  const auto& collection = static_cast<const vtl::Collection&>(*value.as_object());
  const std::uint32_t size = collection.size();
  call.heap().work().charge(size);
  vtl::List* const list = call.heap().make_list(size);
  for (std::uint32_t i = 0; i < size; ++i) {
    const vtl::Value element = collection.element(i, call.heap());
    if (!element.is_string()) return {};
    list->append(element);
  }
  return vtl::Value(list);
}

}  // namespace

// To add one: a row here, and a template in tests/program/dumps that meets it.
constexpr std::array<vtl::Fusion, 4> kUtilFusions = {{
    {Kind::discard, "qr"},
    {Kind::discard, "quiet"},
    {Kind::print, "toJson", print_json},
    {Kind::compose, "parseJson", nullptr, "toJson", copy_strings},
}};
constexpr std::array<vtl::Fusion, 1> kDynamodbFusions = {{
    {Kind::print, "toDynamoDBJson", print_dynamodb_json},
}};

}  // namespace appsync
