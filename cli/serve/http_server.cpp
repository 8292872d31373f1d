#include "cli/serve/http_server.h"

#include <algorithm>
#include <csignal>
#include <limits>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include "cli/serve/http_connection.h"

namespace vtlsim {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = HttpConnection::Clock;

/// Refused connections wait for their 503 to be read; beyond this many they are just closed.
constexpr std::size_t kMostRefused = 64;

/// Who has connected or been answered this recently may have a request on its way, and is not
/// closed to make room.
constexpr std::chrono::milliseconds kFairWait{100};

/// The kernel's buffer for a connection and direction: what is in it is held for a client as well.
constexpr int kSocketBufferBytes = 128 << 10;

/// How often deadlines are looked at: a quarter of the shortest.
std::chrono::milliseconds sweep_period(const HttpLimits& limits) {
  const auto shortest = std::min({limits.header_time, limits.body_time, limits.idle_time,
                                  limits.write_time, limits.stop_time});
  return std::clamp(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(250));
}

/// "0.0.0.0" is the name of no machine, but browsers and people use it as one.
std::vector<std::string> with_bound_address(std::vector<std::string> hosts,
                                            const tcp::acceptor& acceptor) {
  error_code error;
  const tcp::endpoint endpoint = acceptor.local_endpoint(error);
  if (!error) hosts.push_back(endpoint.address().to_string());
  return hosts;
}

/// The slowest of the connections considered: the one that moved the fewest bytes in the time that
/// the server waited for its client, and of equals the one waiting the longest. Who has only just
/// begun has not had the time to be slow.
class SlowestConnection {
 public:
  explicit SlowestConnection(Clock::time_point now) : now_(now) {}

  void consider(const std::shared_ptr<HttpConnection>& connection,
                const HttpConnection::Wait& wait) {
    const Clock::duration waited = now_ - wait.since;
    const double pace = waited < kFairWait ? std::numeric_limits<double>::infinity()
                                           : static_cast<double>(wait.moved_bytes) /
                                                 std::chrono::duration<double>(waited).count();
    if (slowest_ != nullptr && std::pair(pace, wait.since) >= std::pair(pace_, since_)) return;
    slowest_ = connection;
    pace_ = pace;
    since_ = wait.since;
  }
  /// False when there was none.
  bool cut() const {
    if (slowest_ == nullptr) return false;
    slowest_->close();
    return true;
  }

 private:
  Clock::time_point now_;
  std::shared_ptr<HttpConnection> slowest_;
  double pace_ = 0;
  Clock::time_point since_;
};

class Loop {
 public:
  Loop(asio::io_context& io, tcp::acceptor& acceptor, asio::signal_set& signals,
       const ServeSettings& settings, EvaluationPool& pool, std::uint64_t seed)
      : io_(io),
        acceptor_(acceptor),
        signals_(signals),
        limits_(settings.http),
        access_(with_bound_address(settings.allowed_hosts, acceptor), settings.allowed_origins),
        request_ids_(seed),
        surroundings_{limits_,
                      access_,
                      pool,
                      request_ids_,
                      [this](HttpConnection& connection) { forget(connection); },
                      [this] { make_memory(); }},
        sweeper_(io) {}

  void run() {
    signals_.async_wait([this](const error_code& error, int) {
      if (!error) stop();
    });
    accept();
    sweep();
    io_.run();
  }

 private:
  struct Member {
    std::shared_ptr<HttpConnection> connection;
    bool is_refused;
  };

  void accept() {
    is_accepting_ = true;
    acceptor_.async_accept([this](const error_code& error, tcp::socket socket) {
      is_accepting_ = false;
      if (is_stopping_) return;
      // Out of descriptors, most likely: the next sweep tries again, when some may be free.
      if (error && error != asio::error::connection_aborted) return;
      if (!error) admit(std::move(socket));
      accept();
    });
  }

  void admit(tcp::socket socket) {
    const bool has_room = connections_.size() - refused_count_ < limits_.connections || make_room();
    if (!has_room && refused_count_ >= kMostRefused) return;
    const auto connection = make_http_connection(std::move(socket), surroundings_);
    connections_.emplace(connection.get(), Member{connection, !has_room});
    if (has_room) {
      connection->start();
    } else {
      ++refused_count_;
      connection->refuse();
    }
  }

  bool make_room() {
    const Clock::time_point now = Clock::now();
    SlowestConnection slowest(now);
    for (const auto& [key, member] : connections_) {
      const auto wait = member.connection->wait();
      if (wait && !member.is_refused && now - wait->since >= kFairWait)
        slowest.consider(member.connection, *wait);
    }
    return slowest.cut();
  }

