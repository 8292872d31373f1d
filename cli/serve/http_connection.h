// One connection of a client: requests in, answers out, one after the other.
//
// Why: everything that a client can do wrong or slowly ends here, with an answer where one can
// still be sent, and costs no other client anything.
// Invariants: at most one request is in progress (a pipelined one waits in the socket); every
// phase has a deadline, except the evaluation, which the engine's limits end. The connection
// leaves its server (on_closed) exactly once.
// Ownership: keeps itself alive while an operation is under way; refers to its surroundings, which
// must outlive it.
// Threads: that of the server. Only the end of an evaluation comes from elsewhere, and is posted.
// AWS quirk: error responses carry x-amzn-ErrorType, all carry x-amzn-RequestId; Authorization is
// not looked at.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include <boost/asio/ip/tcp.hpp>

#include "cli/serve/evaluation_pool.h"
#include "cli/serve/request_ids.h"
#include "cli/serve/serve_settings.h"

namespace vtlsim {

class HttpConnection;

/// What a connection has from its server.
struct ConnectionSurroundings {
  const HttpLimits& limits;
  EvaluationPool& pool;
  RequestIds& request_ids;
  std::function<void(HttpConnection&)> on_closed;
};

class HttpConnection {
 public:
  using Clock = std::chrono::steady_clock;

  virtual ~HttpConnection() = default;
  /// Waits for the first request.
  virtual void start() = 0;
  /// Answers 503 and closes.
  virtual void refuse() = 0;
  /// Acts on a deadline that has passed.
  virtual void check_deadline(Clock::time_point now) = 0;
  /// No further request is taken; one in progress is answered first.
  virtual void finish() = 0;
  /// Ends it at once.
  virtual void close() = 0;
  /// Since when the client has sent nothing that was complete; nullopt while a request is evaluated
  /// or answered.
  virtual std::optional<Clock::time_point> waiting_since() const = 0;
};

std::shared_ptr<HttpConnection> make_http_connection(boost::asio::ip::tcp::socket socket,
                                                     ConnectionSurroundings& surroundings);

}  // namespace vtlsim
