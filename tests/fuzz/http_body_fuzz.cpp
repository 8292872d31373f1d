// The body of a request to EvaluateMappingTemplate.
#include <atomic>
#include <memory>
#include <variant>

#include "cli/serve/evaluation_service.h"
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  vtlsim::ServeSettings settings;
  settings.render.limits = vtlsim_fuzz::small_limits();
  auto made = vtlsim::EvaluationService::make(settings);
  auto& service = std::get<std::unique_ptr<vtlsim::EvaluationService>>(made);
  const std::atomic<bool> is_called_off{false};
  service->evaluate(vtlsim_fuzz::text_of(data, size), is_called_off);
  return 0;
}
