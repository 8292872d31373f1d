#include "project/names/template_name.h"

#include <string>

#include <doctest/doctest.h>

namespace {

/// "Query.f request", "putThread response in dir", "Query.f auth.1 request", or "-".
std::string read(std::string_view path) {
  const auto name = project::read_template_name(path);
  if (!name) return "-";
  constexpr std::string_view kHalves[] = {"request", "response", "before", "after"};
  std::string out = name->stem;
  if (!name->type.empty()) out = name->type + "." + name->field;
  if (!name->slot.empty()) out += " " + name->slot + "." + name->number;
  out += " " + std::string(kHalves[static_cast<std::size_t>(name->half)]);
  if (name->is_data) out += " (data)";
  if (name->is_unsure) out += " ?";
  return out;
}

}  // namespace

TEST_CASE("names of templates as people write them") {
  struct Row {
    std::string_view path;
    std::string_view expected;
  };
  constexpr Row kRows[] = {
      {"r/Query.getRoom.request.vtl", "Query.getRoom request"},
      {"r/Query.getRoom.response.vtl", "Query.getRoom response"},
      {"Mutation.add.req.vtl", "Mutation.add request"},
      {"Mutation.add.res.vtl", "Mutation.add response"},
      {"Mutation.add.resp.vtl", "Mutation.add response"},
      {"r/putThread/request.vtl", "putThread request"},
      {"r/Query/getRoom/response.vtl", "Query.getRoom response"},
      {"r/Query/getRoom.req.vtl", "Query.getRoom request"},
      {"putThread.request.vm", "putThread request"},
      {"getRoom-request.vtl", "getRoom request"},
      {"getRoom-response.vm", "getRoom response"},
      {"getRoom-request.vm.tpl", "getRoom request ?"},
      {"Query.getRoom.request", "Query.getRoom request ?"},
      {"putThread.response", "putThread response ?"},
      {"getRoom-request-mapping-template.vtl", "getRoom request"},
      {"getRoom-response-mapping-template.txt", "getRoom response ?"},
      {"getRoom/request-mapping.vtl", "getRoom request"},
      {"getRoom-request.txt", "getRoom request ?"},
      {"getRoom-REQ.vtl", "getRoom request"},
      {"getRoom-DATA.vtl", "getRoom response (data)"},
      {"Mutation.createNote.auth.1.req.vtl", "Mutation.createNote auth.1 request"},
      {"Mutation.createNote.postUpdate.10.res.vtl", "Mutation.createNote postUpdate.10 response"},
      {"Mutation.createNote.auth.req.vtl", "Mutation.createNote auth. request"},
      {"request/getRoom.vm", "getRoom request"},
      {"a/response/getRoom.vm", "getRoom response"},
      {"Tweet.profile.batchInvoke.request.vtl", "Tweet.profile.batchInvoke request"},
      {"addRoom-before.vtl", "addRoom before"},
      {"addRoom.after.vtl", "addRoom after"},
      {"addRoom/before.vtl", "addRoom before"},
      {"addRoom/end.vtl", "addRoom after"},
      {"getRoom_request.vtl", "getRoom request"},
      {"request-getRoom.vtl", "getRoom request"},
      {"response-getRoom.vtl", "getRoom response"},
      {"getRoomRequest.vtl", "getRoom request"},
      {"getRoomResponse.vtl", "getRoom response"},
      // No half: it is in the middle of a word, or not there.
      {"getFeatures.vtl", "-"},
      {"resetPassword.vtl", "-"},
      {"endSession.vtl", "-"},
      {"weekEnd.vtl", "-"},
      {"scan.vtl", "-"},
      {"Query.getRoom.request.js", "-"},
      {"request.json", "-"},
      {"greet_hi.txt", "-"},
      {"request.vtl", "-"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.path);
    CHECK(read(row.path) == row.expected);
  }
}
