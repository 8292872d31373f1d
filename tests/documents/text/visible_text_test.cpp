#include "vtlsim/visible_text.h"

#include <doctest/doctest.h>

using vtlsim::visible_text;

TEST_CASE("what is text stays as it is") {
  for (const char* text :
       {"", "plain\ttext", "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", "\xEF\xBF\xBD"})
    CHECK(visible_text(text) == text);
}

TEST_CASE("what no report can hold is made visible") {
  CHECK(visible_text("a\nb\x1B[31m\x7F") == "a\\x0Ab\\x1B[31m\\x7F");
  CHECK(visible_text("caf\xE9.vtl") == "caf\\xE9.vtl");
  CHECK(visible_text("\xC0\x80\xFF\xE2\x82") == "\\xC0\\x80\\xFF\\xE2\\x82");
  CHECK(visible_text("\xEF\xBF\xBE|\xEF\xBF\xBF") == "\\uFFFE|\\uFFFF");
  CHECK(visible_text("\xC2\x9B|\xE2\x80\xA8") == "\\u009B|\\u2028");
  CHECK(visible_text("\xED\xA0\x80|") == "\xEF\xBF\xBD|");
  CHECK(visible_text(std::string_view("a\0b", 3)) == "a\\x00b");
}

TEST_CASE("a long text is cut at a character") {
  std::string out;
  vtlsim::append_visible(out,
                         "ab\xC3\xA9"
                         "cd",
                         3);
  CHECK(out == "ab\xC3\xA9\xE2\x80\xA6");
}
