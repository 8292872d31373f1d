#include "cli/serve/http_connection.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <exception>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include "cli/serve/head_scanner.h"
#include "cli/serve/peer_state.h"
#include "cli/serve/request_head.h"
#include "cli/serve/routes.h"

namespace vtlsim {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;

constexpr std::size_t kReadBytes = std::size_t{16} << 10;
/// What is read and thrown away after a last answer, so that the client gets to see it.
constexpr std::size_t kMostDrainedBytes = std::size_t{16} << 20;
constexpr std::chrono::milliseconds kDrainTime{1000};
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
/// For how long a browser may remember what it was allowed, in seconds.
constexpr std::string_view kPreflightAge = "600";

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

beast::string_view view(std::string_view text) {
  return {text.data(), text.size()};
}

std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[40];
  return {text, std::strftime(text, sizeof(text), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

ServiceAnswer malformed(std::string_view problem) {
  return service_failure(400, kBadRequest, "Malformed HTTP request: " + std::string(problem));
}

ServiceAnswer header_too_large() {
  return service_failure(431, kBadRequest, "The request header is too large");
}

ServiceAnswer body_too_large() {
  return service_failure(413, kBadRequest, "The request body is too large");
}

ServiceAnswer answer_to_parse_error(const error_code& error) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow)
    return header_too_large();
  if (error == http::error::body_limit) return body_too_large();
  return malformed(error.message());
}

/// What a page of another origin is told, for its browser lets it see nothing else (CORS).
struct Sharing {
  std::string origin;
  /// For a preflight: what may be sent.
  std::string methods;
  std::string headers;
};

class Connection final : public HttpConnection, public std::enable_shared_from_this<Connection> {
 public:
  Connection(asio::ip::tcp::socket socket, ConnectionSurroundings& surroundings)
      : socket_(std::move(socket)),
        surroundings_(surroundings),
        limits_(surroundings.limits),
        buffer_(limits_.header_bytes + kReadBytes) {}

  void start() override {
    error_code ignored;
    socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
    const auto local = socket_.local_endpoint(ignored);
    local_address_ = local.address().to_string();
    buffer_.reserve(std::min(kReadBytes, limits_.header_bytes));
    begin_request(limits_.header_time);
  }

  void refuse() override {
    respond(service_failure(503, kUnavailable, "Too many connections"), false);
  }

  void check(Clock::time_point now) override {
    if (phase_ == Phase::evaluating) return check_client();
    if (now < deadline_) return;
    switch (phase_) {
      case Phase::header:
      case Phase::body:
        // The read ends with operation_aborted, and the socket can still carry an answer.
        is_late_ = true;
        cancel();
        break;
      case Phase::idle:
      case Phase::writing:
      case Phase::draining:
        close();
        break;
      case Phase::evaluating:
      case Phase::closed:
        break;
    }
  }

  void finish() override {
    is_finishing_ = true;
    if (phase_ == Phase::idle || (phase_ == Phase::header && buffer_.size() == 0)) close();
  }

  void close() override {
    if (phase_ == Phase::closed) return;
    phase_ = Phase::closed;
    hold(0);
    error_code ignored;
    socket_.close(ignored);
    if (job_ != nullptr) surroundings_.pool.cancel(std::exchange(job_, nullptr));
    surroundings_.on_closed(*this);
  }

  std::optional<Wait> wait() const override {
    switch (phase_) {
      case Phase::idle:
      case Phase::header:
      case Phase::body:
      case Phase::writing:
      case Phase::draining:
        return Wait{since_, moved_bytes_};
      case Phase::evaluating:
      case Phase::closed:
        break;
    }
    return std::nullopt;
  }

  std::size_t held_bytes() const override { return held_bytes_; }

 private:
  enum class Phase { idle, header, body, evaluating, writing, draining, closed };
  using RequestParser = http::request_parser<http::string_body>;
  using Response = http::response<http::string_body>;

  void enter(Phase phase, std::chrono::milliseconds time) {
    phase_ = phase;
    since_ = Clock::now();
    deadline_ = since_ + time;
    moved_bytes_ = 0;
    is_late_ = false;
  }

  void cancel() {
    error_code ignored;
    socket_.cancel(ignored);
  }

