#include "cli/render/appsync_host.h"

#include <array>

#include "cli/render/velocity_host.h"
#include "vtl/json.h"
#include "vtl/object.h"

namespace vtlsim {

std::shared_ptr<const vtl::Environment> AppSyncHost::environment(const TemplateConfig& config) const {
  auto environment = std::make_shared<vtl::Environment>();
  environment->profile = vtl::appsync_profile();
  environment->limits = settings_.limits;
  apply_config(config, environment->profile);
  return environment;
}

vtl::RenderResult AppSyncHost::render(const vtl::Template& compiled, vtl::Session& session, vtl::Map& context,
                                      const vtl::RenderOptions& options) {
  context_ = &context;
  if (context.get("arguments").is_null()) context.put("arguments", vtl::Value(session.heap().make_map()));
  context.put("args", context.get("arguments"));
  if (context.get("stash").is_null()) context.put("stash", vtl::Value(session.heap().make_map()));
  const std::array<vtl::Binding, 2> variables = {vtl::Binding{"ctx", vtl::Value(&context)},
                                                 vtl::Binding{"context", vtl::Value(&context)}};
  vtl::RenderOptions all = options;
  all.variables = variables;
  return compiled.render(session, all);
}

Extras AppSyncHost::extras(vtl::Session&) {
  Extras extras;
  extras.is_present = true;
  extras.stash_json = vtl::to_json(context_->get("stash"));
  extras.out_errors_json = "[]";
  return extras;
}

}  // namespace vtlsim
