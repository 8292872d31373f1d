// How a met limit unwinds inside the engine.
//
// Why: limits are met deep inside appends, allocations and method bodies; the happy path stays free
// of checks of their callers. Template::render catches it and answers with the error code of the
// kind. Invariants: never crosses the public API as an exception.
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
