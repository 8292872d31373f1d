#include "cli/serve/http_connection.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <optional>
#include <string>
#include <utility>

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

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[40];
  return {text, std::strftime(text, sizeof(text), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

ServiceAnswer answer_to_parse_error(const error_code& error) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow)
    return service_failure(431, kBadRequest, "The request header is too large");
  if (error == http::error::body_limit)
    return service_failure(413, kBadRequest, "The request body is too large");
  return service_failure(400, kBadRequest, "Malformed HTTP request: " + error.message());
}

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
    buffer_.reserve(std::min(kReadBytes, limits_.header_bytes));
    read_header(limits_.header_time);
  }

  void refuse() override {
    respond(service_failure(503, kUnavailable, "Too many connections"), false);
  }

  void check_deadline(Clock::time_point now) override {
    if (phase_ == Phase::idle && parser_->got_some()) enter(Phase::header, limits_.header_time);
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
    const bool has_request = parser_ && parser_->got_some();
    if (phase_ == Phase::idle || (phase_ == Phase::header && !has_request)) close();
  }

  void close() override {
    if (phase_ == Phase::closed) return;
    phase_ = Phase::closed;
    error_code ignored;
    socket_.close(ignored);
    surroundings_.on_closed(*this);
  }

  std::optional<Clock::time_point> waiting_since() const override {
    const bool is_waiting =
        phase_ == Phase::idle || phase_ == Phase::header || phase_ == Phase::body;
    return is_waiting ? std::optional(since_) : std::nullopt;
  }

 private:
  enum class Phase { idle, header, body, evaluating, writing, draining, closed };
  using RequestParser = http::request_parser<http::string_body>;
  using Response = http::response<http::string_body>;

  void enter(Phase phase, std::chrono::milliseconds time) {
    phase_ = phase;
    since_ = Clock::now();
    deadline_ = since_ + time;
    is_late_ = false;
  }

  void cancel() {
    error_code ignored;
    socket_.cancel(ignored);
  }

  /// A handler of this connection; after close() it does nothing.
  template <class Action>
  auto then(Action action) {
    return [self = shared_from_this(), action](const error_code& error, std::size_t bytes) {
      if (self->phase_ != Phase::closed) action(*self, error, bytes);
    };
  }

  void read_header(std::chrono::milliseconds time) {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(limits_.header_bytes));
    parser_->body_limit(limits_.body_bytes);
    enter(buffer_.size() > 0 || !has_served_ ? Phase::header : Phase::idle, time);
    http::async_read_header(socket_, buffer_, *parser_,
                            then([](Connection& self, const error_code& error, std::size_t) {
                              self.on_header(error);
                            }));
  }

  void on_header(const error_code& error) {
    if (error) return on_read_error(error);
    const auto& request = parser_->get();
    is_head_ = request.method() == http::verb::head;
    const Route route = find_route(view(request.method_string()), view(request.target()));
    if (!route.is_evaluation) {
      // A body that was not asked for is not read; without one the connection stays usable.
      return respond(route.answer, parser_->is_done());
    }
    const auto encoding = request.find(http::field::content_encoding);
    if (encoding != request.end() && !beast::iequals(encoding->value(), "identity")) {
      return respond(service_failure(415, kBadRequest, "Content-Encoding is not supported"),
                     parser_->is_done());
    }
    const auto expectation = request.find(http::field::expect);
    if (expectation != request.end() && request.version() >= 11 && !parser_->is_done()) {
      if (!beast::iequals(expectation->value(), "100-continue"))
        return respond(service_failure(417, kBadRequest, "Unknown expectation"), false);
      return invite_body();
    }
    read_body();
  }

  void invite_body() {
    enter(Phase::body, limits_.body_time);
    asio::async_write(socket_, asio::buffer(kContinue.data(), kContinue.size()),
                      then([](Connection& self, const error_code& error, std::size_t) {
                        if (error) return self.on_read_error(error);
                        self.read_body();
                      }));
  }

  void read_body() {
    if (parser_->is_done()) return evaluate();
    enter(Phase::body, limits_.body_time);
    http::async_read(socket_, buffer_, *parser_,
                     then([](Connection& self, const error_code& error, std::size_t) {
                       if (error) return self.on_read_error(error);
                       self.evaluate();
                     }));
  }

  void on_read_error(const error_code& error) {
    if (is_late_ && parser_->got_some()) {
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
    surroundings_.pool.submit(std::move(parser_->get().body()), [self = shared_from_this()](
                                                                    ServiceAnswer answer) mutable {
      const auto executor = self->socket_.get_executor();
      asio::post(executor, [self = std::move(self), answer = std::move(answer)]() mutable {
        if (self->phase_ != Phase::closed) self->respond(std::move(answer), true);
      });
    });
  }

  void respond(ServiceAnswer answer, bool can_go_on) {
    const bool keeps_alive =
        can_go_on && !is_finishing_ && parser_.has_value() && parser_->get().keep_alive();
    const unsigned version =
        parser_ && parser_->got_some() && parser_->is_header_done() ? parser_->get().version() : 11;
    response_.emplace();
    response_->version(version);
    response_->result(answer.status);
    response_->set(http::field::server, "vtlsim");
    response_->set(http::field::date, http_date());
    response_->set("x-amzn-RequestId", surroundings_.request_ids.next());
    response_->set(http::field::content_type,
                   beast::string_view(answer.content_type.data(), answer.content_type.size()));
    if (!answer.error_type.empty()) {
      response_->set("x-amzn-ErrorType",
                     beast::string_view(answer.error_type.data(), answer.error_type.size()));
    }
    if (!answer.allowed_methods.empty()) {
      response_->set(http::field::allow, beast::string_view(answer.allowed_methods.data(),
                                                            answer.allowed_methods.size()));
    }
    response_->body() = std::move(answer.body);
    response_->keep_alive(keeps_alive);
    response_->prepare_payload();
    serializer_.emplace(*response_);
    enter(Phase::writing, limits_.write_time);
    auto done = then([keeps_alive](Connection& self, const error_code& error, std::size_t) {
      if (error) return self.close();
      self.on_answered(keeps_alive);
    });
    if (is_head_) {
      http::async_write_header(socket_, *serializer_, std::move(done));
    } else {
      http::async_write(socket_, *serializer_, std::move(done));
    }
  }

  void on_answered(bool keeps_alive) {
    serializer_.reset();
    response_.reset();
    has_served_ = true;
    if (keeps_alive && !is_finishing_) return read_header(limits_.idle_time);
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
  beast::flat_buffer buffer_;
  std::optional<RequestParser> parser_;
  std::optional<Response> response_;
  std::optional<http::response_serializer<http::string_body>> serializer_;
  Phase phase_ = Phase::header;
  Clock::time_point since_;
  Clock::time_point deadline_;
  bool is_late_ = false;
  bool is_finishing_ = false;
  bool is_head_ = false;
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
