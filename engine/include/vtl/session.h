// Everything that one line of work needs while it renders: memory, limits, caches, the host's
// state. A Template is shared and immutable; what a render changes is here. A resolver's templates
// share one Session, so that $ctx.stash is one object from the first to the last of them.
//
// Values made in a session must not outlive its next reset(). One thread at a time; any number of
// sessions may run at once.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "vtl/detail/evaluation_watch.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/environment.h"
#include "vtl/heap.h"
#include "vtl/limits.h"

namespace vtl {

/// What the host keeps per session (clock, logs, appended errors); the engine only carries it.
class HostState {
 public:
  virtual ~HostState() = default;
};

class PatternCache;
class SessionCaches;

class Session {
 public:
  explicit Session(const Limits& limits = {});
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  Heap& heap() { return heap_; }
  const Limits& limits() const { return limits_; }
  /// Output of the render in progress or of the last one.
  TextBuffer& output() { return output_; }
  HostState* host_state() const { return host_state_; }
  /// Not owned.
  void set_host_state(HostState* state) { host_state_ = state; }
  /// Watches evaluations, each of which begins with a reset().
  EvaluationWatch& watch() { return watch_; }
  /// Forgets all values and texts; keeps memory and call caches for the next resolver.
  void reset();
  SessionCaches& caches() { return *caches_; }
  PatternCache& patterns() { return *patterns_; }

 private:
  Limits limits_;
  EvaluationWatch watch_;
  Heap heap_;
  TextBuffer output_;
  HostState* host_state_ = nullptr;
  std::unique_ptr<SessionCaches> caches_;
  std::unique_ptr<PatternCache> patterns_;
};

}  // namespace vtl
