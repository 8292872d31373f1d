#include "cli/serve/access_rules.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

using vtlsim::AccessRules;
using vtlsim::parse_authority;

namespace {

bool allows_host(const AccessRules& rules, std::string_view text,
                 std::string_view local = "127.0.0.1") {
  const auto authority = parse_authority(text);
  REQUIRE(authority);
  return rules.allows_host(*authority, local);
}

}  // namespace

TEST_CASE("host and port of an authority") {
  const auto named = parse_authority("LocalHost.:8737");
  REQUIRE(named);
  CHECK(named->host == "localhost");
  CHECK(named->port == "8737");
  const auto bracketed = parse_authority("[::1]:80");
  REQUIRE(bracketed);
  CHECK(bracketed->host == "::1");
  for (const std::string_view wrong :
       {"", ":80", "a b", "a/b", "user@a", "a:b", "a:1:2", "a:123456", "[::1", "[::1]x", "[a]",
        "[127.0.0.1]", "::1", "a?b", "a\\b", "\xC3\xA4"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_authority(wrong));
  }
}

TEST_CASE("names and addresses of this machine") {
  const AccessRules rules({}, {});
  for (const std::string_view host : {"localhost", "LOCALHOST:1", "api.localhost", "127.0.0.1",
                                      "127.1.2.3:80", "[::1]", "[::ffff:127.0.0.1]", "localhost."})
    CHECK_MESSAGE(allows_host(rules, host), host);
  for (const std::string_view host :
       {"evil.example", "localhost.evil.example", "notlocalhost", "192.168.1.5", "0.0.0.0",
        "[fe80::1]", "127.0.0.1.evil.example", "128.0.0.1", "127.1"})
    CHECK_FALSE_MESSAGE(allows_host(rules, host), host);
}

TEST_CASE("the address that the client has connected to") {
  const AccessRules rules({}, {});
  CHECK(allows_host(rules, "192.168.1.5:8737", "192.168.1.5"));
  CHECK(allows_host(rules, "192.168.1.5:8737", "::ffff:192.168.1.5"));
  CHECK(allows_host(rules, "[FE80::1]", "fe80::1"));
  CHECK_FALSE(allows_host(rules, "192.168.1.6", "192.168.1.5"));
}

TEST_CASE("names that were allowed") {
  CHECK(allows_host(AccessRules({"Api.Example"}, {}), "api.example:80"));
  CHECK_FALSE(allows_host(AccessRules({"api.example"}, {}), "x.api.example"));
  CHECK(allows_host(AccessRules({"*"}, {}), "evil.example"));
}

TEST_CASE("origins") {
  const AccessRules rules({}, {"https://app.example:8443", "null"});
  for (const std::string_view origin : {"http://localhost:3000", "https://127.0.0.1", "null",
                                        "https://APP.example:8443", "http://[::1]:5173"})
    CHECK_MESSAGE(rules.allows_origin(origin, "127.0.0.1"), origin);
  for (const std::string_view origin :
       {"https://app.example", "http://app.example:8443", "https://evil.example", "", "localhost",
        "http://localhost@evil.example", "http://localhost/path", "http://localhost evil"})
    CHECK_FALSE_MESSAGE(rules.allows_origin(origin, "127.0.0.1"), origin);
  CHECK_FALSE(AccessRules({}, {}).allows_origin("null", "127.0.0.1"));
  CHECK(AccessRules({}, {"*"}).allows_origin("https://evil.example", "127.0.0.1"));
  CHECK(vtlsim::is_origin("https://app.example:8443"));
  CHECK(vtlsim::is_origin("null"));
  CHECK_FALSE(vtlsim::is_origin("app.example"));
  CHECK_FALSE(vtlsim::is_origin("https://app.example/"));
}
