// `vtlsim test`: finding, reading, choosing and running suites, one thread.
#include <stdexcept>
#include <variant>

#include <benchmark/benchmark.h>

#include "tests/bench/programs/inputs.h"
#include "vtlsim/discovery.h"
#include "vtlsim/runner.h"

namespace vtlsim::bench {
namespace {

class SilentReporter final : public Reporter {
 public:
  void broken_suite(const BrokenSuite&) override {}
  void case_finished(const SelectedCase&, const CaseResult&) override {}
  void finish(const RunSummary&) override {}
};

std::size_t passed_of(const std::filesystem::path& root) {
  const auto found = discover_suites({root});
  const LoadedSuites loaded = load_suites(std::get<std::vector<FoundSuite>>(found), {root, {}});
  const auto selected = select_cases(loaded.suites, {});
  SilentReporter reporter;
  return run_cases(std::get<std::vector<SelectedCase>>(selected), loaded.broken, {}, reporter)
      .passed;
}

void test_suite_cases(benchmark::State& state) {
  const auto cases = static_cast<std::size_t>(state.range(0));
  const SuiteFolder folder(cases);
  for (auto _ : state) {
    if (passed_of(folder.path()) != cases) throw std::runtime_error("a test has failed");
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(test_suite_cases)
    ->RangeMultiplier(10)
    ->Range(10, 10000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

}  // namespace
}  // namespace vtlsim::bench
