#include <string>
#include <utility>

#include "testkit/runner/observation.h"

namespace vtlsim {
namespace {

/// Code of null references among the warnings of an outcome.
constexpr std::string_view kNullReference = "VTL201";

Json tree_of(std::string_view text) {
  auto tree = parse_json(text);
  return tree ? std::move(*tree) : Json(nullptr);
}

/// The reference in the headline "`$ctx.args.x` is null: ..": an outcome keeps warnings as
/// diagnostics only.
std::string_view reference_of(const vtl::Diagnostic& warning) {
  const std::string_view message = warning.message;
  const std::size_t end = message.find("` is null");
  return message.starts_with('`') && end != std::string_view::npos ? message.substr(1, end - 1)
                                                                   : message;
}

void note_warning(const vtl::Diagnostic& warning, Observation& seen) {
  if (warning.code != kNullReference) {
    seen.request_warnings.push_back(warning);
    return;
  }
  const std::string reference(reference_of(warning));
  seen.warnings.push_back(reference);
  std::string line = reference;
  if (warning.primary && !warning.primary->text.empty()) line += ": " + warning.primary->text;
  if (!warning.help.empty()) line += " (" + warning.help + ")";
  seen.unresolved.push_back(std::move(line));
}

}  // namespace

Observation observe_resolver(const appsync::CompiledResolver& resolver, const TestCase& test,
                             appsync::Evaluation& evaluation) {
  appsync::SimulationOptions options;
  options.is_strict = test.is_strict;
  options.has_diagnostics = true;
  const std::string_view answers = test.answers_json ? std::string_view(*test.answers_json) : "";
  const appsync::Outcome outcome =
      appsync::simulate_json(resolver, evaluation, *test.context_json, answers, options);
  Observation seen;
  seen.is_template = false;
  if (outcome.failure) {
    seen.fault = outcome.failure->message;
    if (outcome.failure->location) *seen.fault += ": " + *outcome.failure->location;
  }
  seen.result = tree_of(outcome.data_json);
  for (const appsync::FieldError& error : outcome.errors) {
    std::string text;
    appsync::append_field_error_json(text, error, outcome.field);
    seen.errors.push_back(tree_of(text));
    if (error.diagnostic) seen.error_places.push_back(*error.diagnostic);
  }
  for (const appsync::DataSourceCall& call : outcome.calls) {
    seen.calls.push_back(Json{{"function", call.function ? Json(*call.function) : Json(nullptr)},
                              {"dataSource", call.data_source},
                              {"request", tree_of(call.request_json)}});
  }
  seen.stash = tree_of(outcome.stash_json);
  seen.out_errors = tree_of(outcome.out_errors_json);
  for (const std::string& line : outcome.logs) seen.logs.push_back(line);
  seen.notes = outcome.notes;
  for (const vtl::Diagnostic& warning : outcome.warnings) note_warning(warning, seen);
  return seen;
}

Json snapshot_document(const Observation& seen) {
  Json document = Json::object();
  const auto add = [&](const char* key, const Json& value) {
    if (!value.empty()) document[key] = value;
  };
  if (seen.is_template) {
    if (!seen.errors.empty() && !seen.document) {
      // What a failed template had printed is nobody's.
    } else if (seen.document) {
      document["json"] = *seen.document;
    } else {
      document["text"] = seen.text;
    }
  } else {
    document["data"] = seen.result;
  }
  add("errors", seen.errors);
  add("calls", seen.calls);
  add("stash", seen.stash);
  add("outErrors", seen.out_errors);
  add("logs", seen.logs);
  add("warnings", seen.warnings);
  return document;
}

}  // namespace vtlsim
