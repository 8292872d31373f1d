#include "project/serverless/variables.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/project/reading_of.h"

using vtlsim_test::ReadingOf;
using vtlsim_test::shown;

namespace {

constexpr const char* kService = R"(
service: {name: rooms}
useDotenv: true
provider: {stage: "${opt:stage, 'test'}", region: eu-west-1}
params:
  default: {size: small, color: red}
  test: {size: large}
custom:
  table: ${self:service.name}-${self:provider.stage}
  list: [a, {b: c}]
  byStage: {test: T, prod: P}
  number: 7
  off: false
  nothing:
  other: ${file(other.yml)}
)";

std::string resolve(ReadingOf& test, const std::string& value) {
  test.scratch.write("other.yml", "x: ${self:custom.number}\ny: !Ref Table\n");
  test.scratch.write("text.txt", "hello");
  test.scratch.write("data.json", "{\"a\": {\"b\": [1, 2]}}");
  test.scratch.write(".env", "COLOR=blue\n# no\nSIZE='x y'\n");
  test.scratch.write(".env.test", "export SIZE=stage\n");
  project::Variables variables(test.reading, "", test.parse(kService));
  return shown(variables.resolve(test.parse("v: " + value)));
}

}  // namespace

TEST_CASE("variables of the Serverless Framework") {
  struct Row {
    const char* value;
    const char* expected;
  };
  constexpr Row kRows[] = {
      {"${self:custom.table}", "rooms-test"},
      {"${self:service}", "rooms"},
      {"a ${self:custom.number} b ${self:custom.off}", "a 7 b false"},
      {"${self:custom.list}", "[a, {b: c}]"},
      {"${self:custom.list.1.b}", "c"},
      {"${self:custom.gone, self:custom.nothing, 'x'}", "x"},
      {"${self:custom.gone, \"y\"}", "y"},
      {"${self:custom.gone, 5}", "5"},
      {"${self:custom.gone, true}", "true"},
      {"${self:custom.gone, ''}", ""},
      {"${self:custom.byStage.${self:provider.stage}}", "T"},
      {"${self:custom.gone, ${self:custom.list}}", "[a, {b: c}]"},
      {"${opt:stage}", "dev"},
      {"${opt:region}", "us-east-1"},
      {"${opt:stage, self:provider.stage}", "test"},
      {"${sls:stage}", "test"},
      {"${param:size} ${param:color}", "large red"},
      {"${env:SIZE} ${env:COLOR}", "stage blue"},
      {"${env:GONE, 'none'}", "none"},
      {"${file(other.yml)}", "{x: 7, y: {Ref: Table}}"},
      {"${file(./other.yml):x}", "7"},
      {"${self:custom.other.x}", "7"},
      {"${file(data.json):a.b.1}", "2"},
      {"${file(text.txt)}", "hello"},
      {"${file(gone.yml), 'fallback'}", "fallback"},
      {"${file(gone.yml):a, file(data.json):a.b.0}", "1"},
      {"${strToBool(true)} ${strToBool(0)}", "true false"},
      {"${aws:region} ${aws:accountId}", "us-east-1 123456789012"},
      // Not variables: CloudFormation's and VTL's.
      {"${AWS::Region} ${Name} ${ctx.args.id}", "${AWS::Region} ${Name} ${ctx.args.id}"},
      {"'\\${self:custom.table}'", "${self:custom.table}"},
      // Only a deployment knows.
      {"${cf:users.PoolId}", "cf:users.PoolId"},
      {"${ssm:/a/b} x", "ssm:/a/b x"},
      {"${ssm:/a/b, 'local'}", "local"},
      {"${env:GONE}", "env:GONE"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.value);
    ReadingOf test;
    CHECK(resolve(test, row.value) == "{v: " + std::string(row.expected) + "}");
  }
}

TEST_CASE("values of people come first, and assumptions are recorded") {
  ReadingOf test;
  test.settings.values = {{"ssm:/a/b", "given"}};
  test.settings.stage = "prod";
  test.settings.params = {{"color", "green"}};
  CHECK(resolve(test, "${ssm:/a/b} ${self:custom.table} ${param:color} ${cf:x.Y}") ==
        "{v: given rooms-prod green cf:x.Y}");
  CHECK(test.assumed() == "cf:x.Y");
}

TEST_CASE("problems of variables") {
  ReadingOf test;
  resolve(test, "x ${self:custom.list}");
  CHECK(test.last_problem() ==
        "PRJ006 `${self:custom.list}` is a list, which cannot be part of a text");
  resolve(test, "${file(gone.yml):a}");
  CHECK(test.last_problem() == "PRJ002 the variable-file `gone.yml` is not there");
  CHECK(resolve(test, "${file(a.js):b, 'x'}") == "{v: x}");
  CHECK(test.last_problem() == "PRJ007 `a.js` cannot be read: it has to be run");
  const std::size_t before = test.project.problems.size();
  resolve(test, "${file(gone.yml), 'x'}");
  CHECK(test.project.problems.size() == before);
}

TEST_CASE("the characters of a text that was put together have their places") {
  ReadingOf test;
  project::Variables variables(test.reading, "", test.parse(kService));
  const auto value = variables.resolve(test.parse("v: ab${self:custom.number}cd"))->get("v");
  REQUIRE(value->text == "ab7cd");
  const auto pieces = documents::pieces_of(*value);
  std::string columns;
  for (std::size_t i = 0; i < value->text.size(); ++i) {
    const auto place = documents::place_of(pieces, i);
    columns += std::to_string(place.source->display_position(place.span.begin).column) + " ";
  }
  CHECK(columns == "4 5 6 27 28 ");
}
