#include "cli/render/appsync_host.h"

#include "appsync/outcome.h"
#include "appsync/util.h"
#include "appsync/value_writer.h"
#include "cli/render/velocity_host.h"
#include "vtl/object.h"

namespace vtlsim {

AppSyncHost::AppSyncHost(const EvaluationSettings& settings)
    : ProfileHost(settings.limits),
      environment_(appsync::make_environment({settings.limits, settings.compatibility()})),
      identity_(settings.identity),
      evaluation_(session(), settings.options()) {}

std::shared_ptr<const vtl::Environment> AppSyncHost::environment(
    const TemplateConfig& config) const {
  if (config == TemplateConfig()) return environment_;
  auto environment = std::make_shared<vtl::Environment>(*environment_);
  apply_config(config, environment->profile);
  return environment;
}

std::optional<ContextProblem> AppSyncHost::run(const vtl::Template& compiled, vtl::Map& context,
                                               const vtl::RenderOptions& options,
                                               Rendered& rendered) {
  appsync::ContextOptions context_options;
  context_options.identity = identity_;
  auto built = appsync::build_context(evaluation_, vtl::Value(&context), context_options);
  if (const auto* wrong = std::get_if<appsync::ContextError>(&built)) {
    return ContextProblem{wrong->path, wrong->message};
  }
  context_ = std::get<appsync::Context>(built);
  auto outcome = appsync::evaluate_template(compiled, evaluation_, context_, options);
  rendered.result = std::move(outcome.render);
  error_ = outcome.error;
  // A switch of Compatibility may turn an error into a value.
  if (!error_) rendered.result.error.reset();
  rendered.text = rendered.result.text;
  if (outcome.has_returned) {
    rendered.returned = std::move(*outcome.result);
    rendered.text = rendered.returned;
  }
  return std::nullopt;
}

void AppSyncHost::write_extras(Rendered& rendered) {
  Extras& extras = rendered.extras;
  extras.is_present = true;
  // What a template has printed that failed is thrown away.
  appsync::ValueWriter writer(evaluation_, rendered.result.error ? 0 : rendered.text.size());
  for (const appsync::LogLine& line : evaluation_.logs()) {
    writer.charge("the log", line.text.size());
    extras.logs.push_back(line.text);
  }
  if (error_) {
    extras.error_details =
        HostErrorDetails{writer.write("the type of the error", error_->type),
                         writer.write("the data of the error", error_->data),
                         writer.write("the information of the error", error_->info)};
  }
  for (const appsync::EvaluationNote& note : evaluation_.notes()) {
    extras.notes.push_back(appsync::to_diagnostic(note));
  }
  extras.stash_json = writer.write("the stash", context_.map()->get("stash"));
  extras.out_errors_json = writer.write("outErrors", vtl::Value(evaluation_.out_errors()));
  if (!writer.failure()) return;
  if (rendered.result.error) {
    extras.notes.emplace_back();
    extras.notes.back().severity = vtl::Severity::note;
    extras.notes.back().message = writer.note();
  } else {
    rendered.result.error = writer.failure();
  }
}

}  // namespace vtlsim
