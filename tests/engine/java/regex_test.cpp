// Every expected value here was computed by Java 17's java.util.regex.
#include "vtl/java/regex.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/engine/java/exception_text.h"
#include "vtl/java/exception.h"

namespace {

using vtl::test::exception_of;

struct MatchCase {
  const char* pattern;
  const char* input;
  const char* replacement;
  bool matches;
  bool finds;
  const char* all_replaced;
  const char* first_replaced;
  // The number of pieces, and the pieces, all with bars between them.
  const char* pieces;
};

struct ErrorCase {
  const char* pattern;
  const char* message;
};

std::string join(const std::vector<std::string>& pieces) {
  std::string text = std::to_string(pieces.size());
  // As Java's String.join: nothing for no pieces, but the bar after the number.
  if (pieces.empty()) text += '|';
  for (const std::string& piece : pieces) text += '|' + piece;
  return text;
}

std::string split(const char* pattern, const char* input, int limit) {
  return join(vtl::JavaRegex::compile(pattern).split(input, limit));
}

template <typename Function>
std::string limit_of(Function function) {
  try {
    function();
  } catch (const vtl::RegexLimitExceeded& exceeded) {
    return exceeded.limit;
  }
  return "";
}

}  // namespace

TEST_CASE("patterns mean what they mean in Java") {
  const MatchCase kCases[] = {
      {",", "a,b,,", ";", false, true, "a;b;;", "a;b,,", "2|a|b"},
      {"\\.", "1.2.3", "-", false, true, "1-2-3", "1-2.3", "3|1|2|3"},
      {".", "a\n\302\205\u2028b", "x", false, true, "x\n\302\205\u2028x", "x\n\302\205\u2028b",
       "2||\n\302\205\u2028"},
      {"\\s+", " a \t\u00a0b\013", "_", false, true, "_a_\u00a0b_", "_a \t\u00a0b\013",
       "3||a|\u00a0b"},
      {"\\w", "aZ_9\u00e9\u0130", "w", false, true, "wwww\u00e9\u0130", "wZ_9\u00e9\u0130",
       "5|||||\u00e9\u0130"},
      {"\\d", "1\u0663", "d", false, true, "d\u0663", "d\u0663", "2||\u0663"},
      {"\\b", "a\u00e9 b", "|", false, true, "|a\u00e9| |b|", "|a\u00e9 b", "3|a\u00e9| |b"},
      {"\\B", "ab c", "|", false, true, "a|b c", "a|b c", "2|a|b c"},
      {"(\\w+)@(\\w+)\\.com", "joe@x.com", "$2 at $1", true, true, "x at joe", "x at joe", "0|"},
      {"(?<n>a)(b)?", "abac", "[${n}$2]", false, true, "[ab][a]c", "[ab]ac", "3|||c"},
      {"(a)|b", "ab", "<$1>", false, true, "<a><>", "<a>b", "0|"},
      {"(a)(b)", "ab", "$12-$20", true, true, "a2-b0", "a2-b0", "0|"},
      {"x*", "axb", "-", false, true, "-a--b-", "-axb", "3|a||b"},
      {"(?=b)", "abab", "-", false, true, "a-ba-b", "a-bab", "3|a|ba|b"},
      {"(?<=a)", "abab", "-", false, true, "a-ba-b", "a-bab", "3|a|ba|b"},
      {"(?<=a+)b", "aab", "-", false, true, "aa-", "aa-", "1|aa"},
      {"(?i)AB\u00e9", "abAB\u00c9ab\u00e9", "-", false, true, "abAB\u00c9-", "abAB\u00c9-",
       "1|abAB\u00c9"},
      {"(?iu)\u00e9k", "\u00c9\u212a", "-", true, true, "-", "-", "0|"},
      {"(?i)[a-c]", "aBD", "-", false, true, "--D", "-BD", "3|||D"},
      {"[a-z&&[^b]]", "abc", "-", false, true, "-b-", "-bc", "2||b"},
      {"[a-c[x-z]]", "abxd", "-", false, true, "---d", "-bxd", "4||||d"},
      {"[^\\w&&\\D]", "a!1", "-", false, true, "a--", "a-1", "1|a"},
      {"[]a]", "]a", "-", false, true, "--", "-a", "0|"},
      {"]}", "]}x", "-", false, true, "-x", "-x", "2||x"},
      {"a{2}{3}", "aaa", "-", false, true, "-a", "-a", "2||a"},
      {"a{1,2}+a", "aaa", "-", true, true, "-", "-", "0|"},
      {"a*?b", "aab", "-", true, true, "-", "-", "0|"},
      {"\\Qa.b\\E+", "a.bb", "-", true, true, "-", "-", "0|"},
      {"\\x41\\u0042\\0103\\x{44}\\cA", "ABCD\001", "-", true, true, "-", "-", "0|"},
      {"\\p{Alpha}", "a\u00e9", "-", false, true, "-\u00e9", "-\u00e9", "2||\u00e9"},
      {"\\p{L}", "a\u00e9", "-", false, true, "--", "-\u00e9", "0|"},
      {"(?U)\\w", "\u00e9_", "-", false, true, "--", "-_", "0|"},
      {"\\p{Punct}", "!\u00bf-$", "-", false, true, "-\u00bf--", "-\u00bf-$", "2||\u00bf"},
      {"\\p{Lower}\\P{Lower}", "aA", "-", true, true, "-", "-", "0|"},
      {"(?i)\\p{Lower}", "aA", "-", false, true, "--", "-A", "0|"},
      {"\\p{IsGreek}\\p{InGreek}", "\u03b1\u03b2", "-", true, true, "-", "-", "0|"},
      {"\\h\\v", "\u00a0\n", "-", true, true, "-", "-", "0|"},
      {"\\R", "a\r\nb\u2028c", "-", false, true, "a-b-c", "a-b\u2028c", "3|a|b|c"},
      {"$", "a\n", "-", false, true, "a-\n-", "a-\n", "2|a|\n"},
      {"(?m)^", "a\n\nb\n", "-", false, true, "-a\n-\n-b\n", "-a\n\nb\n", "3|a\n|\n|b\n"},
      {"(?m)$", "a\r\nb", "-", false, true, "a-\r\nb-", "a-\r\nb", "2|a|\r\nb"},
      {"\\Z", "a\r\n", "-", false, true, "a-\r\n-", "a-\r\n", "2|a|\r\n"},
      {"\\z", "a\n", "-", false, true, "a\n-", "a\n-", "1|a\n"},
      {"(?d).", "\r\n", "-", false, true, "-\n", "-\n", "2||\n"},
      {"(?s).", "\r\n", "-", false, true, "--", "-\n", "0|"},
      {"(?x) a # c\n b", "ab", "-", true, true, "-", "-", "0|"},
      {"(a)\\1", "aab", "-", false, true, "-b", "-b", "2||b"},
      {"\\2(a)", "a", "-", false, false, "a", "a", "1|a"},
      {"(?<q>a)\\k<q>", "aa", "-", true, true, "-", "-", "0|"},
      {"(?:)++b", "b", "-", true, true, "-", "-", "0|"},
      {"(?>a+)b", "aab", "-", true, true, "-", "-", "0|"},
      {"", "a\U0001f600b", "-", false, true, "-a-\355\240\275-\355\270\200-b-", "-a\U0001f600b",
       "4|a|\355\240\275|\355\270\200|b"},
      {"x*", "\U0001f600", "-", false, true, "-\355\240\275-\355\270\200-", "-\U0001f600",
       "2|\355\240\275|\355\270\200"},
      {".", "\U0001f600", "$0$0", true, true, "\U0001f600\U0001f600", "\U0001f600\U0001f600", "0|"},
      {"[\U0001f600-\U0001f603]", "\U0001f601", "-", true, true, "-", "-", "0|"},
      {"(?!a)", "ab", "-", false, true, "a-b-", "a-b", "2|a|b"},
      {"\\G\\d", "12a3", "-", false, true, "--a3", "-2a3", "3|||a3"},
      {"\\X", "e\u0301x", "-", false, true, "--", "-x", "0|"},
      {"\\N{LATIN SMALL LETTER A}", "a", "-", true, true, "-", "-", "0|"},
      {"[a&&]", "a", "-", true, true, "-", "-", "0|"},
  };
  for (const MatchCase& item : kCases) {
    CAPTURE(item.pattern);
    CAPTURE(item.input);
    const vtl::JavaRegex regex = vtl::JavaRegex::compile(item.pattern);
    CHECK(regex.matches(item.input) == item.matches);
    CHECK(regex.find(item.input) == item.finds);
    CHECK(regex.replace_all(item.input, item.replacement) == item.all_replaced);
    CHECK(regex.replace_first(item.input, item.replacement) == item.first_replaced);
    CHECK(join(regex.split(item.input)) == item.pieces);
  }
}

