#include "appsync_utils/support/escape_javascript.h"

#include <doctest/doctest.h>

TEST_CASE("commons-lang 2 escapes quotes, slashes and everything beyond ASCII") {
  CHECK(appsync::escape_javascript("plain text 09 <>&") == "plain text 09 <>&");
  CHECK(appsync::escape_javascript(R"(He said "it's" a\b </script>)") ==
        R"(He said \"it\'s\" a\\b <\/script>)");
  CHECK(appsync::escape_javascript("\b\t\n\f\r") == R"(\b\t\n\f\r)");
  CHECK(appsync::escape_javascript("\x01\x1F\x7F") == "\\u0001\\u001F\x7F");
  CHECK(appsync::escape_javascript("\u0080\u00E9\u0394\u20AC") == R"(\u0080\u00E9\u0394\u20AC)");
  CHECK(appsync::escape_javascript("\U0001F600") == R"(\uD83D\uDE00)");
  CHECK(appsync::escape_javascript("\xED\xA0\xBD!") == R"(\uD83D!)");
  CHECK(appsync::escape_javascript("").empty());
}
