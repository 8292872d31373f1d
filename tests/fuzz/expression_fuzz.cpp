// Expressions of DynamoDB: the first line as the expression of a request, whose placeholders are
// checked; the rest as a filter object that is made into expressions.
#include <string>
#include <variant>

#include "appsync/evaluation.h"
#include "appsync/simulator.h"
#include "appsync/util.h"
#include "tests/fuzz/target.h"
#include "vtl/json.h"
#include "vtl/object.h"

namespace {

constexpr std::string_view kRequest = R"vtl({"version": "2018-05-29", "operation": "Query",
  "query": {"expression": $util.toJson($ctx.args.e), "expressionNames": {"#a": "a"},
            "expressionValues": {":a": {"S": "x"}}},
  "filter": #if($util.isNull($util.transform.toDynamoDBFilterExpression($ctx.args.f)))
    {"expression": $util.toJson($ctx.args.e)}
  #else $util.transform.toDynamoDBFilterExpression($ctx.args.f) #end})vtl";
constexpr std::string_view kResponse = R"vtl($util.toJson([
  $util.transform.toElasticsearchQueryDSL($ctx.args.f)])$!util.transform.toSubscriptionFilter($ctx.args.f))vtl";

appsync::CompiledResolver make_resolver() {
  vtl::TemplateCache cache(appsync::make_environment({vtlsim_fuzz::small_limits(), {}}));
  appsync::ResolverSpec spec;
  appsync::FunctionSpec function;
  function.data_source.type = appsync::DataSourceType::amazon_dynamodb;
  function.request = appsync::TemplateText{"request", std::string(kRequest), true};
  function.response = appsync::TemplateText{"response", std::string(kResponse), true};
  spec.functions.push_back(std::move(function));
  return {std::move(spec), cache};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [expression, filter] = vtlsim_fuzz::split_line(vtlsim_fuzz::text_of(data, size));
  static const appsync::CompiledResolver resolver = make_resolver();
  const vtl::Limits limits = vtlsim_fuzz::small_limits();
  vtl::Session session(limits);
  appsync::Evaluation evaluation(session, {});
  evaluation.begin_resolver();
  vtl::Heap& heap = session.heap();
  vtl::Map* arguments = heap.make_map();
  const auto read = vtl::read_json(filter, heap);
  if (const auto* value = std::get_if<vtl::Value>(&read)) arguments->put("f", *value);
  arguments->put("e", heap.string(expression));
  vtl::Map* context = heap.make_map();
  context->put("arguments", vtl::Value(arguments));
  appsync::SimulationOptions options;
  options.has_diagnostics = true;
  const auto outcome =
      appsync::simulate(resolver, evaluation, vtl::Value(context), vtl::Value(), options);
  appsync::to_json(outcome);
  return 0;
}
