// One template, one context, one answer.
//
// Why: the main job of the program; see the command for its options.
// Threads: one.
#pragma once

#include "cli/render/profile_host.h"
#include "cli/render/render_settings.h"

namespace vtlsim {

ExitCode render_single(const RenderSettings& settings, ProfileHost& host, Console& console);

}  // namespace vtlsim
