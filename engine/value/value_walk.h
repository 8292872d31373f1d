// One step down into a value: held while an object that holds others is compared, hashed or
// printed.
//
// A map can hold itself through a key, a view or an optional, and forty lists that each hold the
// next one twice have 2^40 leaves; Java overflows its stack or computes for hours. Depth and work
// are counted in the heap, so that they add up whatever leads from one object to the next: a view,
// the lookup of a key, a #define block that prints another list. Composite holds the walk for all
// its subclasses; a walk that is too deep or too long throws LimitExceeded.
#pragma once

#include <cstdint>

#include "vtl/detail/limit_exceeded.h"
#include "vtl/heap.h"
#include "vtl/java/to_string.h"

namespace vtl {

class ValueWalk {
 public:
  /// Objects within each other.
  static constexpr std::uint32_t kMaxDepth = 500;
  /// Elements looked at by one outermost call, also where no render limits the work.
  static constexpr std::uint64_t kMaxElements = 50'000'000;

  explicit ValueWalk(Heap& heap) : work_(heap.work()), state_(heap.walk_state()) {
    if (state_.depth == 0) state_.elements = 0;
    if (state_.depth >= kMaxDepth) throw LimitExceeded{LimitKind::value_depth};
    charge(1);
    ++state_.depth;
  }
  ValueWalk(const ValueWalk&) = delete;
  ValueWalk& operator=(const ValueWalk&) = delete;
  ~ValueWalk() { --state_.depth; }

  /// For elements that are looked at by other means.
  void charge(std::uint64_t elements) {
    work_.charge(elements);
    state_.elements += elements;
    if (state_.elements > kMaxElements) [[unlikely]]
      throw LimitExceeded{LimitKind::steps};
  }
  /// java_equals and java_hash of elements; a long text counts as many.
  bool equal(const Value& left, const Value& right) {
    charge(left.is_string() && left.has_same_tag(right)
               ? 1 + left.as_string().size() / Work::kBytesPerUnit
               : 1);
    return java_equals(left, right);
  }
  std::int32_t hash(const Value& value) {
    charge(value.is_string() ? 1 + 2 * value.as_string().size() / Work::kBytesPerUnit : 1);
    return java_hash(value);
  }

 private:
  Work& work_;
  Heap::WalkState& state_;
};

}  // namespace vtl
