// Ctrl-C as a value that can be asked: a run that is interrupted finishes what it writes and
// reports what it knows; only a second Ctrl-C ends the program at once. While an InterruptScope
// lives, the first SIGINT or SIGTERM sets the flag and ends waits with EINTR; its end restores what
// was before. One scope at a time; any thread may read the flag.
#pragma once

#include <atomic>
#include <csignal>

namespace vtlsim {

class InterruptScope {
 public:
  InterruptScope();
  ~InterruptScope();
  InterruptScope(const InterruptScope&) = delete;
  InterruptScope& operator=(const InterruptScope&) = delete;

  const std::atomic<bool>& flag() const;

 private:
  struct sigaction old_interrupt_ {};
  struct sigaction old_terminate_ {};
};

}  // namespace vtlsim
