#include "cli/render/profile_host.h"

#include "cli/render/appsync_host.h"
#include "cli/render/velocity_host.h"
#include "vtl/limit_exceeded.h"

namespace vtlsim {

std::optional<ContextProblem> ProfileHost::render(const vtl::Template& compiled, vtl::Map& context,
                                                  const vtl::RenderOptions& options,
                                                  Rendered& rendered) {
  try {
    if (auto problem = run(compiled, context, options, rendered)) return problem;
    rendered.extras = extras();
  } catch (const vtl::LimitExceeded&) {
    vtl::RenderError error;
    error.kind = vtl::RenderErrorKind::limit;
    error.code = "VTL309";
    error.message =
        "the stash or the returned value nests deeper than the limit (does it contain itself?)";
    error.java_class = "LimitExceeded";
    error.span = rendered.result.return_span;
    error.position = compiled.source().velocity_position(error.span.begin);
    rendered.result.error = std::move(error);
  }
  return std::nullopt;
}

std::variant<std::unique_ptr<ProfileHost>, Failure> make_profile_host(
    const RenderSettings& settings) {
  if (settings.profile == RenderProfile::velocity)
    return std::make_unique<VelocityHost>(settings.limits);
  return AppSyncHost::make(settings);
}

}  // namespace vtlsim
