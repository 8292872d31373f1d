// From text to a template that can be rendered.
#include <benchmark/benchmark.h>

#include "tests/bench/programs/inputs.h"

namespace vtlsim::bench {
namespace {

void compile_all(benchmark::State& state, const Workload& workload) {
  for (auto _ : state) benchmark::DoNotOptimize(workload.compile());
  state.SetBytesProcessed(state.iterations() *
                          static_cast<std::int64_t>(workload.template_text().size()));
}

void compile_data(benchmark::State& state, const std::string& name) {
  compile_all(state, *data_workload(name));
}
BENCHMARK_CAPTURE(compile_data, query, std::string("query"));
BENCHMARK_CAPTURE(compile_data, auth, std::string("auth"));
BENCHMARK_CAPTURE(compile_data, list1000, std::string("list1000"));

void compile_resolver_bytes(benchmark::State& state) {
  const auto bytes = static_cast<std::size_t>(state.range(0));
  compile_all(state, Workload(resolver_template(bytes), "{}"));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(compile_resolver_bytes)->RangeMultiplier(2)->Range(1 << 10, 64 << 10)->Complexity();

void compile_plain_bytes(benchmark::State& state) {
  const auto bytes = static_cast<std::size_t>(state.range(0));
  compile_all(state, Workload(plain_template(bytes), "{}"));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(compile_plain_bytes)->RangeMultiplier(2)->Range(1 << 10, 64 << 10)->Complexity();

}  // namespace
}  // namespace vtlsim::bench
