#include "cli/render/velocity_host.h"

namespace vtlsim {

void apply_config(const TemplateConfig& config, vtl::Profile& profile) {
  if (config.is_set_null_allowed) profile.is_set_null_allowed = *config.is_set_null_allowed;
  if (config.foreach_max_loops) profile.foreach_max_loops = *config.foreach_max_loops;
}

std::shared_ptr<const vtl::Environment> VelocityHost::environment(
    const TemplateConfig& config) const {
  auto environment = std::make_shared<vtl::Environment>();
  environment->profile = vtl::velocity_profile();
  environment->limits = limits_;
  apply_config(config, environment->profile);
  return environment;
}

std::optional<ContextProblem> VelocityHost::run(const vtl::Template& compiled, vtl::Map& context,
                                                const vtl::RenderOptions& options,
                                                Rendered& rendered) {
  vtl::RenderOptions all = options;
  all.variable_map = &context;
  rendered.result = compiled.render(session(), all);
  rendered.text = rendered.result.text;
  return std::nullopt;
}

}  // namespace vtlsim
