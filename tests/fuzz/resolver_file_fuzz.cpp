// A resolver file: read, and the resolver run with an empty context and no answers.
#include <string>
#include <variant>

#include "appsync/evaluation.h"
#include "appsync/simulator.h"
#include "appsync/util.h"
#include "tests/fuzz/target.h"
#include "vtl/diagnostic_renderers.h"
#include "vtlsim/resolver_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  vtlsim::ResolverFileOptions options;
  options.root = "/proc/self/fdinfo";
  options.read_typed =
      [&](const std::string&) -> std::variant<std::string, vtlsim::ResolverFileProblem> {
    return std::string(vtlsim_fuzz::text_of(data, size));
  };
  const auto loaded = vtlsim::load_resolver("/proc/self/fdinfo/x.resolver.json", options);
  if (const auto* problem = std::get_if<vtlsim::ResolverFileProblem>(&loaded)) {
    std::string text;
    vtl::append_diagnostic_text(text, problem->diagnostic);
    return 0;
  }
  const vtl::Limits limits = vtlsim_fuzz::small_limits();
  static const auto environment = appsync::make_environment({limits, {}});
  vtl::TemplateCache cache(environment);
  const appsync::CompiledResolver resolver(std::get<vtlsim::LoadedResolver>(loaded).spec, cache);
  vtl::Session session(limits);
  appsync::EvaluationOptions evaluation_options;
  evaluation_options.clock = appsync::frozen_clock(0);
  evaluation_options.seed = 1;
  appsync::Evaluation evaluation(session, std::move(evaluation_options));
  appsync::SimulationOptions simulation;
  simulation.has_diagnostics = true;
  const auto outcome =
      appsync::simulate_json(resolver, evaluation, R"({"arguments":{"id":1}})", "{}", simulation);
  appsync::to_json(outcome);
  return 0;
}
