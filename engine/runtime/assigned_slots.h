// Which variables of a Unit its own text may change.
//
// Why: `$util` is the host's namespace in nearly every template; where that is certain, a call on
// it needs no look at what the variable holds. Invariants: a slot that is not named here holds what
// it held at the beginning of the render, for all of it. Threads: pure.
// Velocity quirk: a variable named like a host object may be assigned, and hides it from then on;
// texts given to #evaluate and #parse share the variables.
#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include "engine/syntax/unit.h"

namespace vtl {

class AssignedSlots {
 public:
  explicit AssignedSlots(const syntax::Unit& unit);
  bool has(std::uint32_t slot) const { return is_any_ || is_assigned_[slot]; }

 private:
  void collect(const syntax::Node& node);
  void add(std::uint32_t slot) {
    if (slot != syntax::kNoSlot) is_assigned_[slot] = true;
  }

  std::vector<bool> is_assigned_;
  std::unordered_set<const syntax::MacroDefinition*> macros_;
  bool is_any_ = false;
};

}  // namespace vtl
