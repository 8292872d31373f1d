#include <string>

#include <doctest/doctest.h>

#include "cli/files/read_file.h"
#include "cli/terminal/outgoing_text.h"
#include "vtl/text/wtf8.h"

using vtl::find_invalid_utf8;

TEST_CASE("valid UTF-8 has no bad byte") {
  CHECK(!find_invalid_utf8(""));
  CHECK(!find_invalid_utf8("plain text of more than eight bytes"));
  CHECK(!find_invalid_utf8(
      "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xF4\x8F\xBF\xBF\xEE\x80\x80\xED\x9F\xBF"));
  CHECK(!find_invalid_utf8(std::string_view("\0a", 2)));
}

TEST_CASE("the first byte that is not UTF-8 is found") {
  CHECK(find_invalid_utf8("0123456789\xFF") == 10);
  CHECK(find_invalid_utf8("a\xC0\x80") == 1);  // overlong
  CHECK(find_invalid_utf8("a\xC1\xBF") == 1);
  CHECK(find_invalid_utf8("\xE0\x9F\xBF") == 0);      // overlong
  CHECK(find_invalid_utf8("\xF0\x8F\xBF\xBF") == 0);  // overlong
  CHECK(find_invalid_utf8("\xED\xA0\x80") == 0);      // surrogate
  CHECK(find_invalid_utf8("\xF4\x90\x80\x80") == 0);  // beyond U+10FFFF
  CHECK(find_invalid_utf8("ab\xE2\x82") == 2);        // cut off
  CHECK(find_invalid_utf8("ab\xF0\x9F\x98") == 2);
  CHECK(find_invalid_utf8("\x80") == 0);
  CHECK(find_invalid_utf8("\xC3\x28") == 0);
}

TEST_CASE("lone surrogates leave the program as question marks") {
  std::string storage;
  CHECK(vtlsim::outgoing_text("\xED\x9F\xBFplain", storage) == "\xED\x9F\xBFplain");
  CHECK(storage.empty());
  CHECK(vtlsim::outgoing_text("a\xED\xA0\xBD"
                              "b\xED\xB8\x80",
                              storage) == "a?b?");
  CHECK(vtlsim::outgoing_text("\xED", storage) == "\xED");
}

TEST_CASE("a file may be named as the AWS command line does") {
  CHECK(vtlsim::without_file_scheme("file://a/b.vtl") == "a/b.vtl");
  CHECK(vtlsim::without_file_scheme("file:///tmp/b.vtl") == "/tmp/b.vtl");
  CHECK(vtlsim::without_file_scheme("files/b.vtl") == "files/b.vtl");
  CHECK(vtlsim::display_name("-") == "<stdin>");
}
