// $util.map: copies of maps with fewer keys.
#include "appsync_utils/namespaces/arguments.h"
#include "appsync_utils/namespaces/namespaces.h"
#include "appsync_utils/namespaces/rows.h"
#include "appsync_utils/support/listed_values.h"
#include "vtl/object.h"

namespace appsync {

namespace {

using vtl::Call;
using vtl::JavaType;
using vtl::Map;
using vtl::MethodRow;
using vtl::Value;

Value copy_filtered(const Call& call, bool keeps_listed) {
  const Map& map = required_map(call, 0);
  const ListedValues wanted(call.heap(), required_list(call, 1));
  Map* copy = call.heap().make_map(map.size());
  for (std::uint32_t i = map.first(); i != Map::kEnd; i = map.next(i)) {
    if (wanted.has(map.slot(i).key) == keeps_listed) copy->append_copy(map.slot(i));
  }
  return Value(copy);
}

Value copy_and_retain_all_keys(Call& call) {
  return copy_filtered(call, true);
}
Value copy_and_remove_all_keys(Call& call) {
  return copy_filtered(call, false);
}

constexpr JavaType kMap = JavaType::map;
constexpr JavaType kList = JavaType::list;

constexpr MethodRow kRows[] = {
    function("copyAndRemoveAllKeys", {kMap, kList}, kMap, copy_and_remove_all_keys,
             {"(Map map, List keys) : Map", "A copy of the map without the keys of the list.",
              "$util.map.copyAndRemoveAllKeys({\"a\": 1, \"b\": 2}, [\"a\"])", "{b=2}"}),
    function("copyAndRetainAllKeys", {kMap, kList}, kMap, copy_and_retain_all_keys,
             {"(Map map, List keys) : Map", "A copy of the map with just the keys of the list.",
              "$util.map.copyAndRetainAllKeys({\"a\": 1, \"b\": 2}, [\"a\"])", "{a=1}"}),
};
static_assert(is_complete(kRows));

}  // namespace

constexpr vtl::HostNamespace kMapNamespace{
    "$util.map", "Copies of maps with fewer keys.", kRows, {}, "map"};

}  // namespace appsync
