#include "vtl/text/ascii.h"

#include <doctest/doctest.h>

TEST_CASE("classes of ASCII characters, of any kind of unit") {
  static_assert(vtl::is_digit('0') && vtl::is_digit(u'9') && vtl::is_digit(U'5'));
  static_assert(!vtl::is_digit('/') && !vtl::is_digit(':') && !vtl::is_digit(U'\u0660'));
  static_assert(vtl::is_letter('a') && vtl::is_letter('Z') && !vtl::is_letter('['));
  static_assert(!vtl::is_letter('`') && !vtl::is_letter('@') && !vtl::is_letter('{'));
  static_assert(vtl::is_letter_or_digit('7') && !vtl::is_letter_or_digit('_'));
  // A byte of a character beyond ASCII, negative as a char.
  static_assert(!vtl::is_letter('\xC3') && !vtl::is_digit('\xB2') &&
                vtl::ascii_lower('\xC3') == '\xC3');
  static_assert(vtl::is_letter(static_cast<unsigned char>('q')));
}

TEST_CASE("values of digits") {
  static_assert(vtl::hex_value('0') == 0 && vtl::hex_value('f') == 15 && vtl::hex_value('A') == 10);
  static_assert(vtl::hex_value('g') == -1 && vtl::hex_value(' ') == -1);
  static_assert(vtl::digit_value('z') == 35 && vtl::digit_value(U'Z') == 35);
  static_assert(vtl::is_hex_digit('b') && !vtl::is_hex_digit('x'));
  CHECK(vtl::is_all_digits("0123456789"));
  CHECK_FALSE(vtl::is_all_digits(""));
  CHECK_FALSE(vtl::is_all_digits("12a"));
}

TEST_CASE("letter case") {
  CHECK(vtl::ascii_lower("Zü-9") == "zü-9");
  CHECK(vtl::ascii_upper("zÜ-9") == "ZÜ-9");
  CHECK(vtl::ascii_upper(u'q') == u'Q');
  CHECK(vtl::equal_but_for_case("Content-Type", "content-TYPE"));
  CHECK_FALSE(vtl::equal_but_for_case("a", "ab"));
  CHECK_FALSE(vtl::equal_but_for_case("ä", "Ä"));
}
