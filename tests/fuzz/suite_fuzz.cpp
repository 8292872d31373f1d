// A suite file: read, and its tests run. What it names does not exist: the root is an empty folder.
#include <memory>
#include <string>
#include <variant>

#include "tests/fuzz/target.h"
#include "vtl/diagnostic_renderers.h"
#include "vtlsim/case_runner.h"
#include "vtlsim/suite.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  vtlsim::SuiteLoadOptions options;
  options.root = "/proc/self/fdinfo";  // a folder in which nothing can be a suite's file
  options.text = std::string(vtlsim_fuzz::text_of(data, size));
  const auto loaded = vtlsim::load_suite_file("/proc/self/fdinfo/s.vtltest.json", options);
  if (const auto* broken = std::get_if<vtlsim::BrokenSuite>(&loaded)) {
    std::string text;
    for (const auto& one : broken->diagnostics) vtl::append_diagnostic_text(text, one);
    return 0;
  }
  const auto& suite = std::get<vtlsim::TestSuite>(loaded);
  vtlsim::Programs programs;
  vtlsim::CaseRunner runner(programs);
  constexpr std::size_t kMostCases = 8;
  for (std::size_t i = 0; i < suite.cases.size() && i < kMostCases; ++i) {
    const auto result = runner.run(suite, suite.cases[i]);
    vtlsim::failure_text(result);
  }
  return 0;
}
