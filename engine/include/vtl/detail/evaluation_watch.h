// Ends an evaluation that has had its CPU time, or that another thread has called off.
//
// Steps bound how much a template does, not how long that takes, and nobody bounds a client that
// leaves or a Ctrl-C. So where work is counted it is asked here now and then. CPU time and not the
// clock's: what a template may take must not depend on what else the machine does.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <utility>

#include "vtl/detail/work.h"

namespace vtl {

/// Returns the CPU time of the calling thread.
using CpuClock = std::function<std::chrono::nanoseconds()>;
std::chrono::nanoseconds thread_cpu_time();

class EvaluationWatch final : public WorkWatch {
 public:
  static constexpr auto kNoLimit = std::chrono::nanoseconds::max();

  explicit EvaluationWatch(std::chrono::nanoseconds limit, CpuClock clock = thread_cpu_time)
      : limit_(limit), clock_(std::move(clock)) {}

  /// Begins an evaluation on this thread.
  void start();
  /// Sets the flag that ends evaluations once it is true. Not owned; may be null.
  void set_call_off(const std::atomic<bool>* flag) { call_off_ = flag; }
  /// Returns whether the flag ended the evaluation that was started last.
  bool was_called_off() const { return was_called_off_; }
  /// Throws LimitExceeded (cpu_time or called_off) when it is time to end.
  void on_work() override;

 private:
  std::chrono::nanoseconds limit_;
  CpuClock clock_;
  const std::atomic<bool>* call_off_ = nullptr;
  std::chrono::nanoseconds deadline_ = kNoLimit;
  bool was_called_off_ = false;
};

}  // namespace vtl
