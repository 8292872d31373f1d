#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/testkit/scratch_folder.h"
#include "vtl/diagnostic_renderers.h"
#include "vtlsim/discovery.h"
#include "vtlsim/suite.h"

namespace {

using vtlsim_test::ScratchFolder;

vtlsim::SuiteResult load(const ScratchFolder& folder, const std::string& text) {
  return vtlsim::load_suite_file(folder.write("s.vtltest.json", text), {folder.path(), {}});
}

/// `line:column: message` of every problem, or "good".
std::string problems(const std::string& text) {
  const ScratchFolder folder;
  folder.write("t.vtl", "$ctx.args.x");
  const auto result = load(folder, text);
  const auto* broken = std::get_if<vtlsim::BrokenSuite>(&result);
  if (broken == nullptr) return "good";
  std::string out;
  for (const vtl::Diagnostic& diagnostic : broken->diagnostics) {
    REQUIRE(diagnostic.source);
    REQUIRE(diagnostic.primary);
    const auto place = diagnostic.source->display_position(diagnostic.primary->span.begin);
    out +=
        std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + diagnostic.message;
    if (!diagnostic.help.empty()) out += " (" + diagnostic.help + ")";
    out += '\n';
  }
  return out;
}

vtlsim::TestSuite good(const ScratchFolder& folder, const std::string& text) {
  auto result = load(folder, text);
  if (auto* broken = std::get_if<vtlsim::BrokenSuite>(&result)) {
    FAIL(broken->diagnostics.front().message);
  }
  return std::get<vtlsim::TestSuite>(std::move(result));
}

const std::string kHead = "{\"template\": \"t.vtl\",\n";

}  // namespace

TEST_CASE("a complete suite is good") {
  CHECK(problems(kHead + R"("tests": [{"name": "a", "expect": {"text": ""}},],} // comment)") ==
        "good");
}

TEST_CASE("every mistake is named with line and column") {
  CHECK(problems("{\n  \"template\" \"t.vtl\"}").starts_with("2:14: "));
  CHECK(problems("[]") == "1:1: a suite is an object\n");
  CHECK(problems("{\"tests\": []}") == "1:1: a suite needs a `template` or a `resolver`\n");
  CHECK(problems(R"({"template":"t.vtl","resolver":"r","tests":[]})") ==
        "1:21: a suite is about a `template` or a `resolver`, not both\n");
  CHECK(problems("{\"template\": \"t.vtl\"}") == "1:1: a suite needs `tests`\n");
  CHECK(problems(kHead + "\"test\": [], \"tests\": []}") ==
        "2:1: a suite has no key `test` (did you mean `tests`?)\n");
  CHECK(problems("{\"template\": \"x.vtl\",\n\"tests\": []}").starts_with("1:14: no such file: "));
  CHECK(problems("{\"template\": \"../../../../../../etc/hostname\",\n\"tests\": []}")
            .find("lies outside of") != std::string::npos);
  CHECK(problems(kHead + "\"position\": \"reqest\", \"tests\": []}") ==
        "2:13: `position` is one of request, response, before, after (did you mean `request`?)\n");
  CHECK(problems(kHead + "\"tests\": [{\"expect\": {\"text\": \"\"}}]}") ==
        "2:11: a test needs a `name`\n");
  CHECK(problems(kHead + "\"tests\": [{\"name\": \"a\"}]}") ==
        "2:11: a test needs `expect` with at least one key\n");
  CHECK(problems(kHead + "\"tests\": [{\"name\": \"a\", \"expect\": {\"reqest\": {}}}]}")
            .starts_with("2:36: `expect` has no key `reqest` (did you mean `request`?)\n"));
  CHECK(
      problems(kHead + "\"tests\": [{\"name\": \"a\", \"expect\": {\"calls\": []}}]}")
          .starts_with("2:36: `calls` is about a resolver, and this suite is about a template\n"));
  CHECK(problems(kHead + "\"tests\": [{\"name\": \"a\", \"expect\": {\"json\": {\"id\":\n "
                         "{\"$match\": \"uid\"}}}}]}")
            .starts_with("3:13: there is no matcher `uid`"));
  CHECK(problems(kHead + "\"tests\": [{\"name\": \"a\", \"expect\": {\"error\": {\"type\": 1}}}]}")
            .starts_with("2:46: an error has no key `type`"));
  CHECK(problems(kHead + "\"now\": \"soon\", \"tests\": []}")
            .starts_with("2:8: `now` must be a time"));
  CHECK(problems(kHead + "\"context\": 7, \"tests\": []}") ==
        "2:12: `context` must be an object or the path of a JSON file, not a number\n");
  CHECK(
      problems(
          kHead +
          R"("tests": [{"name": "a", "expect": {"text": ""}}, {"name": "a", "expect": {"text": ""}}]})") ==
      "2:50: two tests of this suite are named `a`\n");
}

