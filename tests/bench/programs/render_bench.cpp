// Rendering: of a compiled template, and with its compilation; alone, and on two threads at once.
#include <benchmark/benchmark.h>

#include "tests/bench/programs/inputs.h"

namespace vtlsim::bench {
namespace {

void render_all(benchmark::State& state, Workload& workload) {
  const vtl::Template compiled = workload.compile();
  std::int64_t bytes = 0;
  for (auto _ : state) bytes += static_cast<std::int64_t>(workload.render(compiled).size());
  state.SetBytesProcessed(bytes);
}

void render_data(benchmark::State& state, const std::string& name) {
  render_all(state, *data_workload(name));
}
BENCHMARK_CAPTURE(render_data, query, std::string("query"));
BENCHMARK_CAPTURE(render_data, auth, std::string("auth"));
BENCHMARK_CAPTURE(render_data, list1000, std::string("list1000"));

void parse_and_render(benchmark::State& state, const std::string& name) {
  const auto workload = data_workload(name);
  for (auto _ : state) benchmark::DoNotOptimize(workload->render(workload->compile()).size());
}
BENCHMARK_CAPTURE(parse_and_render, query, std::string("query"));
BENCHMARK_CAPTURE(parse_and_render, auth, std::string("auth"));
BENCHMARK_CAPTURE(parse_and_render, list1000, std::string("list1000"));

void render_resolver_bytes(benchmark::State& state) {
  const auto bytes = static_cast<std::size_t>(state.range(0));
  Workload workload(resolver_template(bytes), context_with_items(0));
  render_all(state, workload);
  state.SetComplexityN(state.range(0));
}
BENCHMARK(render_resolver_bytes)->RangeMultiplier(2)->Range(1 << 10, 64 << 10)->Complexity();

void render_loop_items(benchmark::State& state) {
  const auto items = static_cast<std::size_t>(state.range(0));
  Workload workload(loop_template(), context_with_items(items));
  render_all(state, workload);
  state.SetComplexityN(state.range(0));
}
BENCHMARK(render_loop_items)->Arg(10)->Arg(30)->Arg(100)->Arg(300)->Arg(1000)->Complexity();

void render_string_bytes(benchmark::State& state) {
  const auto bytes = static_cast<std::size_t>(state.range(0));
  Workload workload("$util.toJson($ctx.args.text)",
                    "{\"arguments\":" + long_string_json(bytes) + "}");
  render_all(state, workload);
  state.SetComplexityN(state.range(0));
}
BENCHMARK(render_string_bytes)->RangeMultiplier(8)->Range(1 << 10, 1 << 20)->Complexity();

/// All threads render one template, each with a session of its own.
void render_shared(benchmark::State& state, const std::string& name) {
  // The first thread in makes it for all (a static of a function is made once).
  static const vtl::Template auth = data_workload("auth")->compile();
  static const vtl::Template list = data_workload("list1000")->compile();
  const auto workload = data_workload(name);
  const vtl::Template& compiled = name == "auth" ? auth : list;
  for (auto _ : state) benchmark::DoNotOptimize(workload->render(compiled).size());
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(render_shared, auth, std::string("auth"))->ThreadRange(1, 2)->UseRealTime();
BENCHMARK_CAPTURE(render_shared, list1000, std::string("list1000"))
    ->ThreadRange(1, 2)
    ->UseRealTime();

}  // namespace
}  // namespace vtlsim::bench
