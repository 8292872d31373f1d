// A template: compiled and rendered for AppSync, with observers and without, and as plain Velocity.
#include <memory>
#include <string>
#include <variant>

#include "appsync/context.h"
#include "appsync/evaluation.h"
#include "appsync/outcome.h"
#include "appsync/util.h"
#include "tests/fuzz/target.h"
#include "vtl/diagnose.h"
#include "vtl/diagnostic_renderers.h"
#include "vtl/json.h"
#include "vtl/observer.h"
#include "vtl/template.h"

namespace {

constexpr std::string_view kContext =
    R"({"arguments":{"id":"a1","n":7,"list":[1,"two",null,{"k":[]}],"text":"\u00e9\ud83d\ude00"},)"
    R"("identity":{"sub":"s","username":"ana","sourceIp":["1"],"defaultAuthStrategy":"ALLOW"},)"
    R"("result":{"items":[{"pk":"A","n":1.5},{"pk":"B"}],"nextToken":null},"stash":{"a":{}}})";

class Sink final : public vtl::ExecutionObserver {
 public:
  void on_output(vtl::Span, std::size_t begin, std::size_t end) override { seen += end - begin; }
  std::size_t seen = 0;
};

void render_for_appsync(const vtl::Template& compiled, appsync::Evaluation& evaluation,
                        vtl::ExecutionObserver* observer) {
  evaluation.begin_resolver();
  vtl::Heap& heap = evaluation.session().heap();
  const auto document = vtl::read_json(kContext, heap);
  const auto built = appsync::build_context(evaluation, std::get<vtl::Value>(document));
  const auto& context = std::get<appsync::Context>(built);
  vtl::RenderOptions options;
  options.observer = observer;
  const auto outcome = appsync::evaluate_template(compiled, evaluation, context, options);
  vtl::TextBuffer out;
  appsync::write_answer_members(out, outcome, evaluation, context);
  std::string text;
  const auto source = std::make_shared<const vtl::Source>(compiled.source());
  if (outcome.render.error) {
    vtl::append_diagnostic_text(text, vtl::diagnose(*outcome.render.error, source));
  }
  for (const auto& warning : outcome.render.warnings) {
    vtl::append_diagnostic_text(text, vtl::diagnose(warning, source));
  }
}

std::shared_ptr<const vtl::Environment> velocity_environment() {
  auto environment = std::make_shared<vtl::Environment>();
  environment->profile = vtl::velocity_profile();
  environment->limits = vtlsim_fuzz::small_limits();
  return environment;
}

void compile_and_render(std::string_view text, bool is_velocity) {
  static const std::shared_ptr<const vtl::Environment> environments[] = {
      appsync::make_environment({vtlsim_fuzz::small_limits(), {}}), velocity_environment()};
  const auto& environment = environments[is_velocity ? 1 : 0];
  vtl::Source source("fuzz", std::string(text));
  auto compiled = vtl::Template::compile(source, environment);
  if (const auto* error = std::get_if<vtl::SyntaxError>(&compiled)) {
    std::string shown;
    vtl::append_diagnostic_text(
        shown, vtl::diagnose(*error, std::make_shared<const vtl::Source>(std::move(source))));
    return;
  }
  const auto& ready = std::get<vtl::Template>(compiled);
  ready.reference_paths();
  vtl::Session session(environment->limits);
  if (is_velocity) {
    ready.render(session);
    return;
  }
  appsync::EvaluationOptions options;
  options.clock = appsync::frozen_clock(1'767'323'045'678);
  options.seed = 1;
  appsync::Evaluation evaluation(session, std::move(options));
  render_for_appsync(ready, evaluation, nullptr);
  Sink sink;
  render_for_appsync(ready, evaluation, &sink);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = vtlsim_fuzz::text_of(data, size);
  compile_and_render(text, false);
  // Macros, #evaluate and other directives exist in plain Velocity alone.
  if (text.find('#') != std::string_view::npos) compile_and_render(text, true);
  return 0;
}
