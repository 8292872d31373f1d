// What a render may still use up: steps, iterations of loops, levels of nesting.
#pragma once

#include <cstdint>

#include "vtl/detail/limit_exceeded.h"
#include "vtl/detail/work.h"
#include "vtl/limits.h"

namespace vtl {

class Budget {
 public:
  Budget(Work& work, const Limits& limits)
      : work_(work), loops_left_(limits.loop_iterations), most_texts_(limits.call_depth) {
    work_.start(limits.steps);
  }

  /// Throws LimitExceeded, as all functions here that spend or enter.
  void spend_steps(std::uint64_t count) { work_.charge(count); }
  /// Whether so many steps can be taken without asking anybody.
  bool has_steps(std::uint64_t count) const { return work_.is_at_hand(count); }
  /// Precondition: has_steps(count).
  void take_steps(std::uint64_t count) { work_.take(count); }
  /// Makes has_steps(count) true.
  void fetch_steps(std::uint64_t count) { work_.fetch(count); }

  void spend_iteration() {
    if (loops_left_-- == 0) throw LimitExceeded{LimitKind::loop_iterations};
  }

  /// Levels of the C++ stack: templates nest in ways that no single limit bounds (macros in blocks
  /// in #evaluate). A level that an exception leaves is given back by whoever catches it, with
  /// set_levels_left(levels_left() as it was).
  void enter_level() {
    if (--levels_left_ < 0) [[unlikely]]
      throw LimitExceeded{LimitKind::call_depth};
  }
  void leave_level() { ++levels_left_; }
  std::int32_t levels_left() const { return levels_left_; }
  void set_levels_left(std::int32_t levels) { levels_left_ = levels; }

  /// Texts in progress: the main template, #evaluate and #parse.
  void enter_text() {
    if (text_depth_ >= most_texts_) throw LimitExceeded{LimitKind::call_depth};
    ++text_depth_;
  }
  void leave_text() { --text_depth_; }
  std::uint32_t text_depth() const { return text_depth_; }

 private:
  static constexpr std::int32_t kLevels = 2000;

  Work& work_;
  std::uint64_t loops_left_;
  std::int32_t levels_left_ = kLevels;
  std::uint32_t text_depth_ = 0;
  std::uint32_t most_texts_;
};

/// One level of the C++ stack, given back at the end of the scope.
class NativeDepth {
 public:
  explicit NativeDepth(Budget& budget) : budget_(budget), levels_(budget.levels_left()) {
    if (levels_ <= 0) throw LimitExceeded{LimitKind::call_depth};
    budget_.enter_level();
  }
  NativeDepth(const NativeDepth&) = delete;
  NativeDepth& operator=(const NativeDepth&) = delete;
  ~NativeDepth() { budget_.leave_level(); }

 private:
  Budget& budget_;
  std::int32_t levels_;
};

}  // namespace vtl