TEST_CASE("the switches of a suite are read, and wrong ones named") {
  const ScratchFolder folder;
  folder.write("t.vtl", "x");
  const auto suite = good(folder, kHead + R"("compatibility": {"set_null_assigns": true},
    "tests": [{"name": "a", "expect": {"text": "x"}}]})");
  REQUIRE(suite.compatibility.size() == 1);
  CHECK(suite.compatibility[0].which->name == "set_null_assigns");
  CHECK(suite.compatibility[0].is_on);
  const std::string rest = R"(, "tests": [{"name": "a", "expect": {"text": ""}}]})";
  CHECK(problems(kHead + R"("compatibility": {"set_nul_assigns": true})" + rest)
            .find("did you mean `set_null_assigns`?") != std::string::npos);
  CHECK(problems(kHead + R"("compatibility": {"set_null_assigns": "on"})" + rest)
            .find("a switch is true or false") != std::string::npos);
  CHECK(
      problems(kHead + R"("compatibility": [])" + rest).find("`compatibility` must be an object") !=
      std::string::npos);
}

TEST_CASE("a problem inside of a context file names that file") {
  const ScratchFolder folder;
  folder.write("t.vtl", "x");
  folder.write("c.json", "{\n \"arguments\": }");
  const auto result = load(folder, R"({"template":"t.vtl","context":"c.json","tests":[]})");
  const auto& broken = std::get<vtlsim::BrokenSuite>(result);
  std::string text;
  vtl::append_diagnostic_unix(text, broken.diagnostics.front());
  CHECK(text.find("c.json:2:15: error: ") != std::string::npos);
}

TEST_CASE("defaults, merges and rows make complete cases") {
  const ScratchFolder folder;
  folder.write("t.vtl", "x");
  const auto suite = good(folder, R"({
    "template": "t.vtl", "tags": ["s"], "seed": 7, "now": "2026-01-02T03:04:05.678Z",
    "context": {"args": {"a": 1, "b": 2}, "big": 123456789012345678901234567890},
    "tests": [
      {"name": "plain", "expect": {"text": "x"}},
      {"name": "merged", "tags": ["t"], "seed": 8, "contextMerge": {"arguments": {"b": null}}, "expect": {"text": "x"}},
      {"name": "table", "skip": "later", "contextMerge": {"arguments": {"a": 3}},
       "cases": [{"contextMerge": {"arguments": {"b": 4}}},
                 {"name": "own", "context": {"arguments": {}}, "expect": {"error": "e"}}],
       "expect": {"text": "x"}}
    ]})");
  REQUIRE(suite.cases.size() == 4);
  CHECK(suite.cases[0].full_name == "s > plain");
  CHECK(suite.cases[0].line == 5);
  CHECK(suite.cases[0].column == 7);
  CHECK(*suite.cases[0].context_json ==
        R"({"args":{"a":1,"b":2},"big":123456789012345678901234567890})");
  CHECK(suite.cases[0].seed == 7);
  CHECK(*suite.cases[1].context_json ==
        R"({"args":{"a":1,"b":null},"big":123456789012345678901234567890})");
  CHECK(suite.cases[1].tags == std::vector<std::string>{"s", "t"});
  CHECK(suite.cases[1].seed == 8);
  CHECK(suite.cases[2].full_name == "s > table [1]");
  CHECK(suite.cases[2].skip == "later");
  CHECK(*suite.cases[2].context_json ==
        R"({"args":{"a":3,"b":4},"big":123456789012345678901234567890})");
  CHECK(suite.cases[3].full_name == "s > table [own]");
  CHECK(*suite.cases[3].context_json == R"({"arguments":{}})");
  CHECK(vtlsim::json_text(*suite.cases[3].expect) == R"({"text": "x", "error": "e"})");
}