  void make_memory() {
    while (surroundings_.held_bytes > limits_.held_bytes) {
      SlowestConnection slowest(Clock::now());
      for (const auto& [key, member] : connections_) {
        const auto wait = member.connection->wait();
        if (wait && member.connection->held_bytes() > 0) slowest.consider(member.connection, *wait);
      }
      if (!slowest.cut()) return;
    }
  }

  void forget(HttpConnection& connection) {
    const auto place = connections_.find(&connection);
    if (place->second.is_refused) --refused_count_;
    connections_.erase(place);
    if (is_stopping_ && connections_.empty()) sweeper_.cancel();
  }

  template <class Action>
  void for_each_connection(Action action) {
    // A copy, for an action may close its connection.
    std::vector<std::shared_ptr<HttpConnection>> all;
    all.reserve(connections_.size());
    for (const auto& [key, member] : connections_) all.push_back(member.connection);
    for (const auto& connection : all) action(*connection);
  }

  void sweep() {
    sweeper_.expires_after(sweep_period(limits_));
    sweeper_.async_wait([this](const error_code&) {
      const Clock::time_point now = Clock::now();
      if (is_stopping_ && (connections_.empty() || now >= stop_deadline_)) {
        for_each_connection([](HttpConnection& connection) { connection.close(); });
        io_.stop();
        return;
      }
      for_each_connection([now](HttpConnection& connection) { connection.check(now); });
      if (!is_accepting_ && !is_stopping_) accept();
      sweep();
    });
  }

  void stop() {
    is_stopping_ = true;
    stop_deadline_ = Clock::now() + limits_.stop_time;
    error_code ignored;
    signals_.clear(ignored);
    acceptor_.close(ignored);
    for_each_connection([](HttpConnection& connection) { connection.finish(); });
    if (connections_.empty()) sweeper_.cancel();
  }

  asio::io_context& io_;
  tcp::acceptor& acceptor_;
  asio::signal_set& signals_;
  const HttpLimits& limits_;
  const AccessRules access_;
  RequestIds request_ids_;
  ConnectionSurroundings surroundings_;
  asio::steady_timer sweeper_;
  std::unordered_map<HttpConnection*, Member> connections_;
  std::size_t refused_count_ = 0;
  bool is_accepting_ = false;
  bool is_stopping_ = false;
  Clock::time_point stop_deadline_;
};

}  // namespace

struct HttpServer::State {
  explicit State(const ServeSettings& settings_in)
      : settings(settings_in), acceptor(io), signals(io, SIGINT, SIGTERM) {}
  const ServeSettings& settings;
  // One thread runs it, others only post to it.
  asio::io_context io{1};
  tcp::acceptor acceptor;
  // From the start: a signal that comes before run() ends that at once.
  asio::signal_set signals;
  std::optional<Loop> loop;
};

HttpServer::HttpServer(std::unique_ptr<State> state) : state_(std::move(state)) {}
HttpServer::~HttpServer() = default;

std::variant<std::unique_ptr<HttpServer>, std::string> HttpServer::listen(
    const ServeSettings& settings) {
  error_code error;
  const auto address = asio::ip::make_address(settings.address, error);
  if (error) return "`" + settings.address + "` is not an IP address";
  const tcp::endpoint endpoint(address, settings.port);
  auto state = std::make_unique<State>(settings);
  tcp::acceptor& acceptor = state->acceptor;
  acceptor.open(endpoint.protocol(), error);
  // Without it the port of a server that has just ended stays taken for a minute.
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  // Before listening, for connections inherit them.
  const asio::socket_base::send_buffer_size most_sent(kSocketBufferBytes);
  const asio::socket_base::receive_buffer_size most_received(kSocketBufferBytes);
  if (!error) acceptor.set_option(most_sent, error);
  if (!error) acceptor.set_option(most_received, error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return error.message();
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(state)));
}

std::string HttpServer::url() const {
  const tcp::endpoint endpoint = state_->acceptor.local_endpoint();
  const std::string address = endpoint.address().to_string();
  return "http://" + (endpoint.address().is_v6() ? "[" + address + "]" : address) + ":" +
         std::to_string(endpoint.port());
}

bool HttpServer::is_loopback() const {
  return state_->acceptor.local_endpoint().address().is_loopback();
}

void HttpServer::run(EvaluationPool& pool, std::uint64_t seed) {
  state_->loop.emplace(state_->io, state_->acceptor, state_->signals, state_->settings, pool, seed);
  state_->loop->run();
}

}  // namespace vtlsim
