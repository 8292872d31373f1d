#include "cli/serve/routes.h"

#include <algorithm>
#include <string>

namespace vtlsim {
namespace {

constexpr std::string_view kAbout =
    "vtlsim " VTLSIM_VERSION
    "\n\n"
    "Answers AWS AppSync's EvaluateMappingTemplate offline:\n\n"
    "  POST /v1/dataplane-evaluatetemplate   {\"template\": \"...\", \"context\": \"{...}\"}\n\n"
    "  aws appsync evaluate-mapping-template --endpoint-url http://this.server \\\n"
    "    --template file://request.vtl --context file://context.json\n";

constexpr std::string_view kOtherEvaluationPath = "/v1/dataplane-evaluatecode";

ServiceAnswer about() {
  ServiceAnswer answer;
  answer.body = kAbout;
  answer.content_type = "text/plain; charset=utf-8";
  return answer;
}

constexpr Route kRoutes[] = {
    {.path = kEvaluatePath, .methods = "POST"},
    {.path = "/", .methods = "GET, HEAD", .answer = about},
};

/// Where the path of a whole URL begins; 0 for any other target.
std::size_t path_begin(std::string_view target) {
  if (target.starts_with('/')) return 0;
  const std::size_t scheme = target.find("://");
  if (scheme == std::string_view::npos) return 0;
  return std::min(target.find_first_of("/?", scheme + 3), target.size());
}

}  // namespace

bool Route::takes(std::string_view method) const {
  std::string_view rest = methods;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(", "), rest.size());
    if (rest.substr(0, comma) == method) return true;
    rest.remove_prefix(std::min(comma + 2, rest.size()));
  }
  return false;
}

std::string_view path_of(std::string_view target) {
  std::string_view path = target.substr(path_begin(target));
  path = path.substr(0, path.find('?'));
  return path.empty() ? std::string_view("/") : path;
}

std::string_view authority_of(std::string_view target) {
  const std::size_t end = path_begin(target);
  if (end == 0) return {};
  const std::size_t begin = target.find("://") + 3;
  return target.substr(begin, end - begin);
}

const Route* find_route(std::string_view path) {
  for (const Route& route : kRoutes) {
    if (route.path == path) return &route;
  }
  return nullptr;
}

ServiceAnswer unknown_path(std::string_view path) {
  return service_failure(
      404, kUnknownOperation,
      path == kOtherEvaluationPath
          ? "EvaluateCode is not offered: this server evaluates mapping templates only"
          : "Unknown operation: this server offers POST /v1/dataplane-evaluatetemplate");
}

ServiceAnswer wrong_method(const Route& route) {
  ServiceAnswer answer =
      service_failure(405, kUnknownOperation,
                      "This path takes " + std::string(route.methods) + " and no other method");
  answer.allowed_methods = route.methods;
  return answer;
}

}  // namespace vtlsim
