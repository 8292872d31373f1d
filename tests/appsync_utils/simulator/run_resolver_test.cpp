#include "tests/appsync_utils/simulator/run_resolver.h"

#include <doctest/doctest.h>

#include "appsync/util.h"
#include "vtl/json.h"

namespace simulator_test {
namespace {

std::string quoted(std::string_view text) {
  return vtl::to_json(vtl::Value(text));
}

std::string inline_template(std::string_view text) {
  return "{\"inline\":" + quoted(text) + "}";
}

}  // namespace

appsync::Outcome run(const RunInput& input) {
  vtl::Session session;
  appsync::EvaluationOptions evaluation_options;
  evaluation_options.compatibility = input.compatibility;
  appsync::Evaluation evaluation(session, evaluation_options);
  auto json = vtl::read_json(input.resolver, session.heap());
  INFO(input.resolver);
  REQUIRE(std::holds_alternative<vtl::Value>(json));
  auto spec = appsync::read_resolver(std::get<vtl::Value>(json), {});
  if (auto* problem = std::get_if<appsync::ResolverProblem>(&spec)) FAIL(problem->message);
  vtl::TemplateCache cache(appsync::make_environment());
  appsync::CompiledResolver resolver(std::get<appsync::ResolverSpec>(spec), cache);
  return appsync::simulate_json(resolver, evaluation, input.context, input.answers, input.options);
}

std::string unit(std::string_view type, std::string_view request, std::string_view response) {
  return "{\"type\":\"Query\",\"field\":\"getPost\",\"dataSource\":\"source\",\"request\":" +
         inline_template(request) + ",\"response\":" + inline_template(response) +
         ",\"dataSources\":{\"source\":{\"type\":" + quoted(type) + "}}}";
}

std::string pipeline(const std::vector<Function>& functions,
                     const std::optional<std::string>& before,
                     const std::optional<std::string>& after) {
  std::string list;
  std::string sources;
  for (const Function& function : functions) {
    if (!list.empty()) list += ",";
    list += "{\"name\":" + quoted(function.name) + ",\"dataSource\":" + quoted(function.name) +
            ",\"request\":" + inline_template(function.request) +
            ",\"response\":" + inline_template(function.response) + "}";
    std::string source = quoted(function.name) + ":{\"type\":" + quoted(function.type) + "}";
    if (sources.find(quoted(function.name) + ":") != std::string::npos) continue;
    sources += (sources.empty() ? "" : ",") + source;
  }
  std::string text =
      "{\"type\":\"Mutation\",\"field\":\"startThread\",\"functions\":[" + list + "]";
  if (before) text += ",\"before\":" + inline_template(*before);
  if (after) text += ",\"after\":" + inline_template(*after);
  return text + ",\"dataSources\":{" + sources + "}}";
}

std::string only_error(const appsync::Outcome& outcome) {
  if (outcome.errors.empty()) return "none";
  CHECK(outcome.errors.size() == 1);
  const appsync::FieldError& error = outcome.errors.front();
  return error.error_type.value_or("null") + "|" + error.message;
}

std::string steps_text(const appsync::Outcome& outcome) {
  std::string text;
  for (const appsync::Step& step : outcome.steps) {
    if (!text.empty()) text += ' ';
    text += appsync::step_kind_name(step.kind);
    if (step.function) text += ":" + *step.function;
    if (step.is_returned) text += '!';
    if (step.is_skipped) text += '~';
  }
  return text;
}

TEST_CASE("a value that cannot be written fails the field, after what the template raised") {
  const std::string request = R"({"version":"2018-05-29","payload":{"a":1}})";
  const std::string null_key = "#set($m = {})$util.qr($m.put($ctx.args.nothing, 1))";
  const std::string refused =
      "MappingTemplate|Null key for a Map not allowed in JSON (use a converting "
      "NullKeySerializer?)";
  const std::string texts[] = {
      null_key + "#return($m)",
      null_key + "$util.appendError(\"m\", \"t\", $m)1",
  };
  for (const std::string& text : texts) {
    CAPTURE(text);
    const auto outcome = run({unit("NONE", request, text)});
    CHECK(only_error(outcome) == refused);
    CHECK(outcome.data_json == "null");
  }
  const auto raised = run({unit("NONE", request, null_key + "$util.error(\"boom\", \"T\", $m)")});
  CHECK(only_error(raised) == "T|boom");
  CHECK(raised.errors[0].data_json == "null");
  const auto shown = run({unit(
      "NONE", request, null_key + "$util.qr($ctx.stash.put(\"m\", $m))$util.error(\"boom\")")});
  CHECK(only_error(shown) == "null|boom");
}

TEST_CASE("limits keep their own words in a resolver") {
  const std::string request = R"({"version":"2018-05-29","payload":{"a":1}})";
  const std::string doubling = "#set($l = [1, 2])#foreach($i in [1..100])#set($l = [$l, $l])#end";
  CHECK(only_error(run({unit("NONE", request, doubling + "#return($l)")})) ==
        "MappingTemplate|Transformation too large");
  CHECK(
      only_error(run({unit("NONE", request, doubling + "$util.appendError(\"m\", \"t\", $l)1")})) ==
      "MappingTemplate|the output is larger than the limit");
  CHECK(only_error(run({unit("NONE", request, "#set($l = [])$util.qr($l.add($l))#return($l)")})) ==
        "MappingTemplate|a value nests deeper than the limit (does it contain itself?)");
}

TEST_CASE("the smallest resolver runs") {
  auto outcome = run(
      {unit("NONE", R"({"version":"2018-05-29","payload":{"a":1}})", "$util.toJson($ctx.result)")});
  CHECK(outcome.data_json == R"({"a":1})");
  CHECK(only_error(outcome) == "none");
  CHECK(steps_text(outcome) == "request response");
}

}  // namespace simulator_test
