// One connection of a client: requests in, answers out, one after the other.
//
// Everything that a client can do wrong or slowly ends here, with an answer where one can still be
// sent, and costs no other client anything. At most one request is in progress (a pipelined one
// waits in the socket); every phase has a deadline, except the evaluation, which ends with its own
// limits or when its client leaves. Lives on the server's thread; only the end of an evaluation
// comes from elsewhere, and is posted. Authorization is not looked at.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>

#include <boost/asio/ip/tcp.hpp>

#include "cli/serve/access_rules.h"
#include "cli/serve/evaluation_pool.h"
#include "cli/serve/request_ids.h"
#include "cli/serve/serve_settings.h"

namespace vtlsim {

class HttpConnection;

/// What a connection has from its server, which outlives it.
struct ConnectionSurroundings {
  const HttpLimits& limits;
  const AccessRules& access;
  EvaluationPool& pool;
  RequestIds& request_ids;
  /// Called exactly once, when the connection has ended.
  std::function<void(HttpConnection&)> on_closed;
  /// Called when more is held than allowed. Closes connections, perhaps the one that calls it.
  std::function<void()> on_too_much_held;
  /// Bytes of bodies and answers of all connections.
  std::size_t held_bytes = 0;
};

class HttpConnection {
 public:
  using Clock = std::chrono::steady_clock;

  virtual ~HttpConnection() = default;
  /// Waits for the first request.
  virtual void start() = 0;
  /// Answers 503 and closes.
  virtual void refuse() = 0;
  /// Acts on a deadline that has passed, or on a client that has left.
  virtual void check(Clock::time_point now) = 0;
  /// No further request is taken; one in progress is answered first.
  virtual void finish() = 0;
  /// Ends it at once.
  virtual void close() = 0;
  /// How long the server has been waiting for the client to send or to take something, and how many
  /// bytes have moved meanwhile.
  struct Wait {
    Clock::time_point since;
    std::size_t moved_bytes = 0;
  };
  /// Returns nullopt while the client waits for the server.
  virtual std::optional<Wait> wait() const = 0;
  /// Returns the bytes of a body or an answer that it holds.
  virtual std::size_t held_bytes() const = 0;
};

std::shared_ptr<HttpConnection> make_http_connection(boost::asio::ip::tcp::socket socket,
                                                     ConnectionSurroundings& surroundings);

}  // namespace vtlsim
