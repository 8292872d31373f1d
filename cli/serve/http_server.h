// The listening socket and the connections it led to.
//
// Why: accepting, making room, deadlines and the clean stop concern all connections together.
// Invariants: no more connections than the limit (and a few that are being refused); a full server
// closes the one that has been waiting for its client the longest, or refuses the newcomer when
// none has waited for a moment. Ownership: owns the event loop, the socket and all connections.
// Destroy the pool given to run() before it. Threads: run() is the one thread that speaks HTTP.
// SIGINT and SIGTERM end it: no new connections, requests in progress are answered, idle
// connections are closed; the second signal kills, as it would any program.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>

#include "cli/serve/evaluation_pool.h"
#include "cli/serve/serve_settings.h"

namespace vtlsim {

class HttpServer {
 public:
  /// Binds and listens. `settings` must outlive it. The text says why it cannot.
  static std::variant<std::unique_ptr<HttpServer>, std::string> listen(
      const ServeSettings& settings);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// "http://127.0.0.1:8737", with the port it got.
  std::string url() const;
  bool is_loopback() const;
  /// Serves until a signal comes. `seed` makes the ids of requests.
  void run(EvaluationPool& pool, std::uint64_t seed);

 private:
  struct State;
  explicit HttpServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace vtlsim
