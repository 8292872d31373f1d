// Values that check and describe themselves.
#include "cli/command_line/option_value.h"

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include <doctest/doctest.h>

#include "cli/command_line/option_parser.h"

using namespace vtlsim;
using namespace std::chrono_literals;

namespace {

/// What is wrong with the text, or nothing.
std::string refusal(const OptionValue& value, const std::string& text) {
  const Taken taken = value.take("--it", text);
  if (taken) return {};
  const vtl::Diagnostic& said = taken.error().diagnostic;
  return said.message + (said.help.empty() ? "" : " (" + said.help + ")");
}

}  // namespace

TEST_SUITE_BEGIN("option values");

TEST_CASE("numbers lie within their range") {
  std::uint16_t port = 80;
  const OptionValue value = number_value("NUMBER", port, {1, 65535});
  CHECK(value.name == "NUMBER");
  CHECK(value.note == "(default 80)");
  CHECK(refusal(value, "65535").empty());
  CHECK(port == 65535);
  for (const char* wrong : {"0", "65536", "-1", "1x", "", "x", "99999999999999999999"}) {
    CAPTURE(wrong);
    CHECK(refusal(value, wrong) ==
          "--it takes a number from 1 to 65535, not `" + std::string(wrong) + "`");
  }
  CHECK(port == 65535);
  std::optional<std::uint64_t> seed;
  const OptionValue any = number_value("NUMBER", seed);
  CHECK(any.note.empty());
  CHECK(refusal(any, "18446744073709551615").empty());
  CHECK(seed == std::numeric_limits<std::uint64_t>::max());
  CHECK(refusal(any, "1.5") == "--it takes a whole number, not `1.5`");
}

TEST_CASE("sizes have units") {
  std::size_t size = 64U << 20;
  const OptionValue value = size_value("BYTES", size);
  CHECK(value.note == "(default 64M)");
  CHECK(refusal(value, "3K").empty());
  CHECK(size == 3072);
  CHECK(refusal(value, "1G").empty());
  CHECK(size == std::size_t{1} << 30);
  CHECK(refusal(value, "10000000000").empty());
  CHECK(size == 10'000'000'000);
  for (const char* wrong : {"0", "0K", "1T", "1KB", "K", "99999999999999M"}) {
    CAPTURE(wrong);
    CHECK(refusal(value, wrong).starts_with("--it takes a number of at least 1, not `"));
  }
  std::size_t bounded = 10;
  CHECK(refusal(size_value("BYTES", bounded, {1, 1U << 30}), "2G") ==
        "--it takes a number from 1 to 1G, not `2G` (units are K, M and G: 64M)");
  CHECK(size_text(1500) == "1500");
  CHECK(count_text(10'000'000) == "10 million");
  CHECK(count_text(1'500'000) == "1500000");
}

TEST_CASE("times are from a millisecond to a day") {
  std::chrono::milliseconds time{1500};
  const OptionValue value = time_value(time);
  CHECK(value.note == "(default 1500ms)");
  CHECK(refusal(value, "2s").empty());
  CHECK(time == 2s);
  CHECK(refusal(value, "250").empty());
  CHECK(time == 250ms);
  CHECK(refusal(value, "7ms").empty());
  CHECK(time == 7ms);
  for (const char* wrong : {"0", "-1s", "1m", "90000s", "none", "s", ""}) {
    CAPTURE(wrong);
    CHECK(refusal(value, wrong).starts_with("--it takes a time from 1 ms to a day, not `"));
  }
  std::chrono::nanoseconds limit = 10s;
  const OptionValue or_none = time_or_none_value(limit);
  CHECK(or_none.note == "(default 10s)");
  CHECK(refusal(or_none, "none").empty());
  CHECK(limit == std::chrono::nanoseconds::max());
  CHECK(time_or_none_value(limit).note == "(default none)");
}

TEST_CASE("choices list themselves and suggest the nearest") {
  enum class Heat { low, high, very_high };
  static constexpr Choice<Heat> kHeats[] = {
      {"low", Heat::low}, {"high", Heat::high, "hot"}, {"highest", Heat::very_high}};
  Heat heat = Heat::low;
  const OptionValue value = choice_value("KIND", heat, kHeats);
  CHECK(value.kind == ValueKind::choice);
  CHECK(value.words == std::vector<std::string>{"low", "high", "highest"});
  CHECK(value.note == "low (default), high (hot) or highest");
  CHECK(refusal(value, "highest").empty());
  CHECK(heat == Heat::very_high);
  CHECK(refusal(value, "hgh") ==
        "--it takes low, high or highest, not `hgh` (did you mean `high`?)");
  CHECK(heat == Heat::very_high);
}

TEST_CASE("the first wrong value is reported, and the right ones are taken") {
  std::uint64_t first = 1;
  std::uint64_t second = 2;
  std::uint64_t third = 3;
  OptionParser parser("cook", "Cooks.", "");
  parser.option("--first", number_value("NUMBER", first), "");
  parser.option("--second", number_value("NUMBER", second), "");
  parser.option("--third", number_value("NUMBER", third), "how many");
  const std::string arguments[] = {"--third", "x", "--second", "7", "--first", "y"};
  const Taken taken = parser.parse(arguments);
  REQUIRE(!taken);
  CHECK(taken.error().diagnostic.message == "--first takes a whole number, not `y`");
  CHECK(second == 7);
  CHECK(parser.help().find("--third NUMBER          how many (default 3)\n") != std::string::npos);
}

TEST_SUITE_END();
