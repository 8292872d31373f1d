#include "cli/terminal/interrupt.h"

namespace vtlsim {
namespace {

/// A signal handler can reach nothing but what has static storage.
std::atomic<bool>& interrupted() {
  static constinit std::atomic<bool> flag{false};
  return flag;
}

extern "C" void note_interrupt(int) {
  interrupted().store(true);
}

}  // namespace

InterruptScope::InterruptScope() {
  interrupted().store(false);
  struct sigaction action {};
  action.sa_handler = note_interrupt;
  sigemptyset(&action.sa_mask);
  // Without SA_RESTART waits end; with SA_RESETHAND the second signal is the last.
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, &old_interrupt_);
  sigaction(SIGTERM, &action, &old_terminate_);
}

InterruptScope::~InterruptScope() {
  sigaction(SIGINT, &old_interrupt_, nullptr);
  sigaction(SIGTERM, &old_terminate_, nullptr);
}

const std::atomic<bool>& InterruptScope::flag() const {
  return interrupted();
}

}  // namespace vtlsim
