#include "cli/terminal/wrapped_text.h"

#include <doctest/doctest.h>

using vtlsim::wrapped_text;

TEST_SUITE_BEGIN("wrapped text");

TEST_CASE("lines are filled up to the width") {
  CHECK(wrapped_text("aa bb cc", 5) == "aa bb\ncc\n");
  CHECK(wrapped_text("aa bb cc", 4) == "aa\nbb\ncc\n");
  CHECK(wrapped_text("aa bb cc", 80) == "aa bb cc\n");
}

TEST_CASE("indents count") {
  CHECK(wrapped_text("aa bb cc", 7, 2, 4) == "  aa bb\n    cc\n");
}

TEST_CASE("a word longer than the line stands alone on it") {
  CHECK(wrapped_text("a bbbbbbbb c", 4) == "a\nbbbbbbbb\nc\n");
}

TEST_CASE("characters count, not bytes") {
  CHECK(wrapped_text("\xC3\xA4\xC3\xA4 \xE2\x82\xAC\xE2\x82\xAC", 5) ==
        "\xC3\xA4\xC3\xA4 \xE2\x82\xAC\xE2\x82\xAC\n");
}

TEST_CASE("blanks alone are not text, and runs of them are one") {
  CHECK(wrapped_text("", 10).empty());
  CHECK(wrapped_text("   ", 10).empty());
  CHECK(wrapped_text("  a   b ", 10) == "a b\n");
}

TEST_SUITE_END();
