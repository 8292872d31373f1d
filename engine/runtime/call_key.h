// What call sites know receivers by: the keys of their entries, and the namespaces of the host.
//
// Why: calls and properties ask alike. Invariants: a key is never 0; the classes of arguments stand
// above the receiver's in the order of the call. Threads: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/methods/dispatch.h"
#include "engine/runtime/namespace_object.h"
#include "vtl/java_type.h"
#include "vtl/object.h"
#include "vtl/value.h"

namespace vtl {

inline bool is_host(const Value& value) {
  return value.type() == JavaType::host;
}
/// Of a value that is_host.
inline const HostNamespace* host_of(const Value& value) {
  return static_cast<const NamespaceObject*>(value.as_object())->address();
}

/// The key of a call with up to two arguments: a place always has as many.
inline std::uint64_t few_key(const Value& receiver) {
  return receiver.class_tag();
}
inline std::uint64_t few_key(const Value& receiver, const Value& first) {
  return receiver.class_tag() | std::uint64_t{first.class_tag()} << 16;
}
inline std::uint64_t few_key(const Value& receiver, const Value& first, const Value& second) {
  return few_key(receiver, first) | std::uint64_t{second.class_tag()} << 32;
}

/// The key of a call, without its arguments' classes.
constexpr std::uint64_t call_key(JavaType receiver, std::size_t argument_count) {
  return static_cast<std::uint64_t>(receiver) | 1ULL << 63 |
         static_cast<std::uint64_t>(argument_count) << 56;
}
/// What the class of one argument adds to it.
constexpr std::uint64_t argument_key(JavaType type, std::size_t index) {
  return static_cast<std::uint64_t>(type) << (8 + 8 * index);
}
inline std::uint64_t key_of(JavaType receiver, std::span<const Value> arguments) {
  std::uint64_t key = call_key(receiver, arguments.size());
  for (std::size_t i = 0; i < arguments.size(); ++i) key |= argument_key(arguments[i].type(), i);
  return key;
}

inline const MethodRow* find_row(const Value& receiver, std::string_view name,
                                 std::span<const Value> arguments) {
  // Reflection (getClass) is out of reach: such a reference prints as unresolved.
  return name == "getClass" ? nullptr : find_method(receiver, name, arguments).row;
}

}  // namespace vtl
