#include <doctest/doctest.h>

#include "tests/appsync_utils/simulator/run_resolver.h"

using simulator_test::pipeline;
using simulator_test::run;
using simulator_test::unit;

TEST_CASE("an outcome has its keys in order, and each error all of its own") {
  auto outcome =
      run({unit("NONE", R"({"version":"2018-05-29","payload":1})", "$util.error(\"m\", \"T\")")});
  CHECK(
      appsync::to_json(outcome) ==
      R"({"data":null,"errors":[{"path":["getPost"],"data":null,"errorType":"T","errorInfo":null,"locations":null,)"
      R"("message":"m"}],"calls":[{"function":null,"dataSource":"source","request":{"version":"2018-05-29",)"
      R"("payload":1}}],"stash":{},"outErrors":[],"logs":[],"steps":[{"step":"request","function":null,)"
      R"("template":null,"text":"{\"version\":\"2018-05-29\",\"payload\":1}","value":{"version":"2018-05-29",)"
      R"("payload":1},"returned":false,"skipped":false},{"step":"response","function":null,"template":null,)"
      R"("text":"","value":null,"returned":false,"skipped":false}]})");
}

TEST_CASE("failure stands last, and the other keys hold what happened before") {
  auto outcome = run({pipeline(
      {{"f", R"({"operation":"Invoke"})", "1", "AWS_LAMBDA"}},
      "$util.qr($ctx.stash.put(\"a\", 1))$util.log.info(\"l\")$util.appendError(\"e\"){}")});
  std::string json = appsync::to_json(outcome);
  CHECK(
      json.find(
          R"({"data":null,"errors":[],"calls":[{"function":"f","dataSource":"f","request":{"operation":"Invoke"}}],)"
          R"("stash":{"a":1},"outErrors":[)") == 0);
  CHECK(json.find(R"("logs":["l"])") != std::string::npos);
  CHECK(json.ends_with(R"~(,"failure":{"message":"no answer for function `f` or data source `f`",)~"
                       R"~("location":"call 1 of function `f` (data source `f`)"}})~"));
}

TEST_CASE("texts are escaped, numbers stay as they were printed") {
  auto outcome =
      run({unit("NONE", R"({"version":"2018-05-29","payload":[1.50,1e2,12345678901234567890.123]})",
                "\"q\\\"\\n\"")});
  CHECK(outcome.calls.at(0).request_json ==
        R"({"version":"2018-05-29","payload":[1.50,1e2,12345678901234567890.123]})");
  CHECK(outcome.data_json == R"("q\"\n")");
}
