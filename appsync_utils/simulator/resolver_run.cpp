#include "appsync_utils/simulator/resolver_run.h"

#include <utility>

#include "appsync_utils/simulator/run_interrupts.h"
#include "vtl/attempt.h"
#include "vtl/object.h"
#include "vtl/text/wtf8.h"

namespace appsync {
namespace {

std::string_view text_of(const vtl::Value& value) {
  return value.is_string() ? value.as_string() : std::string_view();
}

/// What a data source raised, as the error of the field.
FieldError source_error(const Answer& answer, std::string data_json) {
  FieldError error;
  error.data_json = std::move(data_json);
  if (answer.error_type.is_string()) error.error_type.emplace(text_of(answer.error_type));
  error.message = text_of(answer.error_message);
  return error;
}

/// Aliases and what only templates see are no part of the event of a direct Lambda.
vtl::Value event_of(const vtl::Map& context, vtl::Heap& heap) {
  vtl::Map* event = heap.make_map(context.size());
  for (std::uint32_t i = context.first(); i != vtl::Map::kEnd; i = context.next(i)) {
    std::string_view key = context.slot(i).key.as_string();
    if (key == "args" || key == "outErrors") continue;
    if ((key == "error" || key == "result") && context.slot(i).value.is_null()) continue;
    event->append_new(context.slot(i).key, context.slot(i).value);
  }
  return vtl::Value(event);
}

}  // namespace

ResolverRun::ResolverRun(const CompiledResolver::Program& program, Evaluation& evaluation,
                         const vtl::Value& answers, const SimulationOptions& options)
    : program_(program),
      evaluation_(evaluation),
      options_(options),
      heap_(evaluation.session().heap()),
      read_options_(document_read_options(evaluation.compatibility().decimals_are_big,
                                          evaluation.session().limits().value_depth)),
      answers_(answers, heap_),
      writer_(evaluation),
      shown_(evaluation) {}

Outcome ResolverRun::run(const vtl::Value& context) {
  const auto fail = [this](FieldError error) {
    outcome_.data_json = "null";
    outcome_.errors.clear();
    outcome_.errors.push_back(std::move(error));
  };
  try {
    outcome_.field = program_.spec.field;
    check_sizes();
    build(context);
    StepValue value = program_.spec.is_pipeline ? run_pipeline() : run_unit();
    outcome_.data_json = std::move(value.json);
    for (const ErrorDetails& error : evaluation_.appended_errors()) {
      outcome_.errors.push_back(field_error(error));
    }
  } catch (FieldFailed& failed) {
    fail(std::move(failed.error));
    has_failed_ = true;
  } catch (RunFailed& failed) {
    outcome_.failure = std::move(failed.failure);
    has_failed_ = true;
  } catch (...) {
    fail(mapping_error(vtl::failure_in_flight().message));
    has_failed_ = true;
  }
  if (auto failed = vtl::attempt([this] { write_records(); })) {
    if (!has_failed_) fail(mapping_error(std::move(failed->message)));
  } else if (writer_.failure() && !has_failed_) {
    fail(mapping_error(writer_.failure()->message));
  } else if (writer_.failure() && !outcome_.errors.empty()) {
    if (auto& diagnostic = outcome_.errors.front().diagnostic)
      diagnostic->notes.push_back(writer_.note());
  }
  return std::move(outcome_);
}

std::string ResolverRun::json_of(std::string_view name, const vtl::Value& value) {
  const bool has_failed = writer_.failure().has_value();
  std::string json = writer_.write(name, value);
  if (!has_failed && writer_.failure()) fail_mapping(writer_.failure()->message);
  return json;
}

void ResolverRun::check_sizes() const {
  auto check = [&](const std::unique_ptr<const CompiledTemplate>& compiled, std::string_view kind) {
    if (compiled == nullptr || compiled->text.text.size() <= options_.template_units) return;
    if (vtl::utf16_length(compiled->text.text) <= options_.template_units) return;
    throw RunFailed{{"Invalid " + std::string(kind) + " template given, must be less than " +
                         std::to_string(options_.template_units >> 10) + "kb in size",
                     compiled->text.name}};
  };
  check(program_.before, "request");
  for (const CompiledFunction& function : program_.functions) {
    check(function.request, "request");
    check(function.response, "response");
  }
  check(program_.after, "response");
}

void ResolverRun::build(const vtl::Value& context) {
  ContextOptions options;
  options.identity = options_.identity;
  options.parent_type_name = program_.spec.type;
  options.field_name = program_.spec.field;
  vtl::Value document = context.is_null() ? vtl::Value(heap_.make_map()) : context;
  auto built = build_context(evaluation_, document, options);
  if (auto* error = std::get_if<ContextError>(&built)) {
    throw RunFailed{{"the context cannot be used: " + error->message, error->path}};
  }
  context_ = std::get<Context>(built);
  if (outcome_.field.empty() && evaluation_.info != nullptr) {
    outcome_.field = text_of(evaluation_.info->get("fieldName"));
  }
}

ResolverRun::StepValue ResolverRun::run_unit() {
  Answered answered;
  StepValue result;
  if (run_request(0, answered, result)) return result;
  return run_response(0, answered);
}

ResolverRun::StepValue ResolverRun::run_pipeline() {
  StepValue previous{vtl::Value(heap_.make_map()), "{}"};
  if (program_.before != nullptr) {
    previous = read_value(render(StepKind::before, 0, *program_.before));
    if (previous.is_returned) return previous;
  }
  context_.set_previous_result(previous.value);
  for (std::size_t i = 0; i < program_.functions.size(); ++i) {
    if (i > 0) {
      context_.without_result();
      context_.without_error();
    }
    previous = run_function(i);
    context_.set_previous_result(previous.value);
  }
  context_.set_result(previous.value);
  context_.without_error();
  if (program_.after == nullptr) return previous;
  return read_value(render(StepKind::after, 0, *program_.after));
}

ResolverRun::StepValue ResolverRun::run_function(std::size_t index) {
  Answered answered;
  StepValue result;
  if (run_request(index, answered, result)) {
    if (program_.functions[index].response != nullptr) {
      skip(StepKind::response, index, program_.functions[index].response.get());
    }
    return result;
  }
  return run_response(index, answered);
}

bool ResolverRun::run_request(std::size_t index, Answered& answered, StepValue& result) {
  const CompiledTemplate* compiled = program_.functions[index].request.get();
  if (compiled == nullptr) {
    answered.answer =
        call(index, DataSourceType::aws_lambda,
             json_of("the event of the function", event_of(*context_.map(), heap_)), {});
    return false;
  }
  Printed printed = render(StepKind::request, index, *compiled);
  if (printed.is_returned) {
    result = returned_value(printed);
    return true;
  }
  DataSource source = program_.spec.functions[index].data_source;
  vtl::Value document = read_request(printed, source, answered.version);
  std::string json = compact_document(printed.text);
  outcome_.steps.back().value_json = json;
  answered.answer = call(index, source.type, std::move(json), document);
  return false;
}

Answer ResolverRun::call(std::size_t index, DataSourceType type, std::string request_json,
                         const vtl::Value& document) {
  const FunctionSpec& function = program_.spec.functions[index];
  outcome_.calls.push_back({function.name.empty() ? std::nullopt : std::optional(function.name),
                            function.data_source.name, std::move(request_json)});
  if (type == DataSourceType::none) {
    Answer answer;
    answer.result = document.as_map()->get("payload");
    return answer;
  }
  auto found = answers_.next(function.name, function.data_source.name);
  if (auto* failure = std::get_if<Failure>(&found)) throw RunFailed{std::move(*failure)};
  Answer answer = std::get<Answer>(found);
  // Without a request template there is no step to show the answer at.
  if (options_.keep_stashes && program_.functions[index].request != nullptr) {
    outcome_.steps.back().answer_json = json_of("the answer", vtl::Value(answer.given));
  }
  return answer;
}

ResolverRun::StepValue ResolverRun::run_response(std::size_t index, const Answered& answered) {
  const CompiledTemplate* compiled = program_.functions[index].response.get();
  const Answer& answer = answered.answer;
  const bool is_old = answered.version == TemplateVersion::v2017_02_28;
  context_.set_result(answer.result);
  if (answer.has_error) {
    context_.set_error(answer.error_message, answer.error_type);
  } else {
    context_.without_error();
  }
  if (is_old && !answer.has_error && answer.result.is_null()) {
    if (compiled != nullptr) skip(StepKind::response, index, compiled);
    return {};
  }
  StepValue value = compiled == nullptr ? default_response(index, answered)
                                        : read_value(render(StepKind::response, index, *compiled));
  if (is_old && answer.has_error) {
    throw FieldFailed{source_error(answer, std::move(value.json))};
  }
  return value;
}

ResolverRun::StepValue ResolverRun::default_response(std::size_t index, const Answered& answered) {
  const Answer& answer = answered.answer;
  if (answer.has_error && answered.version == TemplateVersion::v2018_05_29) {
    FieldError error = source_error(answer, json_of("the answer", answer.result));
    bool is_direct = program_.functions[index].request == nullptr;
    if (is_direct && text_of(answer.error_type) == "UnauthorizedException") {
      error.message = "You are not authorized to make this call.";
    }
    throw FieldFailed{std::move(error)};
  }
  return {answer.result, json_of("the answer", answer.result)};
}

FieldError ResolverRun::field_error(const ErrorDetails& error) {
  FieldError shown;
  shown.data_json = writer_.write("the data of an error", error.data);
  if (error.type.is_string()) shown.error_type.emplace(text_of(error.type));
  shown.error_info_json = writer_.write("the information of an error", error.info);
  shown.message = error.message_text();
  if (error.is_unauthorized) {
    std::string_view type = program_.spec.type;
    std::string_view field = outcome_.field;
    if (evaluation_.info != nullptr) {
      if (auto given = text_of(evaluation_.info->get("parentTypeName")); !given.empty())
        type = given;
      if (auto given = text_of(evaluation_.info->get("fieldName")); !given.empty()) field = given;
    }
    if (!type.empty() && !field.empty()) {
      shown.message = "Not Authorized to access ";
      shown.message.append(field).append(" on type ").append(type);
    }
  }
  return shown;
}

void ResolverRun::write_records() {
  for (const LogLine& line : evaluation_.logs()) {
    writer_.charge("the log", line.text.size());
    outcome_.logs.push_back(line.text);
  }
  if (context_.map() != nullptr && context_.stash() != nullptr) {
    const bool must_be_json = evaluation_.compatibility().stash_must_be_json;
    ValueWriter& writer = must_be_json ? writer_ : shown_;
    outcome_.stash_json = writer.write("the stash", vtl::Value(context_.stash()));
  }
  if (evaluation_.out_errors() != nullptr) {
    outcome_.out_errors_json = writer_.write("outErrors", vtl::Value(evaluation_.out_errors()));
  }
  for (const EvaluationNote& note : evaluation_.notes()) {
    outcome_.notes.push_back(to_diagnostic(note));
  }
}

}  // namespace appsync
