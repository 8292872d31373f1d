#include "vtl/text/search.h"

#include <cstdint>
#include <random>
#include <string>

#include <doctest/doctest.h>

TEST_CASE("a search answers as the standard library's, in texts that repeat themselves") {
  std::mt19937 random(1);
  const auto below = [&random](std::uint32_t end) {
    return static_cast<std::uint32_t>(random()) % end;
  };
  const auto text_of = [&](std::uint32_t size, std::uint32_t letters) {
    std::string text;
    for (std::uint32_t i = 0; i < size; ++i) text += static_cast<char>('a' + below(letters));
    return text;
  };
  for (int round = 0; round < 20'000; ++round) {
    const std::uint32_t letters = 1 + below(3);
    const std::string text = text_of(below(40), letters);
    const bool is_part = text.size() > 3 && below(2) == 0;
    const std::string wanted =
        is_part ? text.substr(below(static_cast<std::uint32_t>(text.size())), below(14))
                : text_of(below(12), letters);
    const std::size_t from = below(12) == 0 ? std::string::npos : below(44);
    CAPTURE(text);
    CAPTURE(wanted);
    CAPTURE(from);
    REQUIRE(vtl::find_text(text, wanted, from) == text.find(wanted, from));
    REQUIRE(vtl::find_last_text(text, wanted, from) == text.rfind(wanted, from));
  }
  CHECK(vtl::find_text(std::u16string_view(u"ababacab"), u"abacab") == 2);
  CHECK(vtl::find_last_text(std::u16string_view(u"abacabac"), u"abac", 3) == 0);
}
