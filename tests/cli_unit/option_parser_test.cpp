#include "cli/command_line/option_parser.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using vtlsim::OptionParser;

namespace {

struct Parsed {
  std::optional<std::string> file;
  std::optional<std::string> context;
  std::vector<std::string> sets;
  std::vector<std::string> related;
  bool is_quiet = false;
  bool has_color = true;
  std::optional<vtlsim::Failure> failure;
  bool is_help_wanted = false;
};

Parsed parse(const std::vector<std::string>& arguments) {
  Parsed parsed;
  OptionParser parser("render FILE", "Renders.", "");
  parser.positional(vtlsim::file_value(parsed.file), "a file");
  parser.option("--context,-c", vtlsim::file_value(parsed.context), "a context");
  parser.option_list("--set", vtlsim::text_value("PATH=VALUE", parsed.sets), "sets");
  parser.option_rest("--related", vtlsim::file_value(parsed.related, "FILES"), "related");
  parser.flag("--quiet", parsed.is_quiet, "says nothing");
  parser.flag("--no-color", parsed.has_color, "no colour", false);
  if (auto taken = parser.parse(arguments); !taken) parsed.failure = taken.error();
  parsed.is_help_wanted = parser.is_help_wanted();
  return parsed;
}

}  // namespace

TEST_CASE("options and positionals in any order") {
  const Parsed parsed = parse({"--set", "a=1", "t.vtl", "-c", "-", "--set", "b=-2", "--quiet"});
  CHECK(!parsed.failure);
  CHECK(parsed.file == "t.vtl");
  CHECK(parsed.context == "-");
  CHECK(parsed.sets == std::vector<std::string>{"a=1", "b=-2"});
  CHECK(parsed.is_quiet);
  CHECK(parse({"--context=x.json", "-"}).context == "x.json");
  CHECK(parse({"--", "--odd"}).file == "--odd");
  CHECK(!parse({"--", "--odd"}).failure);
}

TEST_CASE("a flag may mean no") {
  CHECK(parse({}).has_color);
  CHECK(!parse({"--no-color"}).has_color);
}

TEST_CASE("an option that takes the rest ends with the next option") {
  using Texts = std::vector<std::string>;
  const Parsed parsed = parse({"--related", "a", "b", "--quiet", "t.vtl"});
  CHECK(parsed.related == Texts{"a", "b"});
  CHECK(parsed.file == "t.vtl");
  CHECK(parse({"--related=a", "t.vtl", "--related", "b", "c"}).related == Texts{"a", "b", "c"});
  const auto missing = parse({"--related"}).failure;
  REQUIRE(missing);
  CHECK(missing->diagnostic.message == "option `--related` needs a value");
}

TEST_CASE("the last of a repeated option counts") {
  const Parsed parsed = parse({"--context", "a", "--context", "b"});
  CHECK(!parsed.failure);
  CHECK(parsed.context == "b");
}

TEST_CASE("wrong arguments are named, the nearest option is suggested") {
  const auto unknown = parse({"t.vtl", "--contxt", "x"}).failure;
  REQUIRE(unknown);
  CHECK(unknown->exit_code == vtlsim::ExitCode::usage);
  CHECK(unknown->diagnostic.message == "unknown option `--contxt`");
  CHECK(unknown->diagnostic.help == "did you mean `--context`?");
  const auto far = parse({"--zzzzzz=1"}).failure;
  REQUIRE(far);
  CHECK(far->diagnostic.message == "unknown option `--zzzzzz`");
  CHECK(far->diagnostic.help == "`vtlsim render --help` lists the options");
  const auto surplus = parse({"a", "b"}).failure;
  REQUIRE(surplus);
  CHECK(surplus->diagnostic.message == "unexpected argument `b`");
  const auto missing = parse({"a", "--context"}).failure;
  REQUIRE(missing);
  CHECK(missing->diagnostic.message == "option `--context` needs a value");
}

TEST_CASE("help is noticed before anything else is wrong") {
  CHECK(parse({"--nonsense", "--help"}).is_help_wanted);
  CHECK(parse({"-h"}).is_help_wanted);
  CHECK(!parse({"--", "--help"}).is_help_wanted);
}
