// Which operation a request asks for, and what each of them allows.
//
// One port serves several protocols, whose clients differ: a route says itself how large its bodies
// may be and whether web pages of anybody may call it. Decided from method and target alone, before
// a body is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "cli/serve/service_answer.h"

namespace vtlsim {

inline constexpr std::string_view kEvaluatePath = "/v1/dataplane-evaluatetemplate";

/// Who may call a route.
enum class RouteAccess : std::uint8_t {
  /// Under the names of this machine and from its own pages; others must have been allowed.
  local,
  /// Under any name and from any page: a route whose clients show credentials.
  open,
};

struct Route {
  std::string_view path;
  /// As in the header Allow.
  std::string_view methods;
  RouteAccess access = RouteAccess::local;
  /// Most bytes of a body; nullopt: as the settings say.
  std::optional<std::size_t> body_bytes = std::nullopt;
  /// The answer, where it takes no body and no worker.
  ServiceAnswer (*answer)() = nullptr;

  bool takes(std::string_view method) const;
};

/// `target`: as in the request line, with or without query, or a whole URL as proxies send it.
std::string_view path_of(std::string_view target);
/// host[:port] of a target that is a whole URL, else empty.
std::string_view authority_of(std::string_view target);

/// Null when there is none.
const Route* find_route(std::string_view path);
/// What to say of a path without a route, or of a method that a route does not take.
ServiceAnswer unknown_path(std::string_view path);
ServiceAnswer wrong_method(const Route& route);

}  // namespace vtlsim
