// Renders one template with one context and writes one answer.
#pragma once

#include "cli/render/profile_host.h"
#include "cli/render/render_settings.h"

namespace vtlsim {

ExitCode render_single(const RenderSettings& settings, ProfileHost& host, Console& console);

}  // namespace vtlsim
