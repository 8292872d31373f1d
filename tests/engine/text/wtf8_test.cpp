#include "vtl/text/wtf8.h"

#include <string>

#include <doctest/doctest.h>

namespace {

constexpr const char* kHigh = "\xED\xA0\xBD";      // U+D83D
constexpr const char* kLow = "\xED\xB8\x80";       // U+DE00
constexpr const char* kPair = "\xF0\x9F\x98\x80";  // U+1F600 = D83D DE00

}  // namespace

TEST_CASE("append_joined makes one code point of the two halves of a pair") {
  std::string text = std::string("a") + kHigh;
  vtl::append_joined(text, std::string(kLow) + "b");
  CHECK(text == std::string("a") + kPair + "b");

  std::string two_highs = kHigh;
  vtl::append_joined(two_highs, kHigh);
  CHECK(two_highs == std::string(kHigh) + kHigh);

  std::string low_first = kLow;
  vtl::append_joined(low_first, kHigh);
  CHECK(low_first == std::string(kLow) + kHigh);
}

TEST_CASE("UTF-16 and back") {
  const std::string text = std::string("a\xC3\xA4\xE2\x82\xAC") + kPair + kHigh;
  CHECK(vtl::to_utf16(text) == std::u16string{u'a', 0xE4, 0x20AC, 0xD83D, 0xDE00, 0xD83D});
  CHECK(vtl::from_utf16(vtl::to_utf16(text)) == text);
  CHECK(vtl::utf16_length(text) == 6);
  CHECK(vtl::utf16_length("") == 0);
}

TEST_CASE("a substring may cut a pair and leaves its half, as in Java") {
  const std::string text = std::string("a") + kPair + "b";
  CHECK(vtl::utf16_substring(text, 0, 2) == std::string("a") + kHigh);
  CHECK(vtl::utf16_substring(text, 2, 4) == std::string(kLow) + "b");
  CHECK(vtl::utf16_substring(text, 1, 3) == kPair);
  CHECK(vtl::utf16_substring(text, 2, 3) == kLow);
  CHECK(vtl::utf16_substring(text, 1, 2) == kHigh);
  CHECK(vtl::utf16_substring(text, 4, 4).empty());
  CHECK(vtl::utf16_substring(std::string(kPair) + kPair, 1, 3) == std::string(kLow) + kHigh);
  CHECK(vtl::utf16_unit_at(text, 1) == 0xD83D);
  CHECK(vtl::utf16_unit_at(text, 2) == 0xDE00);
  CHECK(vtl::utf16_unit_at(text, 3) == u'b');
  CHECK(vtl::find_utf16_unit(text, 3).byte == 5);
  CHECK(vtl::find_utf16_unit(text, 2).inside_pair);
  CHECK(vtl::find_utf16_unit(text, 9).byte == text.size());
}

TEST_CASE("validity") {
  CHECK(vtl::is_valid_utf8(""));
  CHECK(vtl::is_valid_utf8("\xF4\x8F\xBF\xBF"));
  CHECK_FALSE(vtl::is_valid_utf8(kHigh));
  CHECK_FALSE(vtl::is_valid_utf8("\xF4\x90\x80\x80"));
  CHECK_FALSE(vtl::is_valid_utf8("\xC0\x80"));
  CHECK_FALSE(vtl::is_valid_utf8("\xE0\x80\x80"));
  CHECK_FALSE(vtl::is_valid_utf8("a\xC3"));
  CHECK(vtl::is_valid_utf8("\xEF\xBF\xBD"));
}

TEST_CASE("a lone surrogate leaves the program as a question mark") {
  CHECK(vtl::to_valid_utf8(std::string("x") + kHigh + "y") == "x?y");
  CHECK(vtl::to_valid_utf8("x\xFFy") == "x\xEF\xBF\xBDy");
  CHECK(vtl::to_valid_utf8(kPair) == kPair);
}

TEST_CASE("malformed bytes become U+FFFD in the places of Java's decoder") {
  const auto shown = [](std::string_view bytes) {
    std::string out;
    for (const char16_t unit : vtl::to_utf16(vtl::decode_utf8_like_java(bytes))) {
      out.push_back(unit == 0xFFFD ? '?' : static_cast<char>(unit));
    }
    return out;
  };
  CHECK(shown("a\x80z") == "a?z");
  CHECK(shown("a\xC3(z") == "a?(z");
  CHECK(shown("a\xE2\x82z") == "a?z");
  CHECK(shown("a\xE2(z") == "a?(z");
  CHECK(shown("a\xED\xA0\x80z") == "a?z");
  CHECK(shown("\xF0\x9F\x98z") == "?z");
  CHECK(shown("\xF0\x9F\x98") == "?");
  CHECK(shown("\xF5\x80\x80\x80") == "????");
  CHECK(shown("\xE0\x80\x80") == "???");
}

TEST_CASE("hash and order are those of java.lang.String") {
  CHECK(vtl::java_hash_code("") == 0);
  CHECK(vtl::java_hash_code("hello world") == 1794106052);
  CHECK(vtl::java_hash_code("polygenelubricants") == -2147483647 - 1);
  CHECK(vtl::java_hash_code(kPair) == 1772899);

  CHECK(vtl::java_compare("abc", "abd") == -1);
  CHECK(vtl::java_compare("abc", "a") == 2);
  CHECK(vtl::java_compare("", "") == 0);
  // UTF-16 puts U+1F600 (D83D...) below U+FF5E; bytes would not.
  CHECK(vtl::java_compare(kPair, "\xEF\xBD\x9E") == 0xD83D - 0xFF5E);
  CHECK(vtl::java_compare(kPair, kHigh) == 1);
  CHECK(vtl::java_compare(std::string(kHigh) + "a", kPair) == 'a' - 0xDE00);
  CHECK(vtl::java_compare("\xC3\xA4", "\xC3\xA5") == -1);
}

TEST_CASE("no byte string makes the readers fail") {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string bytes = {static_cast<char>(first), static_cast<char>(second)};
      CHECK(vtl::is_valid_utf8(vtl::decode_utf8_like_java(bytes)));
      CHECK(vtl::is_valid_utf8(vtl::to_valid_utf8(bytes)));
      CHECK(vtl::is_valid_utf8(vtl::from_utf16(vtl::to_utf16(bytes))));
    }
  }
}
