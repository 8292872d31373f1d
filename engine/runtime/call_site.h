// What a place in a template remembers of its last call, so that the next one needs no overload
// resolution.
//
// Why: a loop calls the same method on the same classes again and again; comparing one number
// replaces the search. Invariants: an entry is only used when receiver class, host table and
// argument classes are those it was made for. Ownership: SessionCaches owns the entries and keeps
// the Program alive whose sites they are. Threads: one session, one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/runtime/program.h"
#include "vtl/java_type.h"
#include "vtl/method.h"

namespace vtl {

enum class SiteAnswer : std::uint8_t {
  unknown,
  unresolved,  // no row takes the call
  row,         // call `row`
  row_named,   // call `row` with the property's name as argument: get(String)
  map_get,     // java.util.Map.get(name)
  member,      // `member` of a host namespace
};

struct CallSite {
  /// Receiver's class in the lowest byte, argument classes above; 0 never occurs for a used entry.
  std::uint64_t key = 0;
  const HostNamespace* host = nullptr;
  SiteAnswer answer = SiteAnswer::unknown;
  const MethodRow* row = nullptr;
  const HostNamespace* member = nullptr;
};

class SessionCaches {
 public:
  /// Call sites of a program, kept for the next render of the same program.
  CallSite* sites_of(const std::shared_ptr<const Program>& program);
  /// For Session::reset, when no render is in progress.
  void release_retired() { retired_.clear(); }

 private:
  struct Entry {
    std::shared_ptr<const Program> program;
    std::vector<CallSite> sites;
  };
  using Entries = std::unordered_map<const Program*, Entry>;
  const Program* last_ = nullptr;
  CallSite* last_sites_ = nullptr;
  Entries entries_;
  /// Pushed out, but perhaps in use by the render in progress: freed with the next reset.
  std::vector<std::pair<const Program*, Entry>> retired_;
};

}  // namespace vtl
