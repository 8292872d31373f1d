// Assertions: when they hold, when they do not, and what they say then.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest-spi.h>

#include "vtlsim/gtest.h"

namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using vtlsim::file;
using vtlsim::JsonEquals;
using vtlsim::JsonIncludes;
using vtlsim::Run;

/// The message without the folder of the sources.
std::string message(const ::testing::AssertionResult& result) {
  std::string text = result.message();
  const std::string folder = std::string(VTLSIM_TARGET_SOURCE_DIR) + "/";
  for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder)) {
    text.erase(at, folder.size());
  }
  return text;
}

vtlsim::Text rooms() {
  return file("templates/Query.rooms.req.vtl");
}

TEST(Renders, ComparesJsonByValueAndTextByLetter) {
  EXPECT_VTL_RENDERS("{\"a\": $ctx.args.a, \"b\": [1]}", R"({"args": {"a": 2}})",
                     R"({"b": [1.0], "a": 2})");
  EXPECT_VTL_RENDERS("Hello $ctx.args.a", R"({"args": {"a": "you"}})", "Hello you");
  EXPECT_VTL_RENDERS("\"$util.autoId()\"", "{}", R"({"$match": "uuid"})") << "never printed";
  ASSERT_VTL_RENDERS("{\"a\": 1,}", "{}", "{\"a\": 1}");
  EXPECT_NONFATAL_FAILURE(EXPECT_VTL_RENDERS("$ctx.args.a", "{}", "1"), "- 1\n  + $ctx.args.a\n");
  EXPECT_NONFATAL_FAILURE(EXPECT_VTL_RENDERS("1", "{}", "2") << "and more", "and more");
  EXPECT_FATAL_FAILURE(ASSERT_VTL_RENDERS("1", "{}", "2"), "`result` is not as expected");
  EXPECT_NONFATAL_FAILURE(EXPECT_VTL_RENDERS("{\"a\": }", "{}", "{\"a\": 1}"),
                          "what was printed is not a JSON document: ");
}

TEST(Run, SetsSwitchesOfTheCompatibility) {
  const vtlsim::Run run = vtlsim::Run::of_template("#set($x = 1)#set($x = $null)$!x.");
  EXPECT_THAT(run.outcome(), HasSubstr("1."));
  vtlsim::Run changed = run;
  EXPECT_THAT(changed.with_compatibility("set_null_assigns").outcome(), Not(HasSubstr("1.")));
  EXPECT_THAT(changed.with_compatibility("no_such_switch").outcome(),
              HasSubstr("there is no switch `no_such_switch`"));
}

TEST(Renders, IsAStatementLikeAnother) {
  if (rooms().is_file())
    EXPECT_VTL_RENDERS("1", "{}", "1");
  else
    EXPECT_VTL_RENDERS("1", "{}", "2");
}

TEST(Renders, ShowsWhatIsBehindAFailure) {
  EXPECT_EQ(
      message(vtlsim::vtl_renders("{\n  \"id\": \"$ctx.args.id\",\n  \"size\": $ctx.args.size\n}",
                                  R"({"args": {"size": 3}})", R"({"id": null, "size": 4})")),
      R"golden(`result` is not as expected: 2 differences
  $.id differs
    - null
    + "$ctx.args.id"
  $.size differs
    - 4
    + 3

note: `$.id` was printed here
 --> assertion (inline template):2:9
  |
2 |   "id": "$ctx.args.id",
  |         ^
  |

note: `$.size` was printed here
 --> assertion (inline template):3:11
  |
3 |   "size": $ctx.args.size
  |           ^^^^^^^^^^^^^^ printed `3`
  |

values:
  $ctx.args.id = not set in the context
  $ctx.args.size = 3

unresolved references (null, so they printed themselves):
  $ctx.args.id: `$ctx.args` is set, `.id` is not
)golden");
}

