// Renders many templates, a line of JSON each: suites of other programs, comparisons with other
// engines and editors drive the engine as a coprocess. Every line, however broken, gets exactly one
// line in the same order; what is answered is flushed before the program waits for more.
#pragma once

#include "cli/render/profile_host.h"
#include "cli/render/render_settings.h"

namespace vtlsim {

/// Returns success when every line was answered; failed when settings are strict and a line had a
/// warning.
ExitCode render_batch(const RenderSettings& settings, ProfileHost& host, Console& console);

}  // namespace vtlsim
