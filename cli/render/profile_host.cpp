#include "cli/render/profile_host.h"

#include <utility>

#include "cli/render/appsync_host.h"
#include "cli/render/velocity_host.h"
#include "vtl/attempt.h"

namespace vtlsim {

std::optional<ContextProblem> ProfileHost::render(const vtl::Template& compiled, vtl::Map& context,
                                                  const vtl::RenderOptions& options,
                                                  Rendered& rendered) {
  std::optional<ContextProblem> problem;
  bool has_failed = false;
  auto failed = vtl::attempt([&] {
    problem = run(compiled, context, options, rendered);
    has_failed = rendered.result.error.has_value();
    if (!problem) write_extras(rendered);
  });
  if (failed && !has_failed) rendered.result.error = std::move(*failed);
  // A failure to write comes behind the last statement of the template.
  if (rendered.result.error && !has_failed) {
    vtl::RenderError& error = *rendered.result.error;
    const auto end = static_cast<std::uint32_t>(compiled.source().text().size());
    error.span = {end, end};
    error.position = compiled.source().velocity_position(end);
  }
  return problem;
}

std::unique_ptr<ProfileHost> make_profile_host(const EvaluationSettings& settings) {
  if (settings.profile == Profile::velocity) return std::make_unique<VelocityHost>(settings.limits);
  return std::make_unique<AppSyncHost>(settings);
}

}  // namespace vtlsim
