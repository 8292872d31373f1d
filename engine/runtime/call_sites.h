// What the places of a template remember of their last calls, so that the next ones need no
// overload resolution.
//
// The problem. `$list.add($x)` in a loop asks at each round which of the rows named `add` takes an
// ArrayList and a String; the search costs many times what the call does.
//
// The idea. Each step of a reference has a number, its site. A site keeps one key, made of the
// classes of the receiver and of the arguments, and the row that was found for it: comparing one
// number replaces the search. Places that see two sets of classes in turn keep the one before too
// (SiteHistory); what sees more shares a small table (PolymorphicCalls).
//
//   $x.get(0)    key: class of $x | class of 0 << 16       row: ArrayList.get(int)
//
// Why it is right. Which row takes a call depends on nothing but these classes, and, of a host
// object, on its namespace, which is compared too. The position of a key in a map is only a guess
// that is checked (Map::peek).
//
// When no row takes a call, a Miss records the classes, for explain_null.cpp to say what was wrong
// with them: a key is compared and never read.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "engine/methods/dispatch.h"
#include "engine/program/operands.h"
#include "engine/runtime/budget.h"
#include "engine/runtime/frames.h"
#include "engine/runtime/namespace_object.h"
#include "vtl/java/type.h"
#include "vtl/method.h"
#include "vtl/object.h"
#include "vtl/session.h"

namespace vtl {

enum class SiteAnswer : std::uint8_t {
  unknown,
  unresolved,  // no row takes the call
  row,         // call `row`
  row_named,   // call `row` with the property's name as argument: get(String)
  member,      // namespace number `position` below the host's
};

/// What each call reads: half a line of the processor's cache.
struct alignas(32) CallSite {
  /// 0 never occurs for a used entry.
  std::uint64_t key = 0;
  const MethodRow* row = nullptr;
  const HostNamespace* host = nullptr;
  /// The row's direct body; null when it has none or when this is not a plain call of the row (see
  /// SiteHistory).
  DirectFunction direct{};

  void call_row(const MethodRow* called) {
    row = called;
    direct =
        called != nullptr && called->body.is_direct() ? called->body.direct() : DirectFunction{};
  }
};

/// What a call reads when its site has no answer.
struct SiteHistory {
  /// The call before, when its classes were others: `$util.defaultIfNull($x, [])` sees null and
  /// Strings in turn. It had the same host.
  std::uint64_t other_key = 0;
  const MethodRow* other_row = nullptr;
  /// For a call below a host's name: the object it started from, and the one it is made on.
  const Object* root = nullptr;
  Object* receiver = nullptr;
  /// Number of a member.
  std::uint32_t position = 0;
  SiteAnswer answer = SiteAnswer::unknown;
};

/// A call that no row took.
struct Miss {
  static constexpr std::size_t kMostTypes = 6;

  const code::Step* step = nullptr;
  std::size_t count = 0;
  /// Classes of the first arguments; JavaType::none for null.
  std::array<JavaType, kMostTypes> types{};
};

inline bool is_host(const Value& value) {
  return value.type() == JavaType::host;
}
/// Precondition: is_host(value).
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
/// The key of a call with up to kKeyArguments: never that of one with another number.
inline std::uint64_t key_of(JavaType receiver, std::span<const Value> arguments) {
  std::uint64_t key = static_cast<std::uint64_t>(receiver) | 1ULL << 63 |
                      static_cast<std::uint64_t>(arguments.size()) << 56;
  for (std::size_t i = 0; i < arguments.size(); ++i)
    key |= static_cast<std::uint64_t>(arguments[i].type()) << (8 + 8 * i);
  return key;
}

/// Calls with more arguments are resolved anew each time.
inline constexpr std::size_t kKeyArguments = 6;

inline const MethodRow* find_row(const Value& receiver, std::string_view name,
                                 std::span<const Value> arguments) {
  // Reflection (getClass) is out of reach: such a reference prints as unresolved.
  return name == "getClass" ? nullptr : find_method(receiver, name, arguments).row;
}

/// The sites of the program that is being rendered.
class CallSites {
 public:
  CallSites(Session& session, Budget& budget) : session_(session), budget_(budget) {}

  void enter(const UnitInstance& unit) {
    sites_ = unit.sites;
    positions_ = unit.positions;
    histories_ = unit.histories;
  }

  CallSite& of(const code::Step& step) const { return sites_[step.site]; }
  SiteHistory& history_of(const CallSite& site) const { return histories_[&site - sites_]; }
  /// Where a property stood in the last map.
  std::uint32_t& position_of(const code::Step& step) const { return positions_[step.site]; }

  /// Fills `site` with the row for a call whose key it does not have.
  void find_call(CallSite& site, std::uint64_t key, Value receiver, std::string_view name,
                 std::span<const Value> arguments);
  /// Fills `site` with what answers a property, and its history with how.
  void find_property(CallSite& site, std::uint64_t key, Value receiver, std::string_view name);

  /// Returns null.
  Value record_miss(const code::Step& step, std::span<const Value> arguments) {
    miss_.step = &step;
    miss_.count = arguments.size();
    for (std::size_t i = 0; i < std::min(arguments.size(), Miss::kMostTypes); ++i)
      miss_.types[i] = arguments[i].type();
    return {};
  }
  const Miss& last_miss() const { return miss_; }

 private:
  Session& session_;
  Budget& budget_;
  CallSite* sites_ = nullptr;
  std::uint32_t* positions_ = nullptr;
  SiteHistory* histories_ = nullptr;
  Miss miss_;
};

}  // namespace vtl
