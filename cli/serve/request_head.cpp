#include "cli/serve/request_head.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include <boost/beast/core/string.hpp>

#include "cli/serve/routes.h"
#include "vtl/text/ascii.h"

namespace vtlsim {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

ServiceAnswer bad_head(std::string_view message) {
  return service_failure(400, kBadRequest, message);
}

bool is_number(beast::string_view text) {
  return vtl::is_all_digits(view(text));
}

std::optional<ServiceAnswer> check_length(const RequestHead& head) {
  const std::size_t lengths = head.count(http::field::content_length);
  const std::size_t codings = head.count(http::field::transfer_encoding);
  if (lengths > 1) return bad_head("Content-Length is given more than once");
  if (lengths == 1 && !is_number(head[http::field::content_length]))
    return bad_head("Content-Length is not a number");
  if (codings == 0) return std::nullopt;
  if (lengths > 0) return bad_head("Content-Length and Transfer-Encoding exclude each other");
  if (head.version() < 11) return bad_head("HTTP/1.0 has no Transfer-Encoding");
  if (codings > 1) return bad_head("Transfer-Encoding is given more than once");
  if (!beast::iequals(head[http::field::transfer_encoding], "chunked"))
    return service_failure(501, kBadRequest, "No Transfer-Encoding but chunked is supported");
  return std::nullopt;
}

}  // namespace

std::variant<Addressees, ServiceAnswer> check_request_head(const RequestHead& head) {
  if (auto refusal = check_length(head)) return std::move(*refusal);
  const std::size_t hosts = head.count(http::field::host);
  if (hosts > 1) return bad_head("Host is given more than once");
  if (hosts == 0 && head.version() >= 11) return bad_head("Host is missing");
  Addressees addressees;
  if (hosts == 1) {
    auto host = parse_authority(view(head[http::field::host]));
    if (!host) return bad_head("Host is not a name or an address");
    addressees.push_back(std::move(*host));
  }
  if (const std::string_view named = authority_of(view(head.target())); !named.empty()) {
    auto host = parse_authority(named);
    if (!host) return bad_head("The target does not name a host");
    addressees.push_back(std::move(*host));
  }
  return addressees;
}

}  // namespace vtlsim
