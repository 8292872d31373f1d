#include "vtl/source.h"

#include <doctest/doctest.h>

#include "engine/syntax/line_cursor.h"

namespace vtl {
namespace {

TEST_CASE("lines end in \\n, \\r\\n or \\r") {
  const Source source("t", "a\r\nbc\rd\n");
  CHECK(source.line_count() == 4);
  CHECK(source.line(1) == "a");
  CHECK(source.line(2) == "bc");
  CHECK(source.line(3) == "d");
  CHECK(source.line(4) == "");
  CHECK(source.line(0) == "");
  CHECK(source.line(5) == "");
}

TEST_CASE("people count characters, Velocity UTF-16 units and tabs to the next multiple of eight") {
  const Source source("t", "\xC3\xA9\t\xF0\x9F\x98\x80x\n\ty");
  CHECK(source.display_position(3) == Position{1, 3});   // the emoji
  CHECK(source.display_position(7) == Position{1, 4});   // x
  CHECK(source.velocity_position(2) == Position{1, 8});  // the tab itself
  CHECK(source.velocity_position(3) == Position{1, 9});
  CHECK(source.velocity_position(7) == Position{1, 11});
  CHECK(source.velocity_position(8) == Position{1, 12});  // the line end belongs to its line
  CHECK(source.velocity_position(9) == Position{2, 8});
  CHECK(source.velocity_position(10) == Position{2, 9});
  CHECK(source.velocity_position(1000) == source.velocity_position(11));
}

TEST_CASE(
    "a cursor that moves forward gives the same positions as counting from the line's start") {
  const std::string text = "a\tb\r\n\xE2\x82\xAC\xF0\x9F\x98\x80\r\r\n\t\tz";
  const Source source("t", text);
  syntax::LineCursor cursor(text);
  for (std::uint32_t offset = 0; offset < text.size(); ++offset) {
    if ((static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) continue;
    CAPTURE(offset);
    CHECK(cursor.position_of(offset) == source.velocity_position(offset));
  }
}

}  // namespace
}  // namespace vtl
