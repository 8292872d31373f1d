#include "vtl/session.h"

#include "engine/runtime/session_caches.h"
#include "vtl/java/pattern_cache.h"

namespace vtl {

Session::Session(const Limits& limits)
    : limits_(limits),
      watch_(limits.cpu_time),
      heap_(limits.heap_bytes),
      output_(limits.output_bytes),
      caches_(std::make_unique<SessionCaches>()),
      patterns_(std::make_unique<PatternCache>(limits_, &heap_.work())) {
  watch_.start();
  heap_.work().set_watch(&watch_);
}

Session::~Session() = default;

void Session::reset() {
  watch_.start();
  heap_.reset();
  output_.clear();
  caches_->release_retired();
}

}  // namespace vtl