TEST(Renders, SaysWhatIsWrongWithItsArguments) {
  EXPECT_EQ(message(vtlsim::vtl_renders("x", "{\"args\" 1}", "x")),
            R"golden(error[VTL050]: the context is not valid JSON
 --> the context:1:9
  |
1 | {"args" 1}
  |         ^ Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value
  |

)golden");
  EXPECT_NONFATAL_FAILURE(EXPECT_VTL_RENDERS(file("none.vtl"), "{}", "x"), "no such file: ");
  EXPECT_NONFATAL_FAILURE(EXPECT_VTL_RENDERS("x", file("none.json"), "x"), "no such file: ");
  EXPECT_NONFATAL_FAILURE(EXPECT_VTL_RENDERS("x", "{}", file("none.txt")), "no such file: ");
  EXPECT_NONFATAL_FAILURE(EXPECT_VTL_RENDERS("x", "[]", "x"), "context");
  EXPECT_NONFATAL_FAILURE(EXPECT_VTL_RENDERS("1", "{}", "{\"$match\": \"uid\"}"), "uid");
}

TEST(Request, IsASubset) {
  EXPECT_VTL_REQUEST(rooms(), file("templates/rooms.json"),
                     R"({"operation": "Query", "limit": 20})");
  ASSERT_VTL_REQUEST(rooms(), file("templates/rooms.json"), "{}");
  EXPECT_EQ(message(vtlsim::vtl_requests(rooms(), R"({"arguments": {"hall": "a", "limit": 5}})",
                                         R"({"limit": 20, "operation": "Scan"})")),
            R"golden(`request` is not as expected: 2 differences
  $.limit differs
    - 20
    + 5
  $.operation differs
    - "Scan"
    + "Query"

note: `$.limit` was printed here
 --> templates/Query.rooms.req.vtl:8:12
  |
8 |   "limit": $util.defaultIfNull($ctx.args.limit, 20)
  |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ printed `5`
  |

note: `$.operation` was printed here
 --> templates/Query.rooms.req.vtl:3:16
  |
3 |   "operation": "Query",
  |                ^^^^^^^^
  |

values:
  $ctx.args.limit = 5
  $ctx.args.hall = "a"
)golden");
}

TEST(Request, IsHeldToItsContract) {
  EXPECT_EQ(
      message(vtlsim::vtl_requests(
          R"({"version": "2018-05-29", "operation": "GetItem", "key": {}, "limit": 1})", "{}",
          "{}")),
      R"golden(error: a data source of type AMAZON_DYNAMODB does not take this request: Unsupported element '$[limit]'.
 --> what was printed:5:3
  |
5 |   "limit": 1
  |   ^^^^^^^
  |

)golden");
  EXPECT_NONFATAL_FAILURE(EXPECT_VTL_REQUEST(R"({"operation": "GetItem"})", "{}", "{}"),
                          "Value for field '$[key]' not found.");
  // A function of a pipeline says no version, and a versioned table has operations of its own.
  EXPECT_VTL_REQUEST(R"({"operation": "GetItem", "key": {"id": {"S": "1"}}})", "{}", "{}");
  EXPECT_VTL_REQUEST(R"({"version": "2018-05-29", "operation": "Sync"})", "{}", "{}");
}

TEST(Error, IsAMessageOrAnObject) {
  EXPECT_VTL_ERROR("$util.error(\"There is no hall\")", "{}", "There is no hall");
  EXPECT_VTL_ERROR("$util.error(\"There is no hall\")", "{}", file("templates/error.txt"));
  EXPECT_VTL_ERROR("$util.unauthorized()", "{}", R"({"errorType": "Unauthorized"})");
  ASSERT_VTL_ERROR("#if(", "{}", R"({"errorType": "MappingTemplate"})");
  EXPECT_NONFATAL_FAILURE(EXPECT_VTL_ERROR("1", "{}", "x"), "there is no error");
  EXPECT_FATAL_FAILURE(ASSERT_VTL_ERROR("$util.error(\"a\")", "{}", "b"), "- b\n  + a\n");
}

