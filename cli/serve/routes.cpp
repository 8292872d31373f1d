#include "cli/serve/routes.h"

namespace vtlsim {
namespace {

constexpr std::string_view kAbout =
    "vtlsim " VTLSIM_VERSION
    "\n\n"
    "Answers AWS AppSync's EvaluateMappingTemplate offline:\n\n"
    "  POST /v1/dataplane-evaluatetemplate   {\"template\": \"..\", \"context\": \"{..}\"}\n\n"
    "  aws appsync evaluate-mapping-template --endpoint-url http://this.server \\\n"
    "    --template file://request.vtl --context file://context.json\n";

constexpr std::string_view kOtherEvaluationPath = "/v1/dataplane-evaluatecode";

std::string_view path_of(std::string_view target) {
  if (!target.starts_with('/')) {
    const std::size_t scheme = target.find("://");
    if (scheme == std::string_view::npos) return target;
    const std::size_t path = target.find('/', scheme + 3);
    target = path == std::string_view::npos ? std::string_view("/") : target.substr(path);
  }
  return target.substr(0, target.find('?'));
}

ServiceAnswer wrong_method(std::string_view allowed) {
  ServiceAnswer answer = service_failure(
      405, kUnknownOperation, "This path takes " + std::string(allowed) + " and no other method");
  answer.allowed_methods = allowed;
  return answer;
}

}  // namespace

Route find_route(std::string_view method, std::string_view target) {
  const std::string_view path = path_of(target);
  if (path == kEvaluatePath) {
    if (method == "POST") return {true, {}};
    return {false, wrong_method("POST")};
  }
  if (path == "/") {
    if (method != "GET" && method != "HEAD") return {false, wrong_method("GET, HEAD")};
    ServiceAnswer about;
    about.body = kAbout;
    about.content_type = "text/plain; charset=utf-8";
    return {false, about};
  }
  const std::string_view message =
      path == kOtherEvaluationPath
          ? "EvaluateCode is not offered: this server evaluates mapping templates only"
          : "Unknown operation: this server offers POST /v1/dataplane-evaluatetemplate";
  return {false, service_failure(404, kUnknownOperation, message)};
}

}  // namespace vtlsim
