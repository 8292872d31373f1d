// Which operation a request asks for.
//
// Why: what the server knows and what it refuses is one small table, decided from method and target
// alone, before a body is read.
// Invariants: a route that is not `evaluate` comes with its whole answer.
// Threads: pure function.
#pragma once

#include <string_view>

#include "cli/serve/service_answer.h"

namespace vtlsim {

inline constexpr std::string_view kEvaluatePath = "/v1/dataplane-evaluatetemplate";

struct Route {
  /// EvaluateMappingTemplate: the body is to be read and evaluated.
  bool is_evaluation = false;
  /// Otherwise: what to answer.
  ServiceAnswer answer;
};

/// `target`: as in the request line, with or without query, or a whole URL as proxies send it.
Route find_route(std::string_view method, std::string_view target);

}  // namespace vtlsim