  /// A handler of this connection; after close() it does nothing. What goes wrong inside of it (no
  /// memory) costs this connection only.
  template <class Action>
  auto then(Action action) {
    return [self = shared_from_this(), action](const error_code& error, std::size_t bytes) {
      if (self->phase_ == Phase::closed) return;
      self->moved_bytes_ += bytes;
      try {
        action(*self, error, bytes);
      } catch (const std::exception&) {
        self->close();
      }
    };
  }

  void hold(std::size_t bytes) {
    const bool has_grown = bytes > held_bytes_;
    surroundings_.held_bytes += bytes - held_bytes_;
    held_bytes_ = bytes;
    if (has_grown && surroundings_.held_bytes > limits_.held_bytes)
      surroundings_.on_too_much_held();
  }

  void begin_request(std::chrono::milliseconds time) {
    parser_.emplace();
    scanner_ = {};
    sharing_.reset();
    keeps_alive_ = false;
    is_head_ = false;
    enter(buffer_.size() > 0 || !has_served_ ? Phase::header : Phase::idle, time);
    scan_head();
  }

  void scan_head() {
    const HeadScanner::Status status =
        scanner_.scan({static_cast<const char*>(buffer_.data().data()), buffer_.size()});
    if (phase_ == Phase::idle && scanner_.has_begun()) enter(Phase::header, limits_.header_time);
    if (status == HeadScanner::Status::wrong) return respond(malformed(scanner_.problem()), false);
    if (scanner_.size() - scanner_.blank_size() > limits_.header_bytes)
      return respond(header_too_large(), false);
    if (status == HeadScanner::Status::complete) return parse_head();
    read_head();
  }

  void read_head() {
    if (!scanner_.has_begun() && scanner_.size() == scanner_.blank_size()) {
      buffer_.consume(buffer_.size());
      scanner_ = {};
    }
    const std::size_t room = std::min(kReadBytes, buffer_.max_size() - buffer_.size());
    socket_.async_read_some(buffer_.prepare(room),
                            then([](Connection& self, const error_code& error, std::size_t bytes) {
                              if (error) return self.on_read_error(error);
                              self.buffer_.commit(bytes);
                              self.scan_head();
                            }));
  }

  void parse_head() {
    buffer_.consume(scanner_.blank_size());
    error_code error;
    // Both limits have been or will be looked at by this connection.
    parser_->header_limit(std::numeric_limits<std::uint32_t>::max());
    parser_->body_limit(std::numeric_limits<std::uint64_t>::max());
    buffer_.consume(parser_->put(buffer_.data(), error));
    if (error) return respond(answer_to_parse_error(error), false);
    const RequestHead& request = parser_->get();
    is_head_ = request.method() == http::verb::head;
    auto checked = check_request_head(request);
    if (auto* refusal = std::get_if<ServiceAnswer>(&checked))
      return respond(std::move(*refusal), false);
    keeps_alive_ = parser_->get().keep_alive();
    const std::string_view path = path_of(view(request.target()));
    const Route* route = find_route(path);
    // A body that was not asked for is not read; without one the connection stays usable.
    const bool can_go_on = parser_->is_done();
    if (auto refusal = check_access(request, route, std::get<Addressees>(checked)))
      return respond(std::move(*refusal), can_go_on);
    if (route == nullptr) return respond(unknown_path(path), can_go_on);
    if (is_preflight(request)) return respond_to_preflight(request, *route);
    if (!route->takes(view(request.method_string())))
      return respond(wrong_method(*route), can_go_on);
    if (route->answer != nullptr) return respond(route->answer(), can_go_on);
    expect_body(request, route->body_bytes.value_or(limits_.body_bytes));
  }

  /// Whether this client may call this route; notes what its page is to be told.
  std::optional<ServiceAnswer> check_access(const RequestHead& request, const Route* route,
                                            const Addressees& addressees) {
    const bool is_open = route != nullptr && route->access == RouteAccess::open;
    const AccessRules& rules = surroundings_.access;
    for (const Authority& addressee : addressees) {
      if (is_open || rules.allows_host(addressee, local_address_)) continue;
      return service_failure(
          403, kAccessDenied,
          "`" + addressee.host + "` is not a name of this machine; --allow-host allows it");
    }
    const auto [first, last] = request.equal_range(http::field::origin);
    for (auto field = first; field != last; ++field) {
      const std::string_view origin = view(field->value());
      if (!is_open && !rules.allows_origin(origin, local_address_)) {
        return service_failure(403, kAccessDenied,
                               "Pages of `" + std::string(origin) +
                                   "` may not call this server; --allow-origin allows it");
      }
      sharing_ = Sharing{std::string(origin), {}, {}};
    }
    return std::nullopt;
  }

