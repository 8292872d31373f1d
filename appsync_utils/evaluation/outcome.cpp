#include "appsync/outcome.h"

#include <vector>

#include "appsync_utils/evaluation/context_json.h"
#include "vtl/json.h"

namespace appsync {

using vtl::TextBuffer;
using vtl::Value;

namespace {

std::optional<Value> read_returned_text(Evaluation& evaluation, const Value& value) {
  if (!value.is_string() || !evaluation.compatibility().returned_text_is_json) return std::nullopt;
  vtl::JsonReadOptions options;
  options.max_depth = evaluation.session().limits().value_depth;
  options.big_decimals = evaluation.compatibility().decimals_are_big;
  options.borrow_text = true;
  const auto result = vtl::read_json(value.as_string(), evaluation.session().heap(), options);
  if (const auto* read = std::get_if<Value>(&result)) return *read;
  return std::nullopt;
}

// `#return($util.error(..))`: is the failing reference the argument of a #return?
bool stands_in_return(const vtl::Template& text, const vtl::RenderError& error) {
  std::string_view before = text.source().text().substr(0, error.span.begin);
  // The span may be that of the call alone.
  if (const std::size_t reference = before.rfind('$'); reference != std::string_view::npos) {
    const std::string_view path = before.substr(reference);
    if (path.find_first_of(" \t\r\n()#") == std::string_view::npos) {
      before = before.substr(0, reference);
    }
  }
  const auto trim = [&before] {
    while (!before.empty() && std::string_view(" \t\r\n").find(before.back()) != before.npos) {
      before.remove_suffix(1);
    }
  };
  trim();
  if (!before.ends_with('(')) return false;
  before.remove_suffix(1);
  trim();
  return before.ends_with("#return") || before.ends_with("#{return}");
}

ErrorDetails mapping_error(Evaluation& evaluation, const vtl::RenderError& error) {
  ErrorDetails details;
  details.message = evaluation.session().heap().string(error.message);
  details.type = Value(std::string_view("MappingTemplate"));
  return details;
}

void set_returned(TemplateOutcome& outcome, Evaluation& evaluation, const Value& value) {
  outcome.has_returned = true;
  const std::optional<Value> read = read_returned_text(evaluation, value);
  outcome.returned = read ? *read : value;
  outcome.result = returned_text(evaluation, value);
}

void append_json_text(TextBuffer& out, std::string_view text) {
  vtl::JsonWriteOptions options;
  options.replace_lone_surrogates = true;
  vtl::write_json(out, Value(text), options);
}

// A string that holds the JSON of a value.
void append_json_of(TextBuffer& out, const Value& value) {
  TextBuffer json;
  vtl::write_json(json, value);
  append_json_text(out, json.view());
}

void write_records(TextBuffer& out, const Evaluation& evaluation, const Context& context) {
  out.append(",\"logs\":[");
  bool is_first = true;
  for (const LogLine& line : evaluation.logs()) {
    if (!is_first) out.append(',');
    is_first = false;
    append_json_text(out, line.text);
  }
  out.append("],\"stash\":");
  const bool has_context = context.map() != nullptr;
  append_json_of(out, has_context ? context.map()->get("stash") : Value());
  out.append(",\"outErrors\":");
  append_json_of(out, Value(evaluation.out_errors()));
}

void write_error(TextBuffer& out, std::string_view message) {
  out.append("\"error\":{\"message\":");
  append_json_text(out, message);
  out.append('}');
}

}  // namespace

std::string returned_text(Evaluation& evaluation, const Value& value) {
  if (read_returned_text(evaluation, value)) return std::string(value.as_string());
  TextBuffer out;
  write_context_json(out, evaluation, value);
  return std::string(out.view());
}

TemplateOutcome evaluate_template(const vtl::Template& text, Evaluation& evaluation,
                                  const Context& context, const vtl::RenderOptions& options) {
  evaluation.begin_template();
  const std::array<vtl::Binding, 2> bindings = context.bindings();
  std::vector<vtl::Binding> more;
  vtl::RenderOptions all = options;
  all.variables = bindings;
  if (!options.variables.empty()) {
    more.assign(bindings.begin(), bindings.end());
    more.insert(more.end(), options.variables.begin(), options.variables.end());
    all.variables = more;
  }

  TemplateOutcome outcome{text.render(evaluation.session(), all), {}, false, {}, {}};
  const std::optional<vtl::RenderError>& error = outcome.render.error;
  if (error && error->kind == vtl::RenderErrorKind::host && evaluation.ending_error()) {
    if (evaluation.compatibility().error_inside_return_is_null && stands_in_return(text, *error)) {
      set_returned(outcome, evaluation, {});
    } else {
      outcome.error = evaluation.ending_error();
    }
  } else if (error) {
    outcome.error = mapping_error(evaluation, *error);
  } else if (outcome.render.return_value) {
    set_returned(outcome, evaluation, *outcome.render.return_value);
  } else {
    outcome.result = std::string(outcome.render.text);
  }
  return outcome;
}

void write_answer_members(TextBuffer& out, const TemplateOutcome& outcome,
                          const Evaluation& evaluation, const Context& context) {
  if (outcome.error) {
    write_error(out, outcome.error->message_text());
  } else {
    out.append("\"evaluationResult\":");
    append_json_text(out, outcome.result ? *outcome.result : std::string_view());
  }
  write_records(out, evaluation, context);
}

void write_failure_members(TextBuffer& out, std::string_view message, const Evaluation& evaluation,
                           const Context& context) {
  write_error(out, message);
  write_records(out, evaluation, context);
}

}  // namespace appsync
