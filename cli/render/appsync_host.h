// AWS AppSync around a render.
//
// Why: `$ctx` and `$util`, and what they leave behind: logs, stash, appended errors.
// Invariants: identity, clock, seed and authorization mode are those of the command line for every
// render.
// Threads: one.
#pragma once

#include "appsync/context.h"
#include "appsync/evaluation.h"
#include "cli/render/profile_host.h"

namespace vtlsim {

class AppSyncHost final : public ProfileHost {
 public:
  explicit AppSyncHost(const EvaluationSettings& settings);

  void begin() override { evaluation_.begin_resolver(); }
  std::shared_ptr<const vtl::Environment> environment(const TemplateConfig& config) const override;

 protected:
  std::optional<ContextProblem> run(const vtl::Template& compiled, vtl::Map& context,
                                    const vtl::RenderOptions& options, Rendered& rendered) override;
  void write_extras(Rendered& rendered) override;

 private:
  std::shared_ptr<const vtl::Environment> environment_;
  std::string identity_;
  appsync::Evaluation evaluation_;
  appsync::Context context_;
  /// What the last render failed with.
  std::optional<appsync::ErrorDetails> error_;
};

}  // namespace vtlsim
