// The lock around ANTLR's runtime: version 4.9 has unsynchronised statics (prediction and lexer
// caches), which all grammars share. This mutex is the one mutable thing that outlives a call.
#pragma once

#include <mutex>

namespace grammar_runtime {

inline std::mutex& antlr_lock() {
  static std::mutex lock;
  return lock;
}

}  // namespace grammar_runtime
