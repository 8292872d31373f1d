// The lock around ANTLR's runtime.
//
// Why: runtime 4.9 has unsynchronised statics (prediction and lexer caches). This mutex is the one
// mutable thing in the engine that outlives a call.
#pragma once

#include <mutex>

namespace vtl::syntax {

inline std::mutex& antlr_lock() {
  static std::mutex lock;
  return lock;
}

}  // namespace vtl::syntax
