// JSON to values, values to JSON, and contexts to $ctx.
#include <stdexcept>
#include <variant>

#include <benchmark/benchmark.h>

#include "tests/bench/programs/inputs.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/heap.h"
#include "vtl/json.h"

namespace vtlsim::bench {
namespace {

vtl::Value read_or_throw(std::string_view text, vtl::Heap& heap) {
  const auto read = vtl::read_json(text, heap);
  if (const auto* error = std::get_if<vtl::JsonError>(&read))
    throw std::runtime_error(error->message);
  return std::get<vtl::Value>(read);
}

void read_all(benchmark::State& state, const std::string& json) {
  vtl::Heap heap;
  for (auto _ : state) {
    heap.reset();
    benchmark::DoNotOptimize(read_or_throw(json, heap));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(json.size()));
}

void write_all(benchmark::State& state, const std::string& json) {
  vtl::Heap heap;
  const vtl::Value value = read_or_throw(json, heap);
  vtl::TextBuffer out;
  for (auto _ : state) {
    out.clear();
    vtl::write_json(out, value);
    benchmark::DoNotOptimize(out.view().data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(out.size()));
}

void read_data(benchmark::State& state, const std::string& name) {
  read_all(state, data_workload(name)->context_json());
}
BENCHMARK_CAPTURE(read_data, query, std::string("query"));
BENCHMARK_CAPTURE(read_data, auth, std::string("auth"));
BENCHMARK_CAPTURE(read_data, list1000, std::string("list1000"));

void write_data(benchmark::State& state, const std::string& name) {
  write_all(state, data_workload(name)->context_json());
}
BENCHMARK_CAPTURE(write_data, query, std::string("query"));
BENCHMARK_CAPTURE(write_data, auth, std::string("auth"));
BENCHMARK_CAPTURE(write_data, list1000, std::string("list1000"));

/// With what AppSync makes of a context on top.
void build_ctx(benchmark::State& state, const std::string& name) {
  const auto workload = data_workload(name);
  for (auto _ : state) workload->read_context();
}
BENCHMARK_CAPTURE(build_ctx, query, std::string("query"));
BENCHMARK_CAPTURE(build_ctx, auth, std::string("auth"));
BENCHMARK_CAPTURE(build_ctx, list1000, std::string("list1000"));

void read_nested_depth(benchmark::State& state) {
  read_all(state, nested_json(static_cast<std::size_t>(state.range(0))));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(read_nested_depth)->RangeMultiplier(4)->Range(4, 256)->Complexity();

void write_nested_depth(benchmark::State& state) {
  write_all(state, nested_json(static_cast<std::size_t>(state.range(0))));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(write_nested_depth)->RangeMultiplier(4)->Range(4, 256)->Complexity();

void read_string_bytes(benchmark::State& state) {
  read_all(state, long_string_json(static_cast<std::size_t>(state.range(0))));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(read_string_bytes)->RangeMultiplier(8)->Range(1 << 10, 1 << 20)->Complexity();

void write_string_bytes(benchmark::State& state) {
  write_all(state, long_string_json(static_cast<std::size_t>(state.range(0))));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(write_string_bytes)->RangeMultiplier(8)->Range(1 << 10, 1 << 20)->Complexity();

void read_items(benchmark::State& state) {
  read_all(state, context_with_items(static_cast<std::size_t>(state.range(0))));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(read_items)->RangeMultiplier(10)->Range(10, 10000)->Complexity();

}  // namespace
}  // namespace vtlsim::bench
