#include <memory>
#include <string>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

#include "appsync/request_contract.h"
#include "testkit/gtest/run_check.h"
#include "vtl/diagnostic_renderers.h"
#include "vtl/heap.h"
#include "vtl/json.h"
#include "vtlsim/gtest.h"

namespace vtlsim {
namespace {

using ::testing::AssertionFailure;
using ::testing::AssertionResult;
using ::testing::AssertionSuccess;

AssertionResult refused(const AssertionProblem& problem) {
  return AssertionFailure() << problem.message;
}

AssertionResult verdict(const CaseResult& result) {
  if (result.failures.empty()) return AssertionSuccess();
  return AssertionFailure() << failure_text(result);
}

AssertionResult check(const Run& run, Json expect) {
  const auto checked = check_run(run, std::move(expect));
  if (const auto* problem = std::get_if<AssertionProblem>(&checked)) return refused(*problem);
  return verdict(std::get<CaseResult>(checked));
}

AssertionResult check_json(const Run& run, const char* key, const Text& expected) {
  auto json = json_of(expected, "what is expected");
  if (const auto* problem = std::get_if<AssertionProblem>(&json)) return refused(*problem);
  return check(run, Json{{key, std::get<Json>(std::move(json))}});
}

/// What a template printed, shown with the place that its data source does not take.
std::string contract_failure(const Json& request) {
  const std::string printed = json_text(request, 2);
  vtl::Heap heap;
  const auto read = vtl::read_json(printed, heap);
  const auto* document = std::get_if<vtl::Value>(&read);
  if (document == nullptr) return {};
  appsync::DataSource source;
  source.type = appsync::guess_data_source_type(*document);
  // Only the request itself could say where it stands; a function's has no version.
  const auto place = request.is_object() && request.contains("version")
                         ? appsync::RequestPlace::unit_resolver
                         : appsync::RequestPlace::pipeline_function;
  auto contract = appsync::check_request(*document, source, place);
  if (!contract.error) return {};
  source.is_versioned = true;
  if (!appsync::check_request(*document, source, place).error) return {};
  vtl::Diagnostic diagnostic;
  diagnostic.message = std::string("a data source of type ") +
                       std::string(appsync::data_source_type_name(source.type)) +
                       " does not take this request: " + contract.error->message;
  diagnostic.source = std::make_shared<const vtl::Source>("what was printed", printed);
  vtl::JsonPlace found;
  // For something missing at the top all of the document would be shown.
  if (!contract.error->path.empty() && vtl::locate_json(printed, contract.error->path, found)) {
    const auto begin = contract.error->is_about_key ? found.key_begin : found.value_begin;
    const auto end = contract.error->is_about_key ? found.key_end : found.value_end;
    diagnostic.primary =
        vtl::Label{{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, ""};
  }
  std::string text;
  vtl::append_diagnostic_text(text, diagnostic);
  return text;
}

}  // namespace

AssertionResult vtl_renders(const Run& run, const Text& expected) {
  auto read = text_of(expected);
  if (const auto* problem = std::get_if<AssertionProblem>(&read)) return refused(*problem);
  auto& text = std::get<std::string>(read);
  auto json = json_of(Text(text), "what is expected");
  auto* tree = std::get_if<Json>(&json);
  if (tree == nullptr) return check(run, Json{{"text", std::move(text)}});

  auto checked = check_run(run, Json{{"result", *tree}});
  if (const auto* problem = std::get_if<AssertionProblem>(&checked)) return refused(*problem);
  const auto& result = std::get<CaseResult>(checked);
  const bool is_json = result.snapshot == nullptr || !result.snapshot->contains("text");
  if (is_json || result.is_error) return verdict(result);
  // For an object that came out broken, the reader's message says more than two texts would.
  if (tree->is_structured()) return check(run, Json{{"json", std::move(*tree)}});
  return check(run, Json{{"text", std::move(text)}});
}

AssertionResult vtl_renders(const Text& text, const Text& context, const Text& expected) {
  return vtl_renders(Run::of_template(text, context), expected);
}

AssertionResult vtl_requests(const Run& run, const Text& expected) {
  auto json = json_of(expected, "what is expected");
  if (const auto* problem = std::get_if<AssertionProblem>(&json)) return refused(*problem);
  const auto checked = check_run(run, Json{{"request", std::get<Json>(std::move(json))}});
  if (const auto* problem = std::get_if<AssertionProblem>(&checked)) return refused(*problem);
  const auto& result = std::get<CaseResult>(checked);
  // The run of a resolver checks it by itself.
  const bool is_open = run.description().is_template && result.snapshot &&
                       result.snapshot->contains("json") && !result.is_error;
  const std::string refusal = is_open ? contract_failure(result.snapshot->at("json")) : "";
  if (refusal.empty()) return verdict(result);
  return AssertionFailure() << refusal << failure_text(result);
}

AssertionResult vtl_requests(const Text& text, const Text& context, const Text& expected) {
  return vtl_requests(Run::of_template(text, context), expected);
}

AssertionResult vtl_fails(const Run& run, const Text& expected) {
  auto read = text_of(expected);
  if (const auto* problem = std::get_if<AssertionProblem>(&read)) return refused(*problem);
  auto& text = std::get<std::string>(read);
  auto json = json_of(Text(text), "what is expected");
  const auto* tree = std::get_if<Json>(&json);
  if (tree != nullptr && tree->is_object()) return check(run, Json{{"error", *tree}});
  // Editors end files with a line feed; messages have none.
  if (expected.is_file() && text.ends_with('\n')) text.pop_back();
  return check(run, Json{{"error", std::move(text)}});
}

AssertionResult vtl_fails(const Text& text, const Text& context, const Text& expected) {
  return vtl_fails(Run::of_template(text, context), expected);
}

AssertionResult vtl_results(const Run& run, const Text& expected) {
  return check_json(run, "result", expected);
}

AssertionResult vtl_calls(const Run& run, const Text& expected) {
  return check_json(run, "calls", expected);
}

AssertionResult vtl_holds(const Run& run, const Text& expectations) {
  auto json = json_of(expectations, "what is expected");
  if (const auto* problem = std::get_if<AssertionProblem>(&json)) return refused(*problem);
  return check(run, std::get<Json>(std::move(json)));
}

}  // namespace vtlsim
