#include <utility>
#include <variant>

#include "appsync/outcome.h"
#include "appsync/value_writer.h"
#include "testkit/runner/observation.h"
#include "vtl/attempt.h"
#include "vtl/diagnose.h"
#include "vtl/json.h"
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

Json tree_of(appsync::ValueWriter& writer, std::string_view name, const vtl::Value& value) {
  return parse_json(writer.write(name, value)).value_or(Json(nullptr));
}

/// As a client gets it, but for path and locations: a template alone is no field of a query.
Json error_object(appsync::ValueWriter& writer, const appsync::ErrorDetails& error) {
  Json object = Json::object();
  object["data"] = tree_of(writer, "the data of an error", error.data);
  object["errorType"] = tree_of(writer, "the type of an error", error.type);
  object["errorInfo"] = tree_of(writer, "the information of an error", error.info);
  object["message"] = tree_of(writer, "the message of an error", error.message);
  return object;
}

/// What a failure of the engine is to a client.
Json mapping_error(const std::string& message) {
  return Json{{"data", nullptr},
              {"errorType", "MappingTemplate"},
              {"errorInfo", nullptr},
              {"message", message}};
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

/// A value that cannot be written fails the template, unless it has failed already.
void note_unwritten(const appsync::ValueWriter& writer, const vtl::TemplateCache::Entry& entry,
                    bool has_failed, Observation& seen) {
  if (!has_failed) {
    vtl::RenderError error = *writer.failure();
    const auto end = static_cast<std::uint32_t>(entry.source->text().size());
    error.span = {end, end};
    seen.errors = Json::array({mapping_error(error.message)});
    seen.error_places = {vtl::diagnose(error, entry.source)};
  } else if (!seen.error_places.empty()) {
    seen.error_places.front().notes.push_back(writer.note());
  }
}

void run(const vtl::Template& compiled, const vtl::TemplateCache::Entry& entry,
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
  appsync::ValueWriter writer(evaluation, outcome.render.text.size());
  if (outcome.error) {
    seen.text = outcome.render.text;
    seen.errors.push_back(error_object(writer, *outcome.error));
    if (outcome.render.error) {
      seen.error_places.push_back(vtl::diagnose(*outcome.render.error, entry.source));
    }
  } else {
    seen.text = outcome.result.value_or("");
    seen.is_returned = outcome.has_returned;
    for (const appsync::ErrorDetails& error : evaluation.appended_errors()) {
      seen.errors.push_back(error_object(writer, error));
    }
    read_document(seen, heap);
    if (outcome.has_returned) {
      seen.result = tree_of(writer, "the value of #return", outcome.returned);
    } else {
      seen.result = seen.document ? *seen.document : Json(seen.text);
    }
  }
  for (const appsync::EvaluationNote& note : evaluation.notes()) {
    seen.notes.push_back(appsync::to_diagnostic(note));
  }
  seen.stash = tree_of(writer, "the stash", vtl::Value(context.stash()));
  if (evaluation.out_errors() != nullptr)
    seen.out_errors = tree_of(writer, "outErrors", vtl::Value(evaluation.out_errors()));
  if (writer.failure()) note_unwritten(writer, entry, outcome.error.has_value(), seen);
}

}  // namespace

Observation observe_template(const vtl::TemplateCache::Entry& entry, const TemplateSubject& subject,
                             const TestCase& test, appsync::Evaluation& evaluation,
                             bool has_ranges) {
  Observation seen;
  if (const auto* error = std::get_if<vtl::SyntaxError>(&entry.result)) {
    seen.errors.push_back(mapping_error(error->message));
    seen.error_places.push_back(vtl::diagnose(*error, entry.source));
    return seen;
  }
  RangeRecorder recorder(seen.printed);
  const auto failed = vtl::attempt([&] {
    evaluation.begin_resolver();
    run(std::get<vtl::Template>(entry.result), entry, subject, test, evaluation,
        has_ranges ? &recorder : nullptr, seen);
  });
  if (failed) seen.fault = failed->message;
  for (const appsync::LogLine& line : evaluation.logs()) seen.logs.push_back(line.text);
  return seen;
}

}  // namespace vtlsim
