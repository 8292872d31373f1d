#include <utility>
#include <variant>

#include "appsync/outcome.h"
#include "testkit/runner/observation.h"
#include "vtl/diagnose.h"
#include "vtl/json.h"
#include "vtl/limit_exceeded.h"
#include "vtl/object.h"

namespace vtlsim {
namespace {

class RangeRecorder final : public vtl::ExecutionObserver {
 public:
  explicit RangeRecorder(std::vector<PrintedRange>& ranges) : ranges_(ranges) {}
  void on_output(vtl::Span node, std::size_t begin, std::size_t end) override {
    // A template may print without end; this many places are enough to explain a failure.
    constexpr std::size_t kMaxRanges = 1U << 20;
    if (ranges_.size() < kMaxRanges) ranges_.push_back({node, begin, end});
  }

 private:
  std::vector<PrintedRange>& ranges_;
};

/// Reads what was printed, twice: strictly, and with the service's tolerance.
void read_document(Observation& seen, vtl::Heap& heap) {
  auto strict = vtl::read_json(seen.text, heap);
  if (const auto* value = std::get_if<vtl::Value>(&strict)) {
    seen.json = to_json_tree(*value);
  } else {
    const auto& error = std::get<vtl::JsonError>(strict);
    seen.no_json = error.message + " (line " + std::to_string(error.line) + ", column " +
                   std::to_string(error.column) + " of what was printed)";
  }
  vtl::JsonReadOptions options;
  options.allow_trailing_commas = true;
  options.duplicate_keys = vtl::DuplicateKeys::reject;
  auto tolerant = vtl::read_json(seen.text, heap, options);
  if (const auto* value = std::get_if<vtl::Value>(&tolerant)) {
    seen.document = to_json_tree(*value);
  } else {
    const auto& error = std::get<vtl::JsonError>(tolerant);
    seen.no_document = error.message + " (line " + std::to_string(error.line) + ", column " +
                       std::to_string(error.column) + " of what was printed)";
  }
}

Json error_object(appsync::Evaluation& evaluation, const appsync::ErrorDetails& error) {
  Json object = to_json_tree(appsync::make_graphql_error(evaluation.session().heap(), error, ""));
  // A template alone is no field of a query.
  object.erase("path");
  object.erase("locations");
  return object;
}

void note_warnings(const vtl::RenderResult& render, Observation& seen) {
  for (const vtl::NullReferenceWarning& warning : render.warnings) {
    seen.warnings.push_back(warning.reference);
    std::string line = warning.reference;
    if (!warning.reason.empty()) line += ": " + warning.reason;
    if (!warning.help.empty()) line += " (" + warning.help + ")";
    seen.unresolved.push_back(std::move(line));
  }
}

void run(const vtl::Template& compiled, const appsync::TemplateCache::Entry& entry,
         const TemplateSubject& subject, const TestCase& test, appsync::Evaluation& evaluation,
         vtl::ExecutionObserver* observer, Observation& seen) {
  vtl::Heap& heap = evaluation.session().heap();
  auto document = vtl::read_json(*test.context_json, heap);
  if (const auto* error = std::get_if<vtl::JsonError>(&document)) {
    seen.fault = "the context is no JSON: " + error->message;
    return;
  }
  appsync::ContextOptions context_options;
  context_options.position = subject.position;
  auto built = appsync::build_context(evaluation, std::get<vtl::Value>(document), context_options);
  if (const auto* error = std::get_if<appsync::ContextError>(&built)) {
    seen.fault = "the context, " + error->path + ": " + error->message;
    return;
  }
  const auto context = std::get<appsync::Context>(built);
  vtl::RenderOptions options;
  options.observer = observer;
  const appsync::TemplateOutcome outcome =
      appsync::evaluate_template(compiled, evaluation, context, options);
  note_warnings(outcome.render, seen);
  if (outcome.error) {
    seen.text = outcome.render.text;
    seen.errors.push_back(error_object(evaluation, *outcome.error));
    if (outcome.render.error) {
      seen.error_places.push_back(vtl::diagnose(*outcome.render.error, entry.source));
    }
  } else {
    seen.text = outcome.result.value_or("");
    seen.is_returned = outcome.has_returned;
    for (const appsync::ErrorDetails& error : evaluation.appended_errors()) {
      seen.errors.push_back(error_object(evaluation, error));
    }
    read_document(seen, heap);
    if (outcome.has_returned) {
      seen.result = to_json_tree(outcome.returned);
    } else {
      seen.result = seen.document ? *seen.document : Json(seen.text);
    }
  }
  for (const appsync::EvaluationNote& note : evaluation.notes()) {
    seen.notes.push_back(appsync::to_diagnostic(note));
  }
  seen.stash = to_json_tree(vtl::Value(context.stash()));
  if (evaluation.out_errors() != nullptr) {
    seen.out_errors = to_json_tree(vtl::Value(evaluation.out_errors()));
  }
}

}  // namespace

Observation observe_template(const appsync::TemplateCache::Entry& entry,
                             const TemplateSubject& subject, const TestCase& test,
                             appsync::Evaluation& evaluation, bool has_ranges) {
  Observation seen;
  if (const auto* error = std::get_if<vtl::SyntaxError>(&entry.result)) {
    seen.errors.push_back(Json{{"data", nullptr},
                               {"errorType", "MappingTemplate"},
                               {"errorInfo", nullptr},
                               {"message", error->message}});
    seen.error_places.push_back(vtl::diagnose(*error, entry.source));
    return seen;
  }
  RangeRecorder recorder(seen.printed);
  try {
    evaluation.begin_resolver();
    run(std::get<vtl::Template>(entry.result), entry, subject, test, evaluation,
        has_ranges ? &recorder : nullptr, seen);
  } catch (const vtl::LimitExceeded&) {
    seen.fault = "the run takes more memory than the limit";
  }
  for (const appsync::LogLine& line : evaluation.logs()) seen.logs.push_back(line.text);
  return seen;
}

}  // namespace vtlsim