TEST_CASE("bad patterns have Java's messages") {
  const ErrorCase kCases[] = {
      {"(", "Unclosed group near index 1\n("},
      {"a)", "Unmatched closing ')' near index 0\na)\n^"},
      {")", "Unmatched closing ')'\n)"},
      {"*a", "Dangling meta character '*' near index 0\n*a\n^"},
      {"a**", "Dangling meta character '*' near index 2\na**\n  ^"},
      {"[a", "Unclosed character class near index 1\n[a\n ^"},
      {"[]", "Unclosed character class near index 1\n[]\n ^"},
      {"\\y", "Illegal/unsupported escape sequence near index 1\n\\y\n ^"},
      {"a\\", "Unexpected internal error near index 2\na\\"},
      {"{", "Illegal repetition near index 1\n{"},
      {"a{2", "Unclosed counted closure near index 3\na{2"},
      {"a{2,1}", "Illegal repetition range near index 5\na{2,1}\n     ^"},
      {"a{99999999999}", "Illegal repetition range near index 11\na{99999999999}\n           ^"},
      {"(?<n>a)\\k<m>",
       "named capturing group <m> does not exist near index 11\n(?<n>a)\\k<m>\n           ^"},
      {"(?<1>a)",
       "capturing group name does not start with a Latin letter near index 3\n(?<1>a)\n   ^"},
      {"(?<n", "named capturing group is missing trailing '>' near index 4\n(?<n"},
      {"(?z)a", "Unknown inline modifier near index 2\n(?z)a\n  ^"},
      {"\\p{Foo}", "Unknown character property name {Foo} near index 6\n\\p{Foo}\n      ^"},
      {"\\p{", "Unclosed character family near index 3\n\\p{"},
      {"\\p{}", "Empty character family near index 3\n\\p{}\n   ^"},
      {"[z-a]", "Illegal character range near index 3\n[z-a]\n   ^"},
      {"[a-\\d]", "Illegal character range near index 4\n[a-\\d]\n    ^"},
      {"\\x", "Illegal hexadecimal escape sequence near index 2\n\\x"},
      {"\\x{110000}", "Hexadecimal codepoint is too big near index 8\n\\x{110000}\n        ^"},
      {"\\u12", "Illegal Unicode escape sequence near index 4\n\\u12"},
      {"\\08", "Illegal octal escape sequence near index 2\n\\08\n  ^"},
      {"\\c", "Illegal control escape sequence near index 1\n\\c\n ^"},
      {"[&&]", "Bad class syntax near index 2\n[&&]\n  ^"},
      {"(?<n>a)(?<n>b)",
       "Named capturing group <n> is already defined near index 11\n(?<n>a)(?<n>b)\n           ^"},
      {"(?", "Unknown inline modifier near index 2\n(?"},
      {"(?@a)", "Unknown group type near index 2\n(?@a)\n  ^"},
      {"(?<=\\1)a",
       "Look-behind group does not have an obvious maximum length near index 5\n(?<=\\1)a\n     ^"},
      {"\\N{foo}", "Unknown character name [foo] near index 6\n\\N{foo}\n      ^"},
      {"\\p{sc=foo}",
       "Unknown Unicode property {name=<sc>, value=<foo>} near index 9\n\\p{sc=foo}\n         ^"},
  };
  for (const ErrorCase& item : kCases) {
    CAPTURE(item.pattern);
    CHECK(exception_of([&] { vtl::JavaRegex::compile(item.pattern); }) ==
          std::string("java.util.regex.PatternSyntaxException: ") + item.message);
  }
}

