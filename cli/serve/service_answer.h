// One answer of the server, before it becomes HTTP.
//
// Workers and routes say what happened in the service's terms; only the connection knows how that
// travels. The restJson protocol names an error in the header x-amzn-ErrorType and not in the body;
// a client library makes an exception class of it.
#pragma once

#include <string>
#include <string_view>

namespace vtlsim {

/// `error_type` is set exactly for failures, whose body is {"message": "..."}. Views are literals.
struct ServiceAnswer {
  /// HTTP status.
  unsigned status = 200;
  /// "BadRequestException"; empty for an answer that is not a failure.
  std::string_view error_type;
  std::string body;
  std::string_view content_type = "application/json";
  /// Header Allow of a 405; else empty.
  std::string_view allowed_methods;
};

inline constexpr std::string_view kBadRequest = "BadRequestException";
inline constexpr std::string_view kAccessDenied = "AccessDeniedException";
inline constexpr std::string_view kInternalFailure = "InternalFailureException";
inline constexpr std::string_view kUnknownOperation = "UnknownOperationException";
/// Clients repeat a request that got one of these two.
inline constexpr std::string_view kRequestTimeout = "RequestTimeoutException";
inline constexpr std::string_view kUnavailable = "ServiceUnavailableException";

ServiceAnswer service_failure(unsigned status, std::string_view error_type,
                              std::string_view message);

}  // namespace vtlsim
