#include "vtl/text/suggest.h"

#include <array>
#include <string>

#include <doctest/doctest.h>

TEST_CASE("the nearest name is suggested") {
  constexpr std::array<std::string_view, 4> names = {"roomId", "nowISO8601", "toJson", "message"};
  CHECK(vtl::suggest("roomID", names) == "roomId");
  CHECK(vtl::suggest("nowIso8601", names) == "nowISO8601");
  CHECK(vtl::suggest("tojsno", names) == "toJson");
  CHECK(vtl::suggest("mesage", names) == "message");
}

TEST_CASE("equal but for case wins over a smaller distance") {
  constexpr std::array<std::string_view, 2> names = {"ARGX", "ARGS"};
  CHECK(vtl::suggest("args", names) == "ARGS");
}

TEST_CASE("what is far away is not suggested") {
  constexpr std::array<std::string_view, 2> names = {"arguments", "stash"};
  CHECK(vtl::suggest("identity", names) == std::nullopt);
  CHECK(vtl::suggest("", names) == std::nullopt);
  CHECK(vtl::suggest("x", {}) == std::nullopt);
  CHECK(vtl::suggest(std::string(100000, 'a'), names) == std::nullopt);
}
