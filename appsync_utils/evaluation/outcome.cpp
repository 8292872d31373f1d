#include "appsync/outcome.h"

#include <vector>

#include "appsync/value_writer.h"
#include "appsync_utils/evaluation/context_json.h"
#include "vtl/attempt.h"
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
  // Not in the heap: that may be what is full.
  details.message = Value(evaluation.keep_text(error.message));
  details.type = Value(std::string_view("MappingTemplate"));
  return details;
}

void set_returned(TemplateOutcome& outcome, Evaluation& evaluation, const Value& value) {
  const std::optional<Value> read = read_returned_text(evaluation, value);
  if (read) {
    outcome.result = std::string(value.as_string());
  } else {
    TextBuffer written(evaluation.session().output().room_left());
    write_context_json(written, evaluation, value);
    outcome.result = std::string(written.view());
  }
  outcome.has_returned = true;
  outcome.returned = read ? *read : value;
}

// What a render without an error came to. Values are written here, so this may fail as well.
void set_result(TemplateOutcome& outcome, Evaluation& evaluation) {
  if (outcome.render.return_value) {
    set_returned(outcome, evaluation, *outcome.render.return_value);
  } else {
    outcome.result = std::string(outcome.render.text);
  }
}

void append_json_text(TextBuffer& out, std::string_view text) {
  vtl::JsonWriteOptions options;
  options.replace_lone_surrogates = true;
  vtl::write_json(out, Value(text), options);
}

struct Records {
  std::string stash_json;
  std::string out_errors_json;
};

Records records_of(ValueWriter& writer, const Evaluation& evaluation, const Context& context) {
  const bool has_context = context.map() != nullptr;
  Records records;
  records.stash_json =
      writer.write("the stash", has_context ? context.map()->get("stash") : Value());
  records.out_errors_json = writer.write("outErrors", Value(evaluation.out_errors()));
  return records;
}

void write_records(TextBuffer& out, const Evaluation& evaluation, const Records& records) {
  out.append(",\"logs\":[");
  bool is_first = true;
  for (const LogLine& line : evaluation.logs()) {
    if (!is_first) out.append(',');
    is_first = false;
    append_json_text(out, line.text);
  }
  out.append("],\"stash\":");
  append_json_text(out, records.stash_json);
  out.append(",\"outErrors\":");
  append_json_text(out, records.out_errors_json);
}

// The span of a failure to write what #return was given.
void place_in_return(vtl::RenderError& error, const vtl::RenderResult& render,
                     const vtl::Template& text) {
  error.span = render.return_span;
  error.position = text.source().velocity_position(error.span.begin);
  error.help = "it is the value of #return that cannot be written as JSON";
}

void write_error(TextBuffer& out, std::string_view message) {
  out.append("\"error\":{\"message\":");
  append_json_text(out, message);
  out.append('}');
}

}  // namespace

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
    return outcome;
  }
  if (!error) {
    outcome.render.error = vtl::attempt([&] { set_result(outcome, evaluation); });
    if (error) place_in_return(*outcome.render.error, outcome.render, text);
  }
  if (error) outcome.error = mapping_error(evaluation, *error);
  return outcome;
}

void write_answer_members(TextBuffer& out, const TemplateOutcome& outcome,
                          const Evaluation& evaluation, const Context& context) {
  ValueWriter writer(evaluation, outcome.render.text.size());
  const Records records = records_of(writer, evaluation, context);
  if (outcome.error) {
    write_error(out, outcome.error->message_text());
  } else if (writer.failure()) {
    write_error(out, writer.failure()->message);
  } else {
    out.append("\"evaluationResult\":");
    append_json_text(out, outcome.result ? *outcome.result : std::string_view());
  }
  write_records(out, evaluation, records);
}

void write_failure_members(TextBuffer& out, std::string_view message, const Evaluation& evaluation,
                           const Context& context) {
  ValueWriter writer(evaluation);
  write_error(out, message);
  write_records(out, evaluation, records_of(writer, evaluation, context));
}

}  // namespace appsync
