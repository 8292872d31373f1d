#include "vtlsim/matcher.h"

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "testkit/matchers/matcher_row.h"
#include "testkit/matchers/matcher_run.h"
#include "vtlsim/json_diff.h"

namespace {

using vtlsim::Json;

struct Row {
  const char* matcher;
  const char* yes;
  const char* no;
};

// One row or more for every matcher, each with what holds and what does not.
constexpr Row kRows[] = {
    {R"({"$match":"null"})", "null", "0"},
    {R"({"$match":"string"})", R"("")", "1"},
    {R"({"$match":"number"})", "1.5", R"("1")"},
    {R"({"$match":"boolean"})", "false", "0"},
    {R"({"$match":"array"})", "[]", "{}"},
    {R"({"$match":"object"})", "{}", "[]"},
    {R"({"$match":"integer"})", "20.0", "20.5"},
    {R"({"$match":"uuid"})", R"("7d1f2a34-5b6c-4d7e-8f90-123456789abc")",
     R"("7d1f2a345b6c4d7e8f90123456789abc0000")"},
    {R"({"$match":"ulid"})", R"("01JH0000000000000000000001")", R"("81JH0000000000000000000001")"},
    {R"({"$match":"ulid"})", R"("7ZZZZZZZZZZZZZZZZZZZZZZZZZ")", R"("01JH000000000000000000000I")"},
    {R"({"$match":"ksuid"})", R"("0ujtsYcgvSTl8PAuAdqWYSMnLOv")",
     R"("0ujtsYcgvSTl8PAuAdqWYSMnLO-")"},
    {R"({"$match":"iso8601"})", R"("2024-02-29T03:04:05.678Z")", R"("2023-02-29T03:04:05.678Z")"},
    {R"({"$match":"iso8601"})", R"("2026-01-02T03:04+01:00")", R"("2026-01-02")"},
    {R"({"$match":"regex","pattern":"^a+b$"})", R"("aab")", R"("xaab")"},
    {R"({"$match":"regex","pattern":"b|c"})", R"("1\n2c3")", R"("ad")"},
    {R"({"$match":"contains","value":"ell"})", R"("Hello")", R"("help")"},
    {R"({"$match":"contains","value":{"id":2}})", R"([{"id":1},{"id":2}])", R"([{"id":1}])"},
    {R"({"$match":"contains","value":{"a":1}})", R"({"a":1,"b":2})", R"({"b":2})"},
    {R"({"$match":"startsWith","value":"He"})", R"("Hello")", R"("hello")"},
    {R"({"$match":"endsWith","value":"lo"})", R"("Hello")", R"("low")"},
    {R"({"$match":"length","value":2})", R"("é😀")", R"("é")"},
    {R"({"$match":"length","value":1})", "[0]", "[]"},
    {R"({"$match":"unordered","values":[1,2,2]})", "[2,1,2]", "[1,1,2]"},
    // Greedy pairing would give `any` the 1 and leave nothing for it.
    {R"({"$match":"unordered","values":[{"$match":"any"},1]})", "[1,2]", "[2,3]"},
    {R"({"$match":"every","value":{"$match":"number"}})", "[1,2]", R"([1,"2"])"},
    {R"({"$match":"oneOf","values":[1,{"$match":"string"}]})", R"("x")", "2"},
    {R"({"$match":"not","value":{"$match":"null"}})", "0", "null"},
    {R"({"$match":"approx","value":1.0,"within":0.1})", "1.05", "1.2"},
    {R"({"$match":"exact","value":{"$match":"uuid"}})", R"({"$match":"uuid"})",
     R"("7d1f2a34-5b6c-4d7e-8f90-123456789abc")"},
    {R"({"$match":"subset","value":{"a":{"b":1}}})", R"({"a":{"b":1,"c":2},"d":3})",
     R"({"a":{"b":2}})"},
    {R"({"$match":"json","value":{"a":1}})", R"("{\"a\": 1}")", R"("{\"a\": 2}")"},
    {R"({"$match":"json","value":1})", R"("1")", R"("x")"},
};

Json read(const char* text) {
  return *vtlsim::parse_json(text);
}

std::string problem(const char* expected) {
  const auto found = vtlsim::check_matchers(read(expected));
  return found ? found->message + "|" + found->help : std::string();
}

}  // namespace

TEST_CASE("every matcher holds for what it should, and for nothing else") {
  for (const Row& row : kRows) {
    CAPTURE(row.matcher);
    CHECK_FALSE(vtlsim::check_matchers(read(row.matcher)).has_value());
    CAPTURE(row.yes);
    CHECK(vtlsim::diff_json(read(row.matcher), read(row.yes)).empty());
    CAPTURE(row.no);
    CHECK_FALSE(vtlsim::diff_json(read(row.matcher), read(row.no)).empty());
  }
}

TEST_CASE("every row of the table is tried") {
  for (const auto& matcher : vtlsim::matchers()) {
    const std::string name = "\"$match\":\"" + std::string(matcher.name) + "\"";
    bool is_tried = matcher.name == "any" || matcher.name == "absent";
    for (const Row& row : kRows)
      is_tried = is_tried || std::string(row.matcher).find(name) != std::string::npos;
    CAPTURE(matcher.name);
    CHECK(is_tried);
  }
}

TEST_CASE("any and absent speak of keys") {
  CHECK(vtlsim::matches_json(read(R"({"a":{"$match":"any"}})"), read(R"({"a":null})")));
  CHECK_FALSE(vtlsim::matches_json(read(R"({"a":{"$match":"any"}})"), read("{}")));
  CHECK(vtlsim::matches_json(read(R"({"a":{"$match":"absent"}})"), read("{}")));
  CHECK_FALSE(vtlsim::matches_json(read(R"({"a":{"$match":"absent"}})"), read(R"({"a":null})")));
}

TEST_CASE("a bad matcher is refused with the reason") {
  CHECK(problem(R"([{"$match":"uiud"}])") == "there is no matcher `uiud`|did you mean `uuid`?");
  CHECK(problem(R"({"$match":7})") == "the name of a matcher is a text|");
  CHECK(problem(R"({"$match":"regex"})") == "the matcher `regex` needs `pattern`|");
  CHECK(problem(R"({"$match":"regex","pattern":"("})") ==
        "`pattern` of the matcher `regex` is not a regular expression (Java's syntax)|");
  CHECK(problem(R"({"$match":"regex","patern":"a"})") ==
        "the matcher `regex` takes no `patern`|did you mean `pattern`?");
  CHECK(problem(R"({"$match":"length","value":-1})") ==
        "`value` of the matcher `length` must be a whole number, 0 or more|");
  CHECK(problem(R"({"$match":"every","value":{"$match":"nope"}})")
            .starts_with("there is no matcher `nope`"));
  CHECK(problem(R"({"$match":"exact","value":{"$match":"nope"}})").empty());
  CHECK(problem(R"({"value":1,"$match":"nope"})").empty());
}

TEST_CASE("a pattern cannot hang a run") {
  const std::string text(40, 'a');
  const auto found = vtlsim::pattern_is_found("^(a+)+$", text + "b");
  CHECK(found.value_or(false) == false);
  CHECK(vtlsim::pattern_is_found("x", std::string(300'000, 'a')) == false);
}

TEST_CASE("a pattern is read by itself") {
  CHECK(vtlsim::pattern_is_found("(?i)B", "abc") == true);
  CHECK(vtlsim::pattern_is_found("^b|c$", "abc") == true);
  CHECK(vtlsim::pattern_is_found("a.c", "a\nc") == false);
  // Which together with what stands around it would be one.
  CHECK_FALSE(vtlsim::pattern_is_found("a)(b", "ab").has_value());
}
