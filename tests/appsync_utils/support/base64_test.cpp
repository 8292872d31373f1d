#include "appsync_utils/support/base64.h"

#include <doctest/doctest.h>

namespace {

std::string decode_error(std::string_view text) {
  const auto result = appsync::base64_decode(text);
  return result ? "no error: " + *result : result.error().to_string();
}

}  // namespace

TEST_CASE("encoding pads to groups of four") {
  CHECK(appsync::base64_encode("").empty());
  CHECK(appsync::base64_encode("f") == "Zg==");
  CHECK(appsync::base64_encode("fo") == "Zm8=");
  CHECK(appsync::base64_encode("foo") == "Zm9v");
  CHECK(appsync::base64_encode("\xFB\xFF\xFE") == "+//+");
  CHECK(appsync::base64_encode_text("\u00E9") == "w6k=");
  CHECK(appsync::base64_encode_text("a\xED\xA0\xBD") == "YT8=");
}

TEST_CASE("decoding takes whole padding or none") {
  CHECK(*appsync::base64_decode("Zm9vYg==") == "foob");
  CHECK(*appsync::base64_decode("Zm9vYg") == "foob");
  CHECK(*appsync::base64_decode("Zm8=") == "fo");
  CHECK(appsync::base64_decode("")->empty());
  CHECK(*appsync::base64_decode_text("w6k=") == "\u00E9");
  CHECK(*appsync::base64_decode_text("Yf9i") ==
        "a\uFFFD"
        "b");
}

TEST_CASE("bad text is answered in Java's words") {
  const std::string prefix = "java.lang.IllegalArgumentException: ";
  CHECK(decode_error("Zm9*") == prefix + "Illegal base64 character 2a");
  CHECK(decode_error("Zm 9") == prefix + "Illegal base64 character 20");
  CHECK(decode_error("Zm9-") == prefix + "Illegal base64 character 2d");
  CHECK(decode_error("Zm\u00E99") == prefix + "Illegal base64 character -17");
  CHECK(decode_error("Zm\u20AC9") == prefix + "Illegal base64 character 3f");
  CHECK(decode_error("\tm9v") == prefix + "Illegal base64 character 9");
  CHECK(decode_error("Zg=") == prefix + "Input byte array has wrong 4-byte ending unit");
  CHECK(decode_error("Zg=x") == prefix + "Input byte array has wrong 4-byte ending unit");
  CHECK(decode_error("Zm9v=") == prefix + "Input byte array has wrong 4-byte ending unit");
  CHECK(decode_error("Zm9vZ") == prefix + "Last unit does not have enough valid bits");
  CHECK(decode_error("Z===") == prefix + "Last unit does not have enough valid bits");
  CHECK(decode_error("Zg==Zg==") == prefix + "Input byte array has incorrect ending byte at 4");
  CHECK(decode_error("Z") == prefix + "Input byte[] should at least have 2 bytes for base64 bytes");
}
