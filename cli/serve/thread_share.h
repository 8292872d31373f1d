// How much of the machine a thread has had, and how much it may still want.
#pragma once

#include <chrono>
#include <optional>
#include <thread>

namespace vtlsim {

/// Returns the CPU time that a running thread has used; nullopt where that cannot be known.
std::optional<std::chrono::nanoseconds> cpu_time_of(std::thread& thread);

/// Lets the thread run only when nothing else wants to (SCHED_IDLE). Without privileges
/// there is no way back, so such a thread has to end sometime. Where the system refuses, nothing
/// changes.
void make_idle(std::thread& thread);

}  // namespace vtlsim
