#include "vtl/detail/evaluation_watch.h"

#include <algorithm>
#include <ctime>

#include "vtl/detail/limit_exceeded.h"

namespace vtl {
namespace {

/// What an evaluation that ran out of time has left for telling what it left behind, as a part of
/// its limit and at least.
constexpr int kGracePart = 10;
constexpr std::chrono::nanoseconds kLeastGrace = std::chrono::milliseconds(20);

}  // namespace

std::chrono::nanoseconds thread_cpu_time() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

void EvaluationWatch::start() {
  was_called_off_ = false;
  deadline_ = limit_ == kNoLimit ? kNoLimit : clock_() + limit_;
}

void EvaluationWatch::on_work() {
  if (call_off_ != nullptr && call_off_->load(std::memory_order_relaxed)) {
    was_called_off_ = true;
    throw LimitExceeded{LimitKind::called_off};
  }
  if (deadline_ == kNoLimit || clock_() < deadline_) return;
  deadline_ += std::max(limit_ / kGracePart, kLeastGrace);
  throw LimitExceeded{LimitKind::cpu_time};
}

}  // namespace vtl
