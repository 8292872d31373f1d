// What an evaluation leaves behind is charged to its limits, whatever door it leaves by.
#include "appsync/value_writer.h"

#include <string>

#include "tests/appsync_utils/template_run.h"

using appsync_test::TemplateRun;
using appsync_test::text_of;

namespace {

vtl::Limits small_limits() {
  vtl::Limits limits;
  limits.output_bytes = 10'000;
  limits.heap_bytes = 1U << 20;
  return limits;
}

/// A list that is small in memory and 2^depth long when it is written.
const std::string kDoubling = "#set($l = [\"x\"])#foreach($i in [1..30])#set($l = [$l, $l])#end";

/// Code of what could not be written of stash, outErrors and the error's data.
std::string unwritten(const std::string& text, const vtl::Limits& limits = small_limits()) {
  TemplateRun run({}, limits);
  const auto outcome = run.run(text);
  if (outcome.render.error && outcome.render.error->kind != vtl::RenderErrorKind::host)
    return "render " + outcome.render.error->code;
  appsync::ValueWriter writer(run.evaluation(), outcome.render.text.size());
  for (const appsync::LogLine& line : run.evaluation().logs())
    writer.charge("the log", line.text.size());
  if (outcome.error) {
    writer.write("data", outcome.error->data);
    writer.write("info", outcome.error->info);
  }
  writer.write("the stash", vtl::Value(run.context().stash()));
  writer.write("outErrors", vtl::Value(run.evaluation().out_errors()));
  return writer.failure() ? writer.failure()->code : "written";
}

}  // namespace

TEST_SUITE_BEGIN("appsync: writing of values");

TEST_CASE("the limit of the output holds at every door") {
  CHECK(unwritten(kDoubling + "$util.qr($ctx.stash.put(\"a\", $l))") == "VTL305");
  CHECK(unwritten(kDoubling + "#return($l)") == "render VTL305");
  CHECK(unwritten(kDoubling + "$util.error(\"m\", \"t\", $l)") == "VTL305");
  CHECK(unwritten(kDoubling + "$util.error(\"m\", \"t\", {}, $l)") == "VTL305");
  CHECK(unwritten(kDoubling + "$util.appendError(\"m\", \"t\", $l)") == "VTL305");
  CHECK(unwritten(kDoubling + "$util.appendError(\"m\", \"t\", {}, $l)") == "VTL305");
  CHECK(unwritten(kDoubling + "$util.log.info($l)") == "render VTL305");
  CHECK(unwritten(kDoubling + "$util.log.info(\"{}\", $l)") == "render VTL305");
  CHECK(unwritten(kDoubling + "$util.toJson($l)") == "render VTL305");
  CHECK(unwritten(kDoubling + "$l") == "render VTL305");
  CHECK(unwritten(kDoubling + "$util.dynamodb.toDynamoDBJson($l)") == "render VTL305");
  CHECK(unwritten(kDoubling + "$util.http.addResponseHeader(\"h\", $l)") == "written");
}

TEST_CASE("many small values count together") {
  const std::string loop = "#foreach($i in [1..200])";
  const std::string text = "0123456789012345678901234567890123456789012345678901234567890123456789";
  CHECK(unwritten(loop + "$util.appendError(\"" + text + "\")#end") == "VTL305");
  CHECK(unwritten(loop + "$util.log.info(\"" + text + "\")#end") == "VTL305");
  CHECK(unwritten(loop + "$util.qr($ctx.stash.put(\"$i\", \"" + text + "\"))#end") == "VTL305");
  // Each of them alone fits.
  const std::string half = "#foreach($i in [1..75])";
  CHECK(unwritten(half + "$util.log.info(\"" + text + "\")#end") == "written");
  CHECK(unwritten(half + "$util.log.info(\"" + text + "\")$util.appendError(\"" + text +
                  "\")#end") == "VTL305");
}

TEST_CASE("what is kept outside of the heap is charged to it") {
  const std::string forever = "#foreach($i in [1..900])#foreach($j in [1..900])";
  CHECK(unwritten(forever + "$util.log.info(\"x\")#end#end") == "render VTL306");
  CHECK(unwritten(forever + "$util.appendError(\"x\")#end#end") == "render VTL306");
  CHECK(unwritten(forever + "$util.qr($extensions.evictFromApiCache(\"Q\", \"f\", {}))#end#end") ==
        "render VTL306");
}

TEST_CASE("values that JSON does not have") {
  const std::string null_key = "#set($m = {})$util.qr($m.put($ctx.args.nothing, 1))";
  CHECK(unwritten(null_key + "$util.qr($ctx.stash.put(\"m\", $m))") == "VTL110");
  CHECK(unwritten(null_key + "$util.appendError(\"m\", \"t\", $m)") == "VTL110");
  CHECK(unwritten(null_key + "$util.error(\"m\", \"t\", $m)") == "VTL110");
  CHECK(unwritten(null_key + "#return($m)") == "render VTL110");
  const std::string stale = "#set($l = [1, 2, 3])#set($s = $l.subList(0, 2))$util.qr($l.add(4))";
  CHECK(unwritten(stale + "$util.qr($ctx.stash.put(\"s\", $s))") == "VTL110");
  CHECK(unwritten(stale + "#return($s)") == "render VTL110");
  const std::string own = "#set($l = [])$util.qr($l.add($l))";
  CHECK(unwritten(own + "$util.qr($ctx.stash.put(\"l\", $l))") == "VTL309");
  CHECK(unwritten(own + "#return($l)") == "render VTL309");
}

TEST_CASE("the first value that cannot be written is the one that is named") {
  TemplateRun run;
  run.run("#set($m = {})$util.qr($m.put($null, 1))$util.qr($ctx.stash.put(\"m\", $m))");
  appsync::ValueWriter writer(run.evaluation());
  CHECK(writer.write("a list", vtl::Value(run.session().heap().make_list())) == "[]");
  CHECK_FALSE(writer.failure());
  CHECK(writer.write("the stash", vtl::Value(run.context().stash())) == "null");
  REQUIRE(writer.failure());
  CHECK(writer.failure()->message ==
        "Null key for a Map not allowed in JSON (use a converting NullKeySerializer?)");
  CHECK(writer.failure()->help == "it is the stash that cannot be written as JSON");
  CHECK(writer.note().starts_with("the stash cannot be written: Null key"));
}

TEST_CASE("a full heap is reported as such, from wherever it is met") {
  vtl::Limits limits;
  limits.heap_bytes = 64U << 10;
  TemplateRun run({}, limits);
  const auto outcome = run.run(
      "#foreach($i in [1..900])#set($l = [$l, $i])#foreach($j in [1..900])"
      "#set($m = {\"a\": $m, \"b\": [$l]})#end#end");
  REQUIRE(outcome.error);
  CHECK(outcome.error->message_text() ==
        "the values of this render take more memory than the limit");
}
