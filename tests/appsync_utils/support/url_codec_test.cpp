#include "appsync_utils/support/url_codec.h"

#include <doctest/doctest.h>

namespace {

std::string decode_error(std::string_view text) {
  const auto result = appsync::url_decode(text);
  return result ? "no error: " + *result : result.error().to_string();
}

}  // namespace

TEST_CASE("form encoding") {
  CHECK(appsync::url_encode("azAZ09-_.*") == "azAZ09-_.*");
  CHECK(appsync::url_encode("a b+c&d=e/f~g%") == "a+b%2Bc%26d%3De%2Ff%7Eg%25");
  CHECK(appsync::url_encode("\u00E9\u20AC\U0001F600\n") == "%C3%A9%E2%82%AC%F0%9F%98%80%0A");
  CHECK(appsync::url_encode("a\xED\xA0\xBDz") == "a%3Fz");
  CHECK(appsync::url_encode("").empty());
}

TEST_CASE("form decoding") {
  CHECK(*appsync::url_decode("a+b%2Bc%26") == "a b+c&");
  CHECK(*appsync::url_decode("%C3%A9%e2%82%ac%F0%9F%98%80\u00E9") ==
        "\u00E9\u20AC\U0001F600\u00E9");
  CHECK(*appsync::url_decode("%C3x%A9%FF") == "\uFFFDx\uFFFD\uFFFD");
  // Integer.parseInt takes a sign and the digits of every script.
  CHECK(*appsync::url_decode("%+9") == "\t");
  CHECK(*appsync::url_decode("%\u0664\u0661") == "A");
}

TEST_CASE("bad escapes are answered in Java's words") {
  const std::string prefix =
      "java.lang.IllegalArgumentException: URLDecoder: Illegal hex characters in escape (%) "
      "pattern - ";
  CHECK(decode_error("%zz") == prefix + "Error at index 0 in: \"zz\"");
  CHECK(decode_error("%1z") == prefix + "Error at index 1 in: \"1z\"");
  CHECK(decode_error("%%41") == prefix + "Error at index 0 in: \"%4\"");
  CHECK(decode_error("a%-1") == prefix + "negative value");
  CHECK(decode_error("a%4") ==
        "java.lang.IllegalArgumentException: URLDecoder: Incomplete trailing escape (%) pattern");
  CHECK(decode_error("%41%") ==
        "java.lang.IllegalArgumentException: URLDecoder: Incomplete trailing escape (%) pattern");
}
