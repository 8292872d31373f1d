// Thrown where a limit is met, deep inside appends, allocations and method bodies, so that the
// happy path has no checks. Template::render and attempt() (vtl/attempt.h) catch it; it never
// crosses the public API.
#pragma once

#include <cstdint>

namespace vtl {

enum class LimitKind : std::uint8_t {
  template_bytes,
  nesting_depth,
  loop_iterations,
  call_depth,
  output_bytes,
  heap_bytes,
  steps,
  regex_time,
  value_depth,
  number_size,
  cpu_time,
  called_off,
};

struct LimitExceeded {
  LimitKind kind;
};

}  // namespace vtl
