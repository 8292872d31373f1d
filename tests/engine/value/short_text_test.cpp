// Copying, comparing and scanning in words: every length and every place of a difference.
#include "vtl/detail/short_text.h"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "vtl/detail/json_scan.h"

namespace {

constexpr std::size_t kLongest = 80;

/// A text of its own memory, so that a sanitizer sees each byte read or written beyond it.
std::vector<char> text_of(std::size_t count) {
  std::vector<char> text(count);
  for (std::size_t i = 0; i < count; ++i) text[i] = static_cast<char>('A' + i % 26);
  return text;
}

}  // namespace

TEST_CASE("copy_text copies texts of every length, and nothing else") {
  for (std::size_t count = 0; count <= kLongest; ++count) {
    const std::vector<char> from = text_of(count);
    std::vector<char> to(count + 1, '#');
    vtl::copy_text(to.data(), from.data(), count);
    CHECK(std::string(to.begin(), to.end()) == std::string(from.begin(), from.end()) + '#');
  }
}

TEST_CASE("equal_text sees a difference at every place") {
  for (std::size_t count = 0; count <= kLongest; ++count) {
    const std::vector<char> left = text_of(count);
    std::vector<char> right = left;
    CHECK(vtl::equal_text(left.data(), right.data(), count));
    for (std::size_t place = 0; place < count; ++place) {
      right[place] = '!';
      CHECK_FALSE(vtl::equal_text(left.data(), right.data(), count));
      right[place] = left[place];
    }
  }
}

TEST_CASE("quote_plain_json sees a special byte wherever it stands") {
  for (std::size_t count = 0; count <= kLongest; ++count) {
    std::vector<char> from = text_of(count);
    const std::string_view text(from.data(), count);
    std::vector<char> to(count + 2);
    const auto is_quoted = [&] {
      return vtl::quote_plain_json(text, to.data()) &&
             std::string(to.begin(), to.end()) == '"' + std::string(text) + '"';
    };
    CHECK(is_quoted());
    for (std::size_t place = 0; place < count; ++place) {
      for (const char special : {'"', '\\', '\n', '\0', '\x1F'}) {
        from[place] = special;
        CHECK_FALSE(vtl::quote_plain_json(text, to.data()));
      }
      // What is not ASCII is copied as it is.
      for (const char plain : {' ', '!', '#', '[', ']', '\x7F', '\x80', '\xFF'}) {
        from[place] = plain;
        CHECK(is_quoted());
      }
      from[place] = static_cast<char>('A' + place % 26);
    }
  }
}
