// What `vtlsim serve` was asked to do: the command turns its options into this once, server and
// workers need neither arguments nor defaults. No limit is zero.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cli/evaluation_settings.h"

namespace vtlsim {

/// The service's own caps. A character is a UTF-16 unit, as Java counts.
struct ServiceCaps {
  static constexpr std::size_t kFewestCharacters = 2;
  static constexpr std::size_t kMostTemplateCharacters = 65536;
  static constexpr std::size_t kMostContextCharacters = 28000;
  /// What an evaluated template may print.
  static constexpr std::size_t kMostOutputBytes = std::size_t{5} << 20;
};

/// What one client may ask for, so that it harms no other.
struct HttpLimits {
  /// Request line and header fields together; more is answered with 431.
  std::size_t header_bytes = std::size_t{16} << 10;
  /// More is answered with 413, where the route does not say otherwise. The caps above, each
  /// character written as an escape, fit twice.
  std::size_t body_bytes = std::size_t{1} << 20;
  /// One answer.
  std::size_t answer_bytes = std::size_t{64} << 20;
  /// Bodies and answers of all clients together; past it the slowest client is cut.
  std::size_t held_bytes = std::size_t{128} << 20;
  /// Open at once; the slowest one makes room for the next.
  std::size_t connections = 256;
  /// From the first byte of a request to the end of its header (and from connecting to that byte).
  std::chrono::milliseconds header_time{10'000};
  /// From there to the end of the body.
  std::chrono::milliseconds body_time{30'000};
  /// Between two requests of a connection.
  std::chrono::milliseconds idle_time{60'000};
  /// For an answer to be taken.
  std::chrono::milliseconds write_time{30'000};
  /// For requests in progress to end after SIGTERM.
  std::chrono::milliseconds stop_time{10'000};
};

struct ServeSettings {
  /// Body limit without the service's caps, unless the command line says otherwise.
  static constexpr std::size_t kLocalBodyBytes = std::size_t{16} << 20;
  /// CPU time of one evaluation.
  static constexpr std::chrono::milliseconds kCpuTime{10'000};

  EvaluationSettings evaluation;
  /// An IPv4 or IPv6 address.
  std::string address = "127.0.0.1";
  /// 0: any free one.
  std::uint16_t port = 8737;
  /// Evaluations at once; at least one.
  unsigned threads = 1;
  bool has_service_caps = true;
  /// Beyond those of this machine; see AccessRules.
  std::vector<std::string> allowed_hosts;
  std::vector<std::string> allowed_origins;
  HttpLimits http;
};

}  // namespace vtlsim
