#include "vtl/detail/place_finder.h"

#include <cstdint>
#include <string>

#include <doctest/doctest.h>

namespace {

/// Characters of one to four bytes in lines of all lengths, with every kind of line end.
std::string mixed_text() {
  const char* pieces[] = {"a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\t", " word "};
  const char* ends[] = {"\n", "\r\n", "\r"};
  std::string text;
  std::uint32_t state = 7;
  for (std::size_t length : {0U, 3U, 5000U, 0U, 1U, 700U, 3000U}) {
    for (std::size_t i = 0; i < length; ++i) {
      state = state * 1664525U + 1013904223U;
      text += pieces[(state >> 24U) % 6];
    }
    text += ends[length % 3];
  }
  return text + "the end";
}

std::uint32_t utf16_column(const vtl::Source& source, std::uint32_t offset) {
  const auto line = source.line(source.display_position(offset).line);
  std::uint32_t column = 1;
  for (const char* at = line.data(); at < source.text().data() + offset; ++at) {
    const auto byte = static_cast<unsigned char>(*at);
    if ((byte & 0xC0U) != 0x80U) column += byte >= 0xF0U ? 2 : 1;
  }
  return column;
}

}  // namespace

TEST_CASE("a finder says what the source says, in whatever order it is asked") {
  const vtl::Source source("t", mixed_text());
  const vtl::Source other("u", "one\ntwo");
  vtl::PlaceFinder finder;
  const auto size = static_cast<std::uint32_t>(source.text().size());
  const auto agrees = [&](std::uint32_t offset) {
    REQUIRE(finder.display_position(source, offset) == source.display_position(offset));
    REQUIRE(finder.utf16_column(source, offset) == utf16_column(source, offset));
  };
  for (std::uint32_t offset = 0; offset <= size; offset += 7) agrees(offset);
  for (std::uint32_t offset = size; offset > 37; offset -= 37) agrees(offset);
  std::uint32_t state = 1;
  for (int i = 0; i < 2000; ++i) {
    state = state * 1664525U + 1013904223U;
    agrees(state % (size + 1));
    if (i % 100 == 0) CHECK(finder.display_position(other, 5) == vtl::Position{2, 2});
  }
}
