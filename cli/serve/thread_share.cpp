#include "cli/serve/thread_share.h"

#include <ctime>
#include <pthread.h>
#include <sched.h>

namespace vtlsim {

std::optional<std::chrono::nanoseconds> cpu_time_of(std::thread& thread) {
  clockid_t clock{};
  timespec time{};
  if (pthread_getcpuclockid(thread.native_handle(), &clock) != 0) return std::nullopt;
  if (clock_gettime(clock, &time) != 0) return std::nullopt;
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

void make_idle(std::thread& thread) {
  const sched_param parameters{};
  pthread_setschedparam(thread.native_handle(), SCHED_IDLE, &parameters);
}

}  // namespace vtlsim
