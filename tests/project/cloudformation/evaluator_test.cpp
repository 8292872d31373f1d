#include "project/cloudformation/evaluator.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/project/reading_of.h"

using vtlsim_test::ReadingOf;
using vtlsim_test::shown;

namespace {

constexpr const char* kTemplate = R"(
Parameters:
  Stage: {Type: String, Default: dev}
  Zones: {Type: CommaDelimitedList, Default: "a, b,c"}
  Owner: {Type: String}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Not [!Condition IsProd]
  Both: !And [!Condition IsDev, !Equals [a, a]]
  Either: !Or [!Condition IsProd, !Equals [!Ref Owner, Owner]]
Mappings:
  Sizes: {dev: {small: 1, large: 2}}
Resources:
  Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: !Sub "rooms-${Stage}"}}
  Plain: {Type: AWS::DynamoDB::Table}
  Call: {Type: AWS::Lambda::Function, Properties: {FunctionName: call}}
  Api: {Type: AWS::AppSync::GraphQLApi}
  Source: {Type: AWS::AppSync::DataSource, Properties: {Name: rooms}}
  Store: {Type: AWS::S3::Bucket}
  Work: {Type: AWS::IAM::Role}
)";

std::string evaluate(ReadingOf& test, const std::string& value) {
  project::Evaluator evaluator(test.reading);
  auto stack =
      project::make_stack(test.reading, "stacks/main.template.json", test.parse(kTemplate));
  return shown(evaluator.evaluate(*stack, test.parse(value)));
}

}  // namespace

TEST_CASE("functions of CloudFormation") {
  struct Row {
    const char* value;
    const char* expected;
  };
  constexpr Row kRows[] = {
      {"!Ref Stage", "dev"},
      {"!Ref Zones", "[a, b, c]"},
      {"!Ref Owner", "Owner"},
      {"!Ref AWS::Region", "us-east-1"},
      {"!Ref AWS::AccountId", "123456789012"},
      {"!Ref AWS::StackName", "main"},
      {"!Ref AWS::StackId",
       "arn:aws:cloudformation:us-east-1:123456789012:stack/main/"
       "00000000-0000-0000-0000-000000000000"},
      {"!Ref AWS::NoValue", "nothing"},
      {"{a: !Ref AWS::NoValue, b: [!Ref AWS::NoValue, 1]}", "{b: [1]}"},
      {"!Ref Table", "rooms-dev"},
      {"!Ref Plain", "Plain"},
      {"!Ref Api", "arn:aws:appsync:us-east-1:123456789012:apis/Api"},
      {"!GetAtt Table.Arn", "arn:aws:dynamodb:us-east-1:123456789012:table/rooms-dev"},
      {"!GetAtt Table.StreamArn", "Table.StreamArn"},
      {"!GetAtt Call.Arn", "arn:aws:lambda:us-east-1:123456789012:function:call"},
      {"!GetAtt Store.Arn", "arn:aws:s3:::Store"},
      {"!GetAtt Work.Arn", "arn:aws:iam::123456789012:role/Work"},
      {"!GetAtt Api.ApiId", "Api.ApiId"},
      {"!GetAtt [Source, Name]", "rooms"},
      {"!Sub '${Table}/${Table.Arn}'",
       "rooms-dev/arn:aws:dynamodb:us-east-1:123456789012:table/rooms-dev"},
      {"!Sub ['${X}-${Stage}', {X: !Ref Owner}]", "Owner-dev"},
      {"!Sub '${!Stage} $x $!{y} ${Stage}'", "${Stage} $x $!{y} dev"},
      {"!Sub 'no placeholder'", "no placeholder"},
      {"!Join ['-', [a, !Ref Stage, !Ref AWS::NoValue, b]]", "a-dev-b"},
      {"!Join [',', !Ref Zones]", "a,b,c"},
      {"!Select [1, !Ref Zones]", "b"},
      {"!Select [0, !Split ['/', a/b]]", "a"},
      {"!Split ['||', 'a||b']", "[a, b]"},
      {"!FindInMap [Sizes, !Ref Stage, large]", "2"},
      {"!If [IsProd, yes, no]", "no"},
      {"!If [IsDev, yes, !Ref AWS::NoValue]", "yes"},
      {"!If [Both, 1, 2]", "1"},
      {"!If [Either, 1, 2]", "1"},
      {"!ImportValue net-id", "net-id"},
      {"!Base64 'any carnal pleas'", "YW55IGNhcm5hbCBwbGVhcw=="},
      {"!Base64 'abc'", "YWJj"},
      {"!Base64 'a'", "YQ=="},
      {"!GetAZs ''", "Fn::GetAZs"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.value);
    ReadingOf test;
    CHECK(evaluate(test, row.value) == row.expected);
  }
}

TEST_CASE("what only a deployment knows is recorded, and values can be given") {
  ReadingOf test;
  test.settings.values = {{"Api.ApiId", "abc"}, {"Plain", "plain-1"}};
  test.settings.region = "eu-west-1";
  CHECK(evaluate(test, "!Sub '${Api.ApiId} ${Plain} ${Owner} ${AWS::Region} ${Table.StreamArn}'") ==
        "abc plain-1 Owner eu-west-1 Table.StreamArn");
  CHECK(test.assumed() == "Owner AWS::Region Table.StreamArn");
}

TEST_CASE("what the deployment refuses is a problem") {
  ReadingOf test;
  CHECK(evaluate(test, "!Sub '${ctx.args.id} ${Stagge}'") == "${ctx.args.id} ${Stagge}");
  CHECK(test.last_problem() ==
        "PRJ006 no parameter or resource `Stagge`: the deployment refuses it");
  CHECK(test.project.problems.size() == 2);
  evaluate(test, "!If [Nope, 1, 2]");
  CHECK(test.last_problem() == "PRJ006 no condition `Nope`");
  evaluate(test, "!Join [x]");
  CHECK(test.last_problem() == "PRJ006 Fn::Join takes a delimiter and a list");
}