  bool is_preflight(const RequestHead& request) const {
    return request.method() == http::verb::options && sharing_.has_value() &&
           request.count(http::field::access_control_request_method) > 0;
  }

  void respond_to_preflight(const RequestHead& request, const Route& route) {
    sharing_->methods = route.methods;
    sharing_->headers = view(request[http::field::access_control_request_headers]);
    ServiceAnswer nothing;
    nothing.status = 204;
    nothing.content_type = {};
    respond(std::move(nothing), parser_->is_done());
  }

  void expect_body(const RequestHead& request, std::size_t most_bytes) {
    const auto length = parser_->content_length();
    if (length && *length > most_bytes) return respond(body_too_large(), false);
    parser_->body_limit(most_bytes);
    const auto encoding = request.find(http::field::content_encoding);
    if (encoding != request.end() && !beast::iequals(encoding->value(), "identity")) {
      return respond(service_failure(415, kBadRequest, "Content-Encoding is not supported"),
                     parser_->is_done());
    }
    parser_->eager(true);
    enter(Phase::body, limits_.body_time);
    hold(length ? static_cast<std::size_t>(*length) : 0);
    if (phase_ == Phase::closed) return;
    const auto expectation = request.find(http::field::expect);
    if (expectation != request.end() && request.version() >= 11 && !parser_->is_done()) {
      if (!beast::iequals(expectation->value(), "100-continue"))
        return respond(service_failure(417, kBadRequest, "Unknown expectation"), false);
      return invite_body();
    }
    read_body();
  }

  void invite_body() {
    asio::async_write(socket_, asio::buffer(kContinue.data(), kContinue.size()),
                      then([](Connection& self, const error_code& error, std::size_t) {
                        if (error) return self.on_read_error(error);
                        self.read_body();
                      }));
  }

  void read_body() {
    if (parser_->is_done()) return evaluate();
    http::async_read_some(
        socket_, buffer_, *parser_,
        then([](Connection& self, const error_code& error, std::size_t) {
          if (error) return self.on_read_error(error);
          self.hold(std::max(self.held_bytes_, self.parser_->get().body().size()));
          if (self.phase_ != Phase::closed) self.read_body();
        }));
  }

  void on_read_error(const error_code& error) {
    const bool has_begun = phase_ == Phase::body || scanner_.has_begun();
    if (is_late_ && has_begun) {
      return respond(service_failure(408, kRequestTimeout, "The request took too long to arrive"),
                     false);
    }
    const bool is_http =
        error.category() == http::make_error_code(http::error::bad_method).category();
    const bool has_ended =
        error == http::error::end_of_stream || error == http::error::partial_message;
    if (!is_http || has_ended) return close();
    respond(answer_to_parse_error(error), false);
  }

  void evaluate() {
    enter(Phase::evaluating, {});
    job_ = surroundings_.pool.submit(
        std::move(parser_->get().body()),
        [self = shared_from_this()](ServiceAnswer answer) mutable {
          try {
            const auto executor = self->socket_.get_executor();
            asio::post(executor, [self = std::move(self), answer = std::move(answer)]() mutable {
              self->on_evaluated(std::move(answer));
            });
          } catch (const std::exception&) {
            // No memory: the client will leave unanswered, and is noticed then.
          }
        });
  }

  void on_evaluated(ServiceAnswer answer) {
    if (phase_ != Phase::evaluating) return;
    job_.reset();
    if (answer.body.size() > limits_.answer_bytes)
      answer = service_failure(400, kBadRequest, "The answer is larger than the limit");
    respond(std::move(answer), true);
  }

  // Who has only stopped sending may still want its answer: that costs at most its fair time.
  void check_client() {
    const PeerState state = peer_state(socket_.native_handle());
    if (state == PeerState::gone ||
        (state == PeerState::half_closed && EvaluationPool::is_long(*job_))) {
      close();
    }
  }