TEST_CASE("fixtures beside a template are a suite") {
  const ScratchFolder folder;
  folder.write("q.req.vtl", "$ctx.args.x");
  folder.write("q.req.fixtures/one.context.json", R"({"arguments":{"x":1}})");
  folder.write("q.req.fixtures/one.expected.json", "1");
  folder.write("q.req.fixtures/two.context.json", "{}");
  folder.write("q.req.fixtures/two.error.txt", "boom\n");
  auto result = vtlsim::load_fixtures(folder.path() / "q.req.fixtures", {folder.path(), {}});
  REQUIRE(std::holds_alternative<vtlsim::TestSuite>(result));
  const auto& suite = std::get<vtlsim::TestSuite>(result);
  REQUIRE(suite.cases.size() == 2);
  CHECK(suite.cases[0].full_name == "q.req > one");
  CHECK(vtlsim::json_text(*suite.cases[1].expect) == R"({"error": "boom"})");
  folder.write("q.req.fixtures/three.expected.txt", "x");
  result = vtlsim::load_fixtures(folder.path() / "q.req.fixtures", {folder.path(), {}});
  REQUIRE(std::holds_alternative<vtlsim::BrokenSuite>(result));
  CHECK(std::get<vtlsim::BrokenSuite>(result).diagnostics.front().message.find(
            "has no three.context.json") != std::string::npos);
}

TEST_CASE("suites are found in order, and not where nobody wrote them") {
  const ScratchFolder folder;
  const std::string text = R"({"template":{"inline":"x"},"tests":[]})";
  for (const char* name : {"b.vtltest.json", "a/z.vtltest.json", "a/b/y.vtltest.json",
                           "node_modules/m.vtltest.json", ".git/g.vtltest.json",
                           "build/c.vtltest.json", "out/CMakeCache.txt", "out/o.vtltest.json"}) {
    folder.write(name, text);
  }
  std::filesystem::create_directory_symlink(folder.path(), folder.path() / "loop");
  const auto found = std::get<std::vector<vtlsim::FoundSuite>>(
      vtlsim::discover_suites({folder.path(), folder.path() / "b.vtltest.json"}));
  const auto loaded = vtlsim::load_suites(found, {folder.path(), {}});
  std::vector<std::string> names;
  for (const auto& suite : loaded.suites) names.push_back(suite.name);
  CHECK(names == std::vector<std::string>{"a/b/y", "a/z", "b"});
  CHECK(std::holds_alternative<vtl::Diagnostic>(vtlsim::discover_suites({folder.path() / "none"})));
}

TEST_CASE("suites are found by pattern") {
  const ScratchFolder folder;
  for (const char* name :
       {"b.vtltest.json", "a/z.vtltest.json", "a/b/y.vtltest.json", "a/node_modules/m.vtltest.json",
        "a/t.fixtures/one.context.json", "a/t.vtl", "a/[x].vtltest.json", "a/*.vtltest.json"}) {
    folder.write(name, "{}");
  }
  const auto found = [&](const char* pattern) {
    std::string names;
    const auto result = vtlsim::discover_suites({folder.path() / pattern});
    const auto* suites = std::get_if<std::vector<vtlsim::FoundSuite>>(&result);
    if (suites == nullptr) return std::get<vtl::Diagnostic>(result).message.substr(0, 29);
    for (const auto& suite : *suites) {
      names += suite.path.lexically_relative(folder.path()).generic_string() + " ";
    }
    return names;
  };
  CHECK(found("**/[xyz].vtltest.json") ==
        "no suite fits the pattern " + folder.path().string().substr(0, 3));
  CHECK(found("a/**/?.vtltest.json") == "a/*.vtltest.json a/b/y.vtltest.json a/z.vtltest.json ");
  CHECK(found("**/*.fixtures") == "a/t.fixtures ");
  CHECK(found("b*") == "b.vtltest.json ");
  // What is there as it is written is not a pattern.
  CHECK(found("a/*.vtltest.json") == "a/*.vtltest.json ");
  CHECK(found("a/[x].vtltest.json") == "a/[x].vtltest.json ");
}
