// Calls of lists and maps that special instructions do themselves: a row that is found, called and
// guarded costs more than the method does.
//
// What stands here is what the row would do; wherever that is not plain to see (another class, a
// key that is not a String, a null that may have to be explained) try_* says no and the row is
// called.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "vtl/detail/work.h"
#include "vtl/java/to_string.h"
#include "vtl/object.h"
#include "vtl/value.h"

namespace vtl {

enum class FusedMethod : std::uint8_t { none, get, contains };

struct MethodFusion {
  std::string_view name;
  std::size_t argument_count;
  FusedMethod method;
};

inline constexpr MethodFusion kMethodFusions[] = {
    {"get", 1, FusedMethod::get},
    {"contains", 1, FusedMethod::contains},
};

constexpr FusedMethod fused_method(std::string_view name, std::size_t argument_count) {
  for (const MethodFusion& fusion : kMethodFusions) {
    if (fusion.argument_count == argument_count && fusion.name == name) return fusion.method;
  }
  return FusedMethod::none;
}

/// LinkedHashMap.get of a String.
[[gnu::always_inline]] inline bool try_get(Value receiver, Value key, Value& result) {
  if (!receiver.is_map() || !key.is_string()) [[unlikely]]
    return false;
  const Value* const found = receiver.as_map()->find(key);
  if (found == nullptr || found->is_null()) return false;
  result = *found;
  return true;
}

/// ArrayList.contains of a String.
[[gnu::always_inline]] inline bool try_contains(Value receiver, Value element, Value& result,
                                                Work& work) {
  if (receiver.type() != JavaType::array_list || !element.is_string()) [[unlikely]]
    return false;
  const std::span<const Value> values = receiver.as_list()->values();
  result = Value(find_equal(values, element, work) != values.size());
  return true;
}

}  // namespace vtl