  void respond(ServiceAnswer answer, bool can_go_on) {
    const bool goes_on = can_go_on && keeps_alive_ && !is_finishing_;
    const bool has_head = parser_.has_value() && parser_->is_header_done();
    response_.emplace();
    response_->version(has_head ? parser_->get().version() : 11);
    response_->result(answer.status);
    response_->set(http::field::server, "vtlsim");
    response_->set(http::field::date, http_date());
    response_->set("x-amzn-RequestId", surroundings_.request_ids.next());
    if (!answer.content_type.empty())
      response_->set(http::field::content_type, view(answer.content_type));
    if (!answer.error_type.empty()) response_->set("x-amzn-ErrorType", view(answer.error_type));
    if (!answer.allowed_methods.empty())
      response_->set(http::field::allow, view(answer.allowed_methods));
    if (sharing_) share(*response_);
    response_->body() = std::move(answer.body);
    response_->keep_alive(goes_on);
    response_->prepare_payload();
    serializer_.emplace(*response_);
    serializer_->split(is_head_);
    enter(Phase::writing, limits_.write_time);
    hold(response_->body().size());
    if (phase_ != Phase::closed) write(goes_on);
  }

  void share(Response& response) const {
    response.set(http::field::access_control_allow_origin, sharing_->origin);
    response.set(http::field::vary, "Origin");
    if (sharing_->methods.empty()) {
      response.set(http::field::access_control_expose_headers,
                   "x-amzn-RequestId, x-amzn-ErrorType");
      return;
    }
    response.set(http::field::access_control_allow_methods, sharing_->methods);
    if (!sharing_->headers.empty())
      response.set(http::field::access_control_allow_headers, sharing_->headers);
    response.set(http::field::access_control_max_age, view(kPreflightAge));
  }

  void write(bool goes_on) {
    http::async_write_some(socket_, *serializer_,
                           then([goes_on](Connection& self, const error_code& error, std::size_t) {
                             if (error) return self.close();
                             const bool is_done = self.is_head_ ? self.serializer_->is_header_done()
                                                                : self.serializer_->is_done();
                             if (is_done) return self.on_answered(goes_on);
                             self.write(goes_on);
                           }));
  }

  void on_answered(bool goes_on) {
    serializer_.reset();
    response_.reset();
    hold(0);
    has_served_ = true;
    if (goes_on && !is_finishing_) return begin_request(limits_.idle_time);
    // Closing with unread bytes resets the connection, and the client might never see the answer.
    error_code error;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
    if (error) return close();
    buffer_.clear();
    enter(Phase::draining, kDrainTime);
    drain();
  }

  void drain() {
    socket_.async_read_some(asio::buffer(drained_),
                            then([](Connection& self, const error_code& error, std::size_t bytes) {
                              self.drained_bytes_ += bytes;
                              if (error || self.drained_bytes_ > kMostDrainedBytes)
                                return self.close();
                              self.drain();
                            }));
  }

  asio::ip::tcp::socket socket_;
  ConnectionSurroundings& surroundings_;
  const HttpLimits& limits_;
  std::string local_address_;
  beast::flat_buffer buffer_;
  HeadScanner scanner_;
  std::optional<RequestParser> parser_;
  std::optional<Sharing> sharing_;
  EvaluationPool::Ticket job_;
  std::optional<Response> response_;
  std::optional<http::response_serializer<http::string_body>> serializer_;
  Phase phase_ = Phase::header;
  Clock::time_point since_;
  Clock::time_point deadline_;
  std::size_t moved_bytes_ = 0;
  std::size_t held_bytes_ = 0;
  bool is_late_ = false;
  bool is_finishing_ = false;
  bool is_head_ = false;
  bool keeps_alive_ = false;
  bool has_served_ = false;
  std::size_t drained_bytes_ = 0;
  std::array<char, 2048> drained_;
};

}  // namespace

std::shared_ptr<HttpConnection> make_http_connection(asio::ip::tcp::socket socket,
                                                     ConnectionSurroundings& surroundings) {
  return std::make_shared<Connection>(std::move(socket), surroundings);
}

}  // namespace vtlsim
