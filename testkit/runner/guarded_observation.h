// The last barrier around one run of a template or a resolver.
#pragma once

#include "testkit/barrier/current_exception.h"
#include "testkit/runner/observation.h"

namespace vtlsim {

/// Returns what `observe` saw; whatever it throws becomes the fault of this run alone.
template <class Observe>
Observation guarded_observation(Observe observe) {
  try {
    return observe();
  } catch (...) {
    Observation seen;
    seen.fault = "the run broke off: " + words_of_current_exception();
    return seen;
  }
}

}  // namespace vtlsim
