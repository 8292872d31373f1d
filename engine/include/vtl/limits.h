// What one compilation and one render may use up: every resource that an untrusted template or
// context can ask for has a number here. A limit that is met ends the work with its own error code
// (VTL3xx), never with a crash or a hang.
//
// The service's cap of 1,000 iterations of a #foreach, which leaves the loop silently, belongs to
// the profile (vtl/environment.h).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace vtl {

struct Limits {
  /// Bytes of one template text. Larger: VTL301.
  std::size_t template_bytes = 1U << 20;
  /// Open blocks, brackets, parentheses and strings-in-strings at one place of a template. Deeper:
  /// VTL302.
  std::uint32_t nesting_depth = 400;
  /// Iterations of all loops of one render together. More: VTL303.
  std::uint64_t loop_iterations = 10'000'000;
  /// Nested renders (macro calls, #evaluate, #define, #parse, blocks) below Velocity's own limits.
  /// Deeper: VTL304.
  std::uint32_t call_depth = 200;
  /// Bytes printed by one render. More: VTL305.
  std::size_t output_bytes = 64U << 20;
  /// Bytes of values alive in one session. More: VTL306.
  std::size_t heap_bytes = 256U << 20;
  /// Statements and expression nodes evaluated by one render. More: VTL307.
  std::uint64_t steps = 100'000'000;
  /// Milliseconds one regular expression operation may take (ICU's own unit is about a
  /// millisecond). Longer: VTL308.
  std::uint32_t regex_milliseconds = 1000;
  /// Depth of nested JSON values read or written. Deeper: VTL309, as printing beyond 500 levels.
  std::uint32_t value_depth = 500;
  /// CPU time of one evaluation, which goes from one reset of the session to the next. More:
  /// VTL311.
  std::chrono::nanoseconds cpu_time = std::chrono::nanoseconds::max();
};

}  // namespace vtl
