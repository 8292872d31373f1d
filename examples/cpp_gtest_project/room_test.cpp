// The templates of the rooms. Paths are relative to the folder of CMakeLists.txt.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <vtlsim/gtest.h>

namespace {

using vtlsim::file;

// Every test of the suites beside the templates is a test of this program.
INSTANTIATE_VTL_SUITES("resolvers/**/*.vtltest.json");

TEST(GetRoom, ReadsTheItemOfTheRoom) {
  EXPECT_VTL_REQUEST(file("resolvers/Query.getRoom.req.vtl"), R"({"arguments": {"id": "stage-1"}})",
                     R"({
                       "operation": "GetItem",
                       "key": {"pk": {"S": "ROOM#stage-1"}, "sk": {"S": "ROOM"}}
                     })");
}

TEST(GetRoom, HidesTheKeysOfTheTable) {
  EXPECT_VTL_RENDERS(file("resolvers/Query.getRoom.res.vtl"),
                     R"({"result": {"pk": "ROOM#a", "sk": "ROOM", "id": "a", "title": "Tea"}})",
                     R"({"id": "a", "title": "Tea"})");
}

TEST(GetRoom, TellsThatThereIsNoSuchRoom) {
  EXPECT_VTL_ERROR(file("resolvers/Query.getRoom.res.vtl"), R"({"result": null})",
                   R"({"message": "There is no such room", "errorType": "NotFound"})");
}

TEST(RenameRoom, IsForItsOwner) {
  const auto run = vtlsim::run_resolver(file("resolvers/Mutation.renameRoom.resolver.json"),
                                        file("contexts/renameRoom.json"),
                                        R"({"readRoom": {"result": {"id": "a", "owner": "bo"}}})");
  EXPECT_VTL_ERROR(run, "Only the owner may rename a room");
  EXPECT_THAT(run.outcome(), vtlsim::JsonIncludes(R"({"calls": [{"function": "readRoom"}]})"));
}

TEST(RenameRoom, SavesTheNewTitle) {
  auto run = vtlsim::run_resolver(file("resolvers/Mutation.renameRoom.resolver.json"),
                                  file("contexts/renameRoom.json"), R"({
    "readRoom": {"result": {"id": "a", "owner": "ana"}},
    "saveTitle": {"result": {"id": "a", "title": "Late tea"}}
  })");
  run.at("2026-05-01T12:00:00Z").strictly();
  EXPECT_VTL_CALLS(run, R"([
    {"function": "readRoom"},
    {"function": "saveTitle", "request": {"update": {"expressionValues": {
      ":title": {"S": "Late tea"},
      ":now": {"S": "2026-05-01T12:00:00.000Z"}
    }}}}
  ])");
  EXPECT_VTL_RESULT(run, R"({"id": "a", "title": "Late tea"})");
}

}  // namespace
