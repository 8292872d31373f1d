// What a session keeps from render to render: the call sites of the programs it has rendered, and
// the objects of the host's namespaces. Keeps those programs alive.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/program/program.h"
#include "engine/runtime/call_sites.h"
#include "engine/runtime/namespace_object.h"
#include "vtl/detail/short_text.h"

namespace vtl {

/// Which slot a name that the caller binds has in a program, as found at the last render.
struct BoundSlot {
  std::string name;
  std::uint32_t slot = code::kNoSlot;
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
  /// By index into RenderOptions::variables, which are mostly the same from render to render.
  std::vector<BoundSlot> bound;

  /// kNoSlot when the program has no such variable.
  std::uint32_t slot_of_binding(std::size_t place, std::string_view name) {
    if (place < bound.size() && bound[place].name.size() == name.size() &&
        equal_text(bound[place].name.data(), name.data(), name.size())) {
      return bound[place].slot;
    }
    return find_binding(place, name);
  }
  /// For the program as it stands in a render.
  void give_to(UnitInstance& unit) {
    unit.program = program.get();
    unit.sites = sites.data();
    unit.histories = histories.data();
    unit.positions = positions.data();
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
  std::vector<std::unique_ptr<NamespaceObject>> namespaces_;
};

/// The host object that the environment knows by a name, or null.
Value host_value(SessionCaches& caches, const Environment& environment, std::string_view name);

}  // namespace vtl
