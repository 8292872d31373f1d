#include "vtl/java/text.h"

#include <string>

#include <doctest/doctest.h>

TEST_CASE("case mapping is the full one of String.toUpperCase(Locale.ROOT)") {
  CHECK(vtl::to_upper("abcXYZ09") == "ABCXYZ09");
  CHECK(vtl::to_lower("abcXYZ09") == "abcxyz09");
  CHECK(vtl::to_upper("stra\u00DFe") == "STRASSE");
  CHECK(vtl::to_upper("\uFB01") == "FI");
  CHECK(vtl::to_upper("\u0149") == "\u02BCN");
  CHECK(vtl::to_lower("\u0130") == "i\u0307");
  CHECK(vtl::to_lower("\u039F\u0394\u039F\u03A3") == "\u03BF\u03B4\u03BF\u03C2");
  CHECK(vtl::to_lower("\u03A3\u0391") == "\u03C3\u03B1");
  CHECK(vtl::to_upper("\U00010428") == "\U00010400");
  CHECK(vtl::to_upper("a\xED\xA0\xBDz\u00E4") == "A\xED\xA0\xBDZ\u00C4");
}

TEST_CASE("comparing without case folds single letters, not whole texts") {
  CHECK(vtl::java_equals_ignore_case("HeLLo", "hEllO"));
  CHECK(vtl::java_equals_ignore_case("\u00C4", "\u00E4"));
  CHECK(vtl::java_equals_ignore_case("\u03C2", "\u03C3"));
  CHECK_FALSE(vtl::java_equals_ignore_case("\u00DF", "ss"));
  CHECK(vtl::java_compare_ignore_case("ABC", "abd") == -1);
  CHECK(vtl::java_compare_ignore_case("abc", "A") == 2);
  CHECK(vtl::java_compare_ignore_case("_", "A") == '_' - 'a');
  // Two Strings beyond Latin-1 are compared by code points, any other two by units.
  CHECK(vtl::java_equals_ignore_case("\U00010400", "\U00010428"));
  CHECK(vtl::java_compare_ignore_case("\U0001F600", "\uFF5E") == 0x1F600 - 0xFF5E);
  CHECK(vtl::java_compare_ignore_case("i", "\U0001F600") == 'i' - 0xD83D);
}

TEST_CASE("white space is Java's, without the no-break spaces") {
  for (const char32_t space : {0x09U, 0x0DU, 0x1CU, 0x1FU, 0x20U, 0x1680U, 0x2028U, 0x3000U}) {
    CAPTURE(static_cast<unsigned>(space));
    CHECK(vtl::is_java_whitespace(space));
  }
  for (const char32_t other : {0x00U, 0x1BU, 0x85U, 0xA0U, 0x2007U, 0x202FU, 0x200BU, 0xFEFFU}) {
    CAPTURE(static_cast<unsigned>(other));
    CHECK_FALSE(vtl::is_java_whitespace(other));
  }
}

TEST_CASE("trim cuts control characters, strip cuts white space") {
  CHECK(vtl::java_trim(" \x01 a b\t\n") == "a b");
  CHECK(vtl::java_trim("\u3000a\u3000") == "\u3000a\u3000");
  CHECK(vtl::java_strip("\u3000 a\u00A0 \u2028") == "a\u00A0");
  CHECK(vtl::java_strip_leading(" a ") == "a ");
  CHECK(vtl::java_strip_trailing(" a ") == " a");
  CHECK(vtl::java_strip("\x01") == "\x01");
  CHECK(vtl::java_trim("\x01").empty());
  CHECK(vtl::is_java_blank(" \u3000\t"));
  CHECK(vtl::is_java_blank(""));
  CHECK_FALSE(vtl::is_java_blank("\u00A0"));
}

TEST_CASE("character classes") {
  CHECK(vtl::is_java_letter(U'\u00E4'));
  CHECK_FALSE(vtl::is_java_letter(U'1'));
  CHECK(vtl::is_java_digit(U'\u0663'));
  CHECK_FALSE(vtl::is_java_digit(U'\u00B2'));
  CHECK(vtl::is_java_letter_or_digit(U'\u0663'));
  CHECK_FALSE(vtl::is_java_letter(0xD83D));
  CHECK(vtl::is_java_upper_case(U'\u00C4'));
  CHECK_FALSE(vtl::is_java_upper_case(U'\u01C5'));
  CHECK(vtl::is_java_lower_case(U'\u00AA'));
  CHECK(vtl::java_to_upper(U'\u00DF') == U'\u00DF');
  CHECK(vtl::java_to_lower(U'\u0130') == U'i');
}

TEST_CASE("normal forms") {
  using vtl::NormalForm;
  CHECK(vtl::normalize("abc", NormalForm::nfkd) == "abc");
  CHECK(vtl::normalize("e\u0301", NormalForm::nfc) == "\u00E9");
  CHECK(vtl::normalize("\u00E9", NormalForm::nfd) == "e\u0301");
  CHECK(vtl::normalize("\uFB01\u00E9", NormalForm::nfkc) == "fi\u00E9");
  CHECK(vtl::normalize("\uFB01\u00E9", NormalForm::nfkd) == "fie\u0301");
  CHECK(vtl::normalize("\uFB01", NormalForm::nfc) == "\uFB01");
  CHECK(vtl::normalize("\xED\xA0\xBD\u00E9", NormalForm::nfd) ==
        "\xED\xA0\xBD"
        "e\u0301");
}

TEST_CASE("marks by the hundred thousand are put in order at once, as ICU puts a few") {
  const auto repeated = [](std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
  };
  // U+0327 is of class 202, U+0301 and U+0344 (which is U+0308 U+0301) of class 230; U+0F73 is
  // U+0F71 U+0F72, of classes 129 and 130.
  const std::string marks = repeated("\u0301\u0327", 200'000);
  CHECK(vtl::normalize("a" + marks, vtl::NormalForm::nfd) ==
        "a" + repeated("\u0327", 200'000) + repeated("\u0301", 200'000));
  CHECK(vtl::normalize("a" + marks + "b", vtl::NormalForm::nfc) ==
        "\u00e1" + repeated("\u0327", 200'000) + repeated("\u0301", 199'999) + "b");
  CHECK(vtl::normalize(repeated("\u0f73", 100'000), vtl::NormalForm::nfkd) ==
        repeated("\u0f71", 100'000) + repeated("\u0f72", 100'000));
  CHECK(vtl::normalize("\ufb01" + repeated("\u0344\u0327", 40), vtl::NormalForm::nfkc) ==
        "f\u1e2f" + repeated("\u0327", 40) + repeated("\u0308\u0301", 39));
}
