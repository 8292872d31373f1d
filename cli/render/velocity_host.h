// Stock Velocity 1.7 around a render.
//
// Why: the profile that compares with other Velocity engines: no host objects, the context's entries are the variables.
// Threads: one.
#pragma once

#include "cli/render/profile_host.h"

namespace vtlsim {

class VelocityHost final : public ProfileHost {
 public:
  explicit VelocityHost(const vtl::Limits& limits) : limits_(limits) {}
  std::shared_ptr<const vtl::Environment> environment(const TemplateConfig& config) const override;
  vtl::RenderResult render(const vtl::Template& compiled, vtl::Session& session, vtl::Map& context,
                           const vtl::RenderOptions& options) override;
  Extras extras(vtl::Session& session) override;

 private:
  vtl::Limits limits_;
};

/// The changes that a config makes to a profile.
void apply_config(const TemplateConfig& config, vtl::Profile& profile);

}  // namespace vtlsim
