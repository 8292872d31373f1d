// What a place in a template remembers of its last call, so that the next one needs no overload
// resolution.
//
// Why: a loop calls the same method on the same classes again and again; comparing one number
// replaces the search. Invariants: an entry is only used when receiver class, host table and
// argument classes are those it was made for; the position of a key in a map is only a guess that
// is checked. Ownership: SessionCaches owns the entries and keeps the Program alive whose sites
// they are, and the objects of the host's namespaces. Threads: one session, one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/runtime/namespace_object.h"
#include "engine/runtime/program.h"
#include "vtl/java_type.h"
#include "vtl/method.h"

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
  /// Receiver's class in the lowest byte, argument classes above; 0 never occurs for a used entry.
  std::uint64_t key = 0;
  const MethodRow* row = nullptr;
  const HostNamespace* host = nullptr;
  /// Of the row, null when it has none or when this is not a plain call of it (see SiteHistory).
  DirectFunction direct{};

  void call_row(const MethodRow* called) {
    row = called;
    direct = called != nullptr && called->is_direct ? called->direct : DirectFunction{};
  }
};

/// What a call reads when its site has no answer.
struct SiteHistory {
  /// The call before, when its classes were others: `$util.defaultIfNull($x, [])` sees null and
  /// Strings in turn. Of the same host.
  std::uint64_t other_key = 0;
  const MethodRow* other_row = nullptr;
  /// Of a call below a host's name: the object it went out from, and the one it is made on.
  const Object* root = nullptr;
  Object* receiver = nullptr;
  /// Number of a member.
  std::uint32_t position = 0;
  SiteAnswer answer = SiteAnswer::unknown;
};

/// Which slot a name that the caller binds has in a program, as found at the last render.
struct BoundSlot {
  std::string name;
  std::uint32_t slot = syntax::kNoSlot;
};

/// What a session keeps of one program.
struct ProgramCache {
  std::shared_ptr<const Program> program;
  std::vector<CallSite> sites;
  std::vector<SiteHistory> histories;
  /// By site: where a property stood in the last map (Map::peek). Apart from the sites, since most
  /// properties are those of maps and need no more.
  std::vector<std::uint32_t> positions;
  /// By slot: the host object of that name, or null.
  std::vector<Value> hosts;
  /// By place in RenderOptions::variables, which are mostly the same from render to render.
  std::vector<BoundSlot> bound;

  /// kNoSlot when the program has no such variable.
  std::uint32_t slot_of_binding(std::size_t place, std::string_view name) {
    if (place < bound.size() && bound[place].name.size() == name.size() &&
        equal_text(bound[place].name.data(), name.data(), name.size())) {
      return bound[place].slot;
    }
    return find_binding(place, name);
  }

 private:
  std::uint32_t find_binding(std::size_t place, std::string_view name);
};

/// The rows of places whose calls have more than two sets of classes. Where two of them share an
/// entry, the later one wins.
class PolymorphicCalls {
 public:
  struct Entry {
    const CallSite* site = nullptr;
    std::uint64_t key = 0;
    const HostNamespace* host = nullptr;
    const MethodRow* row = nullptr;

    bool is_of(const CallSite* asked, std::uint64_t asked_key, const HostNamespace* asked_host) {
      return site == asked && key == asked_key && host == asked_host;
    }
  };
  Entry& entry_of(const CallSite* site, std::uint64_t key) {
    const auto place = reinterpret_cast<std::uintptr_t>(site) / sizeof(CallSite);
    const std::uint64_t mixed = (key ^ place) * 0x9E3779B97F4A7C15U;
    return entries_[mixed >> (64 - kBits)];
  }
  void clear() { entries_.fill({}); }

 private:
  static constexpr unsigned kBits = 7;
  std::array<Entry, std::size_t{1} << kBits> entries_;
};

class SessionCaches {
 public:
  /// Kept for the next render of the same program.
  ProgramCache& cache_of(const std::shared_ptr<const Program>& program);
  /// The one object of a namespace in this session.
  Value namespace_value(const HostNamespace& host);
  /// For Session::reset, when no render is in progress.
  void release_retired() {
    if (retired_.empty()) return;
    retired_.clear();
    polymorphic_calls.clear();  // sites may come to lie where others were
  }

  PolymorphicCalls polymorphic_calls;

 private:
  using Entries = std::unordered_map<const Program*, std::unique_ptr<ProgramCache>>;
  ProgramCache* last_ = nullptr;
  Entries entries_;
  /// What their programs hold.
  std::size_t bytes_ = 0;
  /// Pushed out, but perhaps in use by the render in progress: freed with the next reset.
  std::vector<std::unique_ptr<ProgramCache>> retired_;
  std::vector<std::unique_ptr<const NamespaceObject>> namespaces_;
};

/// The host object that the environment knows by a name, or null.
Value host_value(SessionCaches& caches, const Environment& environment, std::string_view name);

}  // namespace vtl
