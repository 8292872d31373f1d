#include "cli/serve/access_rules.h"

#include <algorithm>

#include <boost/asio/ip/address.hpp>

#include "vtl/text/ascii.h"

namespace vtlsim {
namespace {

namespace ip = boost::asio::ip;

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), vtl::is_digit<char>);
}

/// What a registered name or an IPv4 address is made of (RFC 3986, 3.2.2).
bool is_name(std::string_view text) {
  constexpr std::string_view kMarks = "-._~%!$&'()*+,;=";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return vtl::is_letter_or_digit(c) || kMarks.find(c) != std::string_view::npos;
  });
}

std::optional<ip::address> parse_address(std::string_view text) {
  boost::system::error_code error;
  const ip::address address = ip::make_address(std::string(text), error);
  if (error) return std::nullopt;
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    return ip::make_address_v4(ip::v4_mapped, address.to_v6());
  return address;
}

bool is_of_this_machine(const std::string& host, std::string_view local_address) {
  if (host == "localhost" || host.ends_with(".localhost")) return true;
  const auto address = parse_address(host);
  return address && (address->is_loopback() || address == parse_address(local_address));
}

bool holds(const std::vector<std::string>& list, std::string_view name) {
  return std::any_of(list.begin(), list.end(), [&](const std::string& allowed) {
    return allowed == "*" || vtl::ascii_lower(allowed) == name;
  });
}

/// The part behind "scheme://"; nullopt when there is no scheme or more than an authority.
std::optional<Authority> authority_of_origin(std::string_view origin) {
  const std::size_t scheme = origin.find("://");
  if (scheme == std::string_view::npos || scheme == 0) return std::nullopt;
  return parse_authority(origin.substr(scheme + 3));
}

}  // namespace

std::optional<Authority> parse_authority(std::string_view text) {
  Authority authority;
  std::string_view rest;
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    authority.host = vtl::ascii_lower(text.substr(1, end - 1));
    rest = text.substr(end + 1);
    const auto address = parse_address(authority.host);
    if (!address || authority.host.find(':') == std::string::npos) return std::nullopt;
  } else {
    const std::size_t colon = std::min(text.find(':'), text.size());
    if (!is_name(text.substr(0, colon))) return std::nullopt;
    authority.host = vtl::ascii_lower(text.substr(0, colon));
    if (authority.host.size() > 1 && authority.host.ends_with('.')) authority.host.pop_back();
    rest = text.substr(colon);
  }
  if (rest.empty()) return authority;
  if (!rest.starts_with(':') || rest.size() > 6 || !is_digits(rest.substr(1))) return std::nullopt;
  authority.port = rest.substr(1);
  return authority;
}

bool is_origin(std::string_view text) {
  return text == "null" || authority_of_origin(text).has_value();
}

bool AccessRules::allows_host(const Authority& authority, std::string_view local_address) const {
  return is_of_this_machine(authority.host, local_address) || holds(hosts_, authority.host);
}

bool AccessRules::allows_origin(std::string_view origin, std::string_view local_address) const {
  if (holds(origins_, vtl::ascii_lower(origin))) return true;
  const auto authority = authority_of_origin(origin);
  return authority && is_of_this_machine(authority->host, local_address);
}

}  // namespace vtlsim