constexpr const char* kTwoFunctions = R"json({
  "type": "Query", "field": "rooms",
  "functions": [
    {"name": "one", "dataSource": "d", "request": "templates/Query.rooms.req.vtl",
     "response": {"inline": "$util.qr($ctx.stash.put('n', $ctx.result.n))$util.toJson($ctx.result)"}},
    {"name": "two", "dataSource": "d", "request": "templates/Query.rooms.req.vtl",
     "response": {"inline": "{\"n\": $ctx.stash.n, \"at\": \"$util.time.nowISO8601()\"}"}}
  ],
  "dataSources": {"d": {"type": "AMAZON_DYNAMODB"}}
})json";

Run two_functions() {
  return vtlsim::run_resolver(kTwoFunctions, file("templates/rooms.json"),
                              R"({"one": {"result": {"n": 7}}, "two": {"result": null}})");
}

TEST(Resolver, IsLookedAtFromAllSides) {
  auto run = two_functions();
  EXPECT_VTL_RESULT(run, R"({"n": 7, "at": "2026-01-02T03:04:05.678Z"})");
  run.at("2027-01-01T00:00:00Z").with_seed(3).strictly();
  EXPECT_VTL_RESULT(run, R"({"n": 7, "at": "2027-01-01T00:00:00.000Z"})");
  EXPECT_VTL_CALLS(run, R"([{"function": "one"}, {"function": "two", "request": {"limit": 20}}])");
  EXPECT_VTL_REQUEST(run, R"({"operation": "Query"})");
  EXPECT_VTL_RUN(run, R"({"stash": {"n": 7}, "error": null, "warnings": []})");
  EXPECT_THAT(run.outcome(), JsonIncludes(R"({"data": {"n": 7}, "stash": {"n": 7}})"));
  EXPECT_NONFATAL_FAILURE(EXPECT_VTL_CALLS(run, R"([{"function": "one"}])"), "$[1]");
  EXPECT_NONFATAL_FAILURE(EXPECT_VTL_RESULT(run, "{}"), "$.n");
  EXPECT_NONFATAL_FAILURE(EXPECT_VTL_ERROR(run, "x"), "there is no error");
  EXPECT_NONFATAL_FAILURE(EXPECT_VTL_RUN(run, R"({"reslt": {}})"), "did you mean `result`?");
  EXPECT_FATAL_FAILURE(ASSERT_VTL_RUN(two_functions(), R"({"stash": {"n": 8}})"), "$.n");
}

TEST(Resolver, ThatCannotBeRunSaysWhy) {
  const auto run = vtlsim::run_resolver(file("templates/none.resolver.json"), "{}");
  EXPECT_NONFATAL_FAILURE(EXPECT_VTL_RESULT(run, "{}"), "none.resolver.json");
  EXPECT_THAT(run.outcome(), HasSubstr("none.resolver.json"));
}

TEST(Strictly, MakesWarningsFail) {
  auto run = Run::of_template("$ctx.args.a");
  EXPECT_VTL_RENDERS(run, "$ctx.args.a");
  EXPECT_NONFATAL_FAILURE(EXPECT_VTL_RENDERS(run.strictly(), "$ctx.args.a"), "printed itself");
}

TEST(JsonMatchers, CompareWholeOrInPart) {
  const std::string text = R"({"a": 1, "b": {"c": 2, "d": 3}})";
  EXPECT_THAT(text, JsonEquals(R"({"b": {"d": 3, "c": {"$match": "integer"}}, "a": 1})"));
  EXPECT_THAT(text, Not(JsonEquals(R"({"a": 1})")));
  EXPECT_THAT(text, JsonIncludes(R"({"b": {"c": 2}})"));
  EXPECT_THAT("no JSON", Not(JsonIncludes("{}")));
  EXPECT_NONFATAL_FAILURE(EXPECT_THAT(text, JsonEquals(R"({"a": 2, "b": {"c": 2, "d": 3}})")),
                          "which differs:\n  $.a");
  EXPECT_NONFATAL_FAILURE(EXPECT_THAT(text, JsonIncludes("{")), "what is expected");
}

}  // namespace
