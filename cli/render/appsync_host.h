// AWS AppSync around a render.
//
// Why: `$ctx` and `$util`, and what they leave behind: logs, stash, appended errors.
// Threads: one.
#pragma once

#include "cli/render/profile_host.h"

namespace vtlsim {

class AppSyncHost final : public ProfileHost {
 public:
  explicit AppSyncHost(const RenderSettings& settings) : settings_(settings) {}
  std::shared_ptr<const vtl::Environment> environment(const TemplateConfig& config) const override;
  vtl::RenderResult render(const vtl::Template& compiled, vtl::Session& session, vtl::Map& context,
                           const vtl::RenderOptions& options) override;
  Extras extras(vtl::Session& session) override;

 private:
  const RenderSettings& settings_;
  vtl::Map* context_ = nullptr;
};

}  // namespace vtlsim
