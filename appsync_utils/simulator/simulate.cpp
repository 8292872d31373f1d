#include <utility>

#include "appsync/simulator.h"
#include "appsync_utils/simulator/resolver_run.h"
#include "vtl/attempt.h"
#include "vtl/json.h"
#include "vtl/object.h"

namespace appsync {
namespace {

std::variant<vtl::Value, Failure> read_object(std::string_view text, std::string_view subject,
                                              Evaluation& evaluation) {
  vtl::Heap& heap = evaluation.session().heap();
  if (text.empty()) return vtl::Value(heap.make_map());
  vtl::JsonReadOptions options;
  options.max_depth = evaluation.session().limits().value_depth;
  options.big_decimals = evaluation.compatibility().decimals_are_big;
  auto read = vtl::read_json(text, heap, options);
  if (const auto* error = std::get_if<vtl::JsonError>(&read)) {
    return Failure{
        std::string(subject) + " is not JSON: " + error->message,
        "line " + std::to_string(error->line) + ", column " + std::to_string(error->column)};
  }
  return std::get<vtl::Value>(read);
}

Outcome failed(Failure failure) {
  Outcome outcome;
  outcome.failure = std::move(failure);
  return outcome;
}

}  // namespace

Outcome simulate(const CompiledResolver& resolver, Evaluation& evaluation,
                 const vtl::Value& context, const vtl::Value& answers,
                 const SimulationOptions& options) {
  if (!answers.is_null() && !answers.is_map()) {
    return failed({"the answers of data sources are not an object", std::nullopt});
  }
  return ResolverRun(resolver.program(), evaluation, answers, options).run(context);
}

Outcome simulate_json(const CompiledResolver& resolver, Evaluation& evaluation,
                      std::string_view context_json, std::string_view answers_json,
                      const SimulationOptions& options) {
  evaluation.begin_resolver();
  Outcome outcome;
  const auto run = [&]() -> Outcome {
    auto context = read_object(context_json, "the context", evaluation);
    if (auto* failure = std::get_if<Failure>(&context)) return failed(std::move(*failure));
    auto answers = read_object(answers_json, "the answers of data sources", evaluation);
    if (auto* failure = std::get_if<Failure>(&answers)) return failed(std::move(*failure));
    return simulate(resolver, evaluation, std::get<vtl::Value>(context),
                    std::get<vtl::Value>(answers), options);
  };
  if (const auto error = vtl::attempt([&] { outcome = run(); }))
    return failed({"context and answers: " + error->message, std::nullopt});
  return outcome;
}

}  // namespace appsync