TEST_CASE("split with a limit") {
  CHECK(split(",", "a,b,c,,", 0) == "3|a|b|c");
  CHECK(split(",", "a,b,c,,", -1) == "5|a|b|c||");
  CHECK(split(",", "a,b,c,,", 2) == "2|a|b,c,,");
  CHECK(split(",", "a,b,c,,", 1) == "1|a,b,c,,");
  CHECK(split("[,]", "a,b,c,,", 4) == "4|a|b|c|,");
  CHECK(split(",", "", 0) == "1|");
  CHECK(split(",", ",", 0) == "0|");
  CHECK(split(",", ",a", 0) == "2||a");
  CHECK(split("(?=a)", "aba", 0) == "2|ab|a");
  CHECK(split("", "abc", 2) == "2|a|bc");
}

TEST_CASE("bad replacements throw, but only if something is to be replaced") {
  const vtl::JavaRegex literal = vtl::JavaRegex::compile("a");
  const vtl::JavaRegex grouped = vtl::JavaRegex::compile("(a)");
  const std::string illegal = "java.lang.IllegalArgumentException: ";
  CHECK(exception_of([&] { grouped.replace_all("a", "$2"); }) ==
        "java.lang.IndexOutOfBoundsException: No group 2");
  CHECK(exception_of([&] { literal.replace_all("a", "$1"); }) ==
        "java.lang.IndexOutOfBoundsException: No group 1");
  CHECK(exception_of([&] { grouped.replace_all("a", "$x"); }) ==
        illegal + "Illegal group reference");
  CHECK(exception_of([&] { grouped.replace_all("a", "x$"); }) ==
        illegal + "Illegal group reference: group index is missing");
  CHECK(exception_of([&] { grouped.replace_all("a", "x\\"); }) ==
        illegal + "character to be escaped is missing");
  CHECK(exception_of([&] { grouped.replace_all("a", "${n}"); }) ==
        illegal + "No group with name {n}");
  CHECK(exception_of([&] { grouped.replace_all("a", "${1}"); }) ==
        illegal + "capturing group name {1} starts with digit character");
  CHECK(exception_of([&] { grouped.replace_all("a", "${}"); }) ==
        illegal + "named capturing group has 0 length name");
  CHECK(exception_of([&] { grouped.replace_all("a", "${n"); }) ==
        illegal + "named capturing group is missing trailing '}'");
  CHECK(grouped.replace_all("b", "$9") == "b");
  CHECK(literal.replace_all("a", "\\$\\\\") == "$\\");
}

