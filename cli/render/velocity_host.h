// Stock Velocity 1.7 around a render, for comparison with other Velocity engines: no host objects,
// the context's entries are the variables.
#pragma once

#include "cli/render/profile_host.h"

namespace vtlsim {

class VelocityHost final : public ProfileHost {
 public:
  explicit VelocityHost(const vtl::Limits& limits) : ProfileHost(limits), limits_(limits) {}
  void begin() override { session().reset(); }
  std::shared_ptr<const vtl::Environment> environment(const TemplateConfig& config) const override;

 protected:
  std::optional<ContextProblem> run(const vtl::Template& compiled, vtl::Map& context,
                                    const vtl::RenderOptions& options, Rendered& rendered) override;
  void write_extras(Rendered&) override {}

 private:
  vtl::Limits limits_;
};

/// Changes a profile as a config says.
void apply_config(const TemplateConfig& config, vtl::Profile& profile);

}  // namespace vtlsim
