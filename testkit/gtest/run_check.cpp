#include "testkit/gtest/run_check.h"

#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

#include "testkit/resolver_files/guarded_folder.h"
#include "testkit/suites/suite_document.h"
#include "vtl/diagnose.h"
#include "vtl/diagnostic_renderers.h"
#include "vtlsim/case_runner.h"
#include "vtlsim/named_file.h"
#include "vtlsim/suite.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

AssertionProblem problem_of(const vtl::Diagnostic& diagnostic) {
  AssertionProblem problem;
  vtl::append_diagnostic_text(problem.message, diagnostic);
  return problem;
}

/// Puts a text as JSON, or a file as its path, where a suite takes both.
std::optional<AssertionProblem> put(Json& document, const char* key, const Text& text,
                                    std::string_view subject) {
  if (text.is_file()) {
    document[key] = text.value();
    return std::nullopt;
  }
  auto json = json_of(text, subject);
  if (auto* problem = std::get_if<AssertionProblem>(&json)) return std::move(*problem);
  document[key] = std::move(std::get<Json>(json));
  return std::nullopt;
}

std::optional<AssertionProblem> describe(const Run::Description& run, Json& document) {
  if (!run.is_template) {
    if (auto problem = put(document, "resolver", run.subject, "the resolver")) return problem;
    if (auto problem = put(document, "dataSources", run.answers, "the answers")) return problem;
  } else if (run.subject.is_file()) {
    document["template"] = run.subject.value();
  } else {
    document["template"] = Json{{"inline", run.subject.value()}};
  }
  if (auto problem = put(document, "context", run.context, "the context")) return problem;
  if (!run.now.empty()) document["now"] = run.now;
  document["seed"] = run.seed;
  document["strict"] = run.is_strict;
  for (const std::string& choice : run.compatibility) {
    const std::size_t equals = choice.rfind('=');
    document["compatibility"][choice.substr(0, equals)] = choice.substr(equals + 1) == "on";
  }
  return std::nullopt;
}

}  // namespace

std::variant<std::string, AssertionProblem> text_of(const Text& text) {
  if (!text.is_file()) return text.value();
  auto read = read_named_file(text.value());
  if (auto* problem = std::get_if<FileProblem>(&read)) {
    return problem_of(resolver_file_problem(std::move(*problem)).diagnostic);
  }
  remove_byte_order_mark(std::get<std::string>(read), text.value());
  return std::get<std::string>(std::move(read));
}

std::variant<Json, AssertionProblem> json_of(const Text& text, std::string_view subject) {
  auto read = text_of(text);
  if (auto* problem = std::get_if<AssertionProblem>(&read)) return std::move(*problem);
  const auto source = std::make_shared<const vtl::Source>(
      text.is_file() ? text.value() : std::string(subject), std::get<std::string>(std::move(read)));
  vtl::Heap heap;
  const auto value = vtl::read_json(source->text(), heap, SuiteDocument::read_options());
  if (const auto* error = std::get_if<vtl::JsonError>(&value)) {
    return problem_of(vtl::diagnose(*error, subject, source));
  }
  return to_json_tree(std::get<vtl::Value>(value));
}

std::variant<CaseResult, AssertionProblem> check_run(const Run& run, Json expect) {
  const Run::Description& description = run.description();
  Json document = Json::object();
  if (auto problem = describe(description, document)) return std::move(*problem);
  if (expect.is_object()) expect["snapshot"] = true;
  document["tests"] = Json::array({Json{{"name", "assertion"}, {"expect", std::move(expect)}}});

  const fs::path file = fs::path(description.folder) / "assertion";
  SuiteLoadOptions options;
  options.root = "/";
  options.text = json_text(document, 2);
  auto loaded = load_suite_file(file, options);
  if (const auto* broken = std::get_if<BrokenSuite>(&loaded)) {
    AssertionProblem all;
    for (const vtl::Diagnostic& diagnostic : broken->diagnostics) {
      all.message += problem_of(diagnostic).message;
    }
    return all;
  }
  const auto& suite = std::get<TestSuite>(loaded);
  Programs programs;
  return CaseRunner(programs).run(suite, suite.cases.front());
}

std::string outcome_of(const Run& run) {
  auto checked = check_run(run, Json::object());
  if (const auto* problem = std::get_if<AssertionProblem>(&checked)) {
    return json_text(Json{{"problem", problem->message}});
  }
  const auto& result = std::get<CaseResult>(checked);
  if (!result.snapshot) return json_text(Json{{"problem", failure_headline(result)}});
  return json_text(*result.snapshot);
}

}  // namespace vtlsim
