// The work that a render may still do, counted in one place. One statement can ask for any amount
// of it (a search through a megabyte, the sorting of a long list), so what calls do is counted, not
// calls: a unit is about ten nanoseconds, a step of the interpreter or one of the amounts below.
//
// Whoever walks over something whose size the template or its data choose charges for it before the
// walk, or piece by piece; charge() throws LimitExceeded (steps) when it is used up. Part of a
// Heap, so that it is at hand wherever values are.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vtl {

/// Asked about once in a millisecond of work whether it may go on; throws LimitExceeded if not.
class WorkWatch {
 public:
  virtual void on_work() = 0;

 protected:
  ~WorkWatch() = default;
};

class Work {
 public:
  static constexpr std::uint64_t kUnlimited = ~std::uint64_t{0};
  /// Bytes that are moved, compared or looked at once for one unit.
  static constexpr std::size_t kBytesPerUnit = 16;
  /// Units between two questions of the watch.
  static constexpr std::uint64_t kSlice = std::uint64_t{1} << 16;

  /// From now on `units` may be done.
  void start(std::uint64_t units) {
    slice_ = units < kSlice ? units : kSlice;
    rest_ = units - slice_;
  }
  /// Returns whether so many units can be taken without asking the watch.
  bool is_at_hand(std::uint64_t units) const { return slice_ > units; }
  /// Precondition: is_at_hand(units).
  void take(std::uint64_t units) { slice_ -= units; }
  void charge(std::uint64_t units) {
    if (!is_at_hand(units)) [[unlikely]]
      fetch(units);
    take(units);
  }
  void charge_bytes(std::size_t bytes) { charge(bytes / kBytesPerUnit); }
  /// Makes is_at_hand(units) true.
  void fetch(std::uint64_t units);
  /// Not owned; null when nobody watches.
  void set_watch(WorkWatch* watch) { watch_ = watch; }
  std::uint64_t left() const { return slice_ + rest_; }

 private:
  std::uint64_t slice_ = kSlice;
  std::uint64_t rest_ = kUnlimited - kSlice;
  WorkWatch* watch_ = nullptr;
};

}  // namespace vtl
