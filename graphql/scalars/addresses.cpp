// AWSEmail, AWSURL and AWSIPAddress.
#include <array>
#include <cstddef>
#include <cstring>

#include <arpa/inet.h>

#include "graphql/scalars/aws_scalars.h"
#include "vtl/text/ascii.h"

namespace gql::scalars {
namespace {

constexpr bool is_beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80U;
}

/// RFC 5322's atext, and letters beyond ASCII.
bool is_atom_character(char c) {
  constexpr std::string_view kSpecial = "!#$%&'*+/=?^_`{|}~-";
  return vtl::is_letter_or_digit(c) || is_beyond_ascii(c) ||
         kSpecial.find(c) != std::string_view::npos;
}

bool is_quoted_local_part(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  text = text.substr(1, text.size() - 2);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"' || static_cast<unsigned char>(text[i]) < 0x20U) return false;
    if (text[i] == '\\' && ++i == text.size()) return false;
  }
  return true;
}

/// Whether `text` consists of parts between dots, each of them good.
template <class IsPart>
bool are_dotted(std::string_view text, IsPart is_part) {
  for (;;) {
    const std::size_t dot = text.find('.');
    if (!is_part(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

bool is_atom(std::string_view text) {
  for (const char c : text) {
    if (!is_atom_character(c)) return false;
  }
  return !text.empty();
}

bool is_host_label(std::string_view text) {
  if (text.empty() || text.size() > 63 || text.front() == '-' || text.back() == '-') return false;
  for (const char c : text) {
    if (!vtl::is_letter(c) && !vtl::is_digit(c) && !is_beyond_ascii(c) && c != '-') return false;
  }
  return true;
}

bool is_address(int family, std::string_view text) {
  std::array<char, INET6_ADDRSTRLEN + 1> copy{};
  if (text.empty() || text.size() >= copy.size()) return false;
  if (text.find('\0') != std::string_view::npos) return false;
  std::memcpy(copy.data(), text.data(), text.size());
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return inet_pton(family, copy.data(), bytes.data()) == 1;
}

/// A number without sign and leading zeros, at most `highest`.
bool is_prefix_length(std::string_view text, int highest) {
  if (text.empty() || text.size() > 3 || (text.size() > 1 && text[0] == '0')) return false;
  int value = 0;
  for (const char c : text) {
    if (!vtl::is_digit(c)) return false;
    value = value * 10 + (c - '0');
  }
  return value <= highest;
}

/// What no URL contains unescaped.
bool is_url_character(char c) {
  constexpr std::string_view kNever = " <>\"{}|\\^`";
  const auto code = static_cast<unsigned char>(c);
  return code > 0x20U && code != 0x7FU && kNever.find(c) == std::string_view::npos;
}

}  // namespace

bool is_email(std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || text.size() > 320) return false;
  const std::string_view local = text.substr(0, at);
  std::string_view domain = text.substr(at + 1);
  if (!is_quoted_local_part(local) && !are_dotted(local, is_atom)) return false;
  if (domain.starts_with('[') && domain.ends_with(']')) {
    domain = domain.substr(1, domain.size() - 2);
    if (domain.starts_with("IPv6:")) return is_address(AF_INET6, domain.substr(5));
    return is_address(AF_INET, domain);
  }
  return are_dotted(domain, is_host_label);
}

bool is_url(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !vtl::is_letter(text[0])) return false;
  for (const char c : text.substr(0, colon)) {
    if (!vtl::is_letter(c) && !vtl::is_digit(c) && c != '+' && c != '-' && c != '.') return false;
  }
  std::string_view rest = text.substr(colon + 1);
  for (const char c : rest) {
    if (!is_url_character(c)) return false;
  }
  if (rest.starts_with("//")) {
    rest.remove_prefix(2);
    const std::size_t authority = rest.find_first_of("/?#");
    // Only files lie on no host.
    if (authority == 0 && text.substr(0, colon) != "file") return false;
    rest = authority == std::string_view::npos ? std::string_view() : rest.substr(authority);
    const std::string_view path = rest.substr(0, rest.find_first_of("?#"));
    return path.find("//") == std::string_view::npos && !text.ends_with("//");
  }
  return !rest.empty();
}

bool is_ip_address(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::string_view address = text.substr(0, slash);
  const bool has_length = slash != std::string_view::npos;
  const std::string_view length = has_length ? text.substr(slash + 1) : std::string_view();
  if (is_address(AF_INET, address)) return !has_length || is_prefix_length(length, 32);
  return is_address(AF_INET6, address) && (!has_length || is_prefix_length(length, 128));
}

}  // namespace gql::scalars
