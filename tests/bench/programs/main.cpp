// The programs of Google Benchmark, with the memory settings of the program vtlsim.
#include <benchmark/benchmark.h>

#include "cli/kept_memory.h"

int main(int argument_count, char** arguments) {
  vtlsim::keep_freed_memory();
  benchmark::Initialize(&argument_count, arguments);
  if (benchmark::ReportUnrecognizedArguments(argument_count, arguments)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
