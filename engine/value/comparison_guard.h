// Keeps equals and hashCode of containers from running away.
//
// Why: a map can hold itself through a key, a view or a sub-list, and forty lists that each hold
// the next one twice have 2^40 leaves. Java overflows its stack or computes for hours; here both
// end in LimitExceeded. Invariants: every function that compares or hashes the elements of a List,
// a Map or a view of them holds a guard while it does so. Ownership: counts in the heap of the
// container. Threads: as the heap, one.
#pragma once

#include <cstdint>

#include "vtl/heap.h"
#include "vtl/limit_exceeded.h"

namespace vtl {

class ComparisonGuard {
 public:
  static constexpr std::uint32_t kMaxDepth = 500;
  static constexpr std::uint64_t kMaxSteps = 50'000'000;

  /// `elements`: how many are about to be looked at. Throws LimitExceeded.
  ComparisonGuard(Heap& heap, std::uint32_t elements) : state_(heap.comparison_state()) {
    if (state_.depth == 0) state_.steps = 0;
    heap.work().charge(std::uint64_t{elements} + 1);
    if (state_.depth >= kMaxDepth) throw LimitExceeded{LimitKind::value_depth};
    state_.steps += std::uint64_t{elements} + 1;
    if (state_.steps > kMaxSteps) throw LimitExceeded{LimitKind::steps};
    ++state_.depth;
  }
  ComparisonGuard(const ComparisonGuard&) = delete;
  ComparisonGuard& operator=(const ComparisonGuard&) = delete;
  ~ComparisonGuard() { --state_.depth; }

 private:
  Heap::ComparisonState& state_;
};

}  // namespace vtl
