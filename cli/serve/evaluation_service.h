// The operation EvaluateMappingTemplate: the body of a request in, the service's answer out.
//
// Everything about the operation that is not HTTP, so that it can be tested as a function and
// answers as `vtlsim render --format aws` does, with the same host, cache and writer. A template
// that fails is a success of the call, with error.message; what is wrong with the request itself is
// BadRequestException. Memory kept between calls stays small, whatever one of them used.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/render/profile_host.h"
#include "cli/serve/serve_settings.h"
#include "cli/serve/service_answer.h"
#include "vtl/detail/limit_exceeded.h"
#include "vtl/template_cache.h"

namespace vtlsim {

class EvaluationService {
 public:
  /// `settings` must outlive it.
  explicit EvaluationService(const ServeSettings& settings);

  /// Answers every body, however broken, and never throws. nullopt when another thread has called
  /// the evaluation off by setting the flag.
  std::optional<ServiceAnswer> evaluate(std::string_view body,
                                        const std::atomic<bool>& is_called_off);

 private:
  /// Views into the session's values.
  struct Request {
    std::string_view template_text;
    std::string_view context_text;
  };
  ServiceAnswer answer(std::string_view body);
  /// Returns what is wrong with the members, or nothing.
  std::string read_members(const vtl::Map& members, Request& request) const;
  ServiceAnswer answer_request(const Request& request);
  /// Answers a limit that was met outside of the template.
  ServiceAnswer answer_to_limit(vtl::LimitKind kind) const;
  /// Starts anew: after an evaluation so large that its memory is not worth keeping, or one that
  /// broke off where nobody expected it.
  void renew();

  const ServeSettings& settings_;
  std::unique_ptr<ProfileHost> host_;
  std::optional<vtl::TemplateCache> cache_;  // always there
};

}  // namespace vtlsim
