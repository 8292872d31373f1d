#include "cli/render/profile_host.h"

#include "cli/render/appsync_host.h"
#include "cli/render/velocity_host.h"

namespace vtlsim {

std::variant<std::unique_ptr<ProfileHost>, Failure> make_profile_host(const RenderSettings& settings) {
  if (settings.profile == RenderProfile::velocity) return std::make_unique<VelocityHost>(settings.limits);
  return std::make_unique<AppSyncHost>(settings);
}

}  // namespace vtlsim
