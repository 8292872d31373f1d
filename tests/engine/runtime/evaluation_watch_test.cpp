#include "vtl/detail/evaluation_watch.h"

#include <atomic>
#include <chrono>
#include <optional>

#include <doctest/doctest.h>

#include "vtl/detail/limit_exceeded.h"

using namespace std::chrono_literals;

namespace {

/// What asking comes to.
std::optional<vtl::LimitKind> answer_of(vtl::EvaluationWatch& watch) {
  try {
    watch.on_work();
    return std::nullopt;
  } catch (const vtl::LimitExceeded& exceeded) {
    return exceeded.kind;
  }
}

}  // namespace

TEST_CASE("CPU time counts from the start of each evaluation") {
  std::chrono::nanoseconds now = 5s;
  vtl::EvaluationWatch watch(100ms, [&now] { return now; });
  watch.start();
  now += 99ms;
  CHECK_FALSE(answer_of(watch));
  now += 1ms;
  CHECK(answer_of(watch) == vtl::LimitKind::cpu_time);
  CHECK_FALSE(watch.was_called_off());
  watch.start();
  CHECK_FALSE(answer_of(watch));
}

TEST_CASE("after its end an evaluation has a little more for what it left behind, once") {
  std::chrono::nanoseconds now{};
  vtl::EvaluationWatch watch(1s, [&now] { return now; });
  watch.start();
  now = 1s;
  CHECK(answer_of(watch) == vtl::LimitKind::cpu_time);
  CHECK_FALSE(answer_of(watch));
  now = 1100ms;
  CHECK(answer_of(watch) == vtl::LimitKind::cpu_time);
}

TEST_CASE("another thread calls an evaluation off") {
  std::atomic<bool> flag{false};
  vtl::EvaluationWatch watch(vtl::EvaluationWatch::kNoLimit);
  watch.set_call_off(&flag);
  watch.start();
  CHECK_FALSE(answer_of(watch));
  flag = true;
  CHECK(answer_of(watch) == vtl::LimitKind::called_off);
  CHECK(answer_of(watch) == vtl::LimitKind::called_off);
  CHECK(watch.was_called_off());
  watch.set_call_off(nullptr);
  watch.start();
  CHECK_FALSE(answer_of(watch));
  CHECK_FALSE(watch.was_called_off());
}

TEST_CASE("the calling thread's CPU time goes forward") {
  const auto before = vtl::thread_cpu_time();
  volatile int sum = 0;
  for (int i = 0; i < 1000; ++i) sum = sum + i;
  CHECK(vtl::thread_cpu_time() >= before);
}