TEST_CASE("hostile patterns and inputs end") {
  const std::string many(200, 'a');
  CHECK(limit_of([&] { vtl::JavaRegex::compile("(a+)+b").matches(many); }) == "steps");
  CHECK(limit_of([&] {
          vtl::JavaRegex::compile("(?:x|(?:a|a)*)b", {1'000'000, 100'000, 1000})
              .find(std::string(100'000, 'a'));
        }) == "stack");
  CHECK(limit_of([&] {
          vtl::JavaRegex::compile("a", {1000, 1'000'000, 1000}).replace_all(many, many);
        }) == "output");
  CHECK(limit_of([] { vtl::JavaRegex::compile(std::string(1000, '(')); }) == "pattern");
  CHECK(limit_of([] { vtl::JavaRegex::compile(std::string(1000, '[')); }) == "pattern");
  CHECK(limit_of([] { vtl::JavaRegex::compile(std::string(100'000, 'a')); }) == "pattern");
}

TEST_CASE("halves of surrogate pairs and bytes that are not text do no harm") {
  const std::string high = "\355\240\275";
  CHECK(vtl::JavaRegex::compile("x").replace_all(high + "x", "y") == high + "y");
  CHECK(vtl::JavaRegex::compile("[\\ud83d]").replace_all(high + "x", "y") == "yx");
  // Not the half of a whole pair.
  CHECK(vtl::JavaRegex::compile(high).replace_all("\U0001f600", "y") == "\U0001f600");
  CHECK_FALSE(vtl::JavaRegex::compile("\377x").find("x"));
}
