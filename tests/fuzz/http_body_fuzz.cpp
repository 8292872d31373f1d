// The body of a request to EvaluateMappingTemplate.
#include <atomic>

#include "cli/serve/evaluation_service.h"
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // One service for all requests, as a worker of the server has it.
  static const vtlsim::ServeSettings settings = [] {
    vtlsim::ServeSettings small;
    small.evaluation.limits = vtlsim_fuzz::small_limits();
    return small;
  }();
  static vtlsim::EvaluationService service(settings);
  const std::atomic<bool> is_called_off{false};
  service.evaluate(vtlsim_fuzz::text_of(data, size), is_called_off);
  return 0;
}
