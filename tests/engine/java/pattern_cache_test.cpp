// A pattern that was used before answers as one that is new, whatever it was used for.
#include "vtl/java/pattern_cache.h"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "vtl/java/exception.h"

namespace {

/// What all operations answer, in one text.
std::string answers(const vtl::JavaRegex& regex, std::string_view input) {
  std::string text;
  try {
    text += regex.matches(input) ? "matches " : "no match ";
    text += regex.replace_all(input, "<$0>") + '|';
    text += regex.find(input) ? "finds " : "nothing ";
    text += regex.replace_first(input, "-") + '|';
    for (const std::string& piece : regex.split(input)) text += '[' + piece + ']';
  } catch (const vtl::RegexLimitExceeded& exceeded) {
    text += std::string("limit ") + exceeded.limit;
  }
  return text;
}

bool is_refused(vtl::PatternCache& cache, std::string_view pattern) {
  try {
    cache.compile(pattern);
  } catch (const vtl::JavaException&) {
    return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a pattern used before answers as a new one") {
  const std::string hard(60, 'a');
  const std::string long_text(20'000, 'a');
  const std::vector<std::string> inputs = {
      "",    "a",       "abc aab", "\U0001f600a\U0001f600", "Gr\u00f6\u00dfe", hard,
      "x y", long_text, "a\nb\n"};
  for (const std::string_view pattern :
       {"", "a", "a+", "(a+)+b", "[^a]", ".", "x*", "(?=a)", "\\Ga", "\\b", "^", "$",
        "(?i)GR\u00d6", "[\\ud83d]?", "(?:)|\\ude00", "\\w+"}) {
    vtl::PatternCache used((vtl::Limits()));
    for (int round = 0; round < 2; ++round) {
      for (const std::string& input : inputs) {
        vtl::PatternCache fresh((vtl::Limits()));
        CAPTURE(pattern);
        CAPTURE(input);
        CHECK(answers(used.compile(pattern), input) == answers(fresh.compile(pattern), input));
      }
    }
    CHECK(used.size() == 1);
  }
}

TEST_CASE("few patterns are kept, those used last, and no long ones") {
  vtl::PatternCache cache((vtl::Limits()));
  for (int i = 0; i < 1000; ++i) {
    cache.compile("first");
    cache.compile("p" + std::to_string(i));
  }
  CHECK(cache.size() == vtl::PatternCache::kMostPatterns);
  CHECK(cache.compile("first").matches("first"));
  CHECK(cache.compile("p5").matches("p5"));

  vtl::PatternCache other((vtl::Limits()));
  const std::string long_pattern(vtl::PatternCache::kMostBytes + 1, 'a');
  CHECK(other.compile(long_pattern).matches(long_pattern));
  CHECK(other.size() == 0);
}

TEST_CASE("what is not a pattern is refused each time and not kept") {
  vtl::PatternCache cache((vtl::Limits()));
  CHECK(is_refused(cache, "("));
  CHECK(is_refused(cache, "("));
  CHECK(cache.size() == 0);
}

TEST_CASE("a pattern that met its limit can be used again") {
  vtl::Limits limits;
  limits.regex_milliseconds = 10;
  vtl::PatternCache cache(limits);
  const std::string hard(200, 'a');
  for (int i = 0; i < 3; ++i) {
    CHECK(answers(cache.compile("(a+)+b"), hard) == "limit steps");
    CHECK(cache.compile("(a+)+b").matches("aab"));
  }
}
