#include "appsync/resolver_outcome.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/json.h"

namespace appsync {
namespace {

void append_string(std::string& out, std::string_view text) {
  vtl::TextBuffer buffer;
  vtl::JsonWriteOptions options;
  options.replace_lone_surrogates = true;
  vtl::write_json(buffer, vtl::Value(text), options);
  out.append(buffer.view());
}

void append_string_or_null(std::string& out, const std::optional<std::string>& text) {
  if (text) return append_string(out, *text);
  out += "null";
}

void append_bool(std::string& out, bool value) {
  out += value ? "true" : "false";
}

template <class Items, class Append>
void append_array(std::string& out, std::string_view key, const Items& items, Append append) {
  out.append(",\"").append(key).append("\":[");
  bool is_first = true;
  for (const auto& item : items) {
    if (!is_first) out += ',';
    is_first = false;
    append(item);
  }
  out += ']';
}

void append_call(std::string& out, const DataSourceCall& call) {
  out += "{\"function\":";
  append_string_or_null(out, call.function);
  out += ",\"dataSource\":";
  append_string(out, call.data_source);
  out.append(",\"request\":").append(call.request_json).append("}");
}

void append_step(std::string& out, const Step& step) {
  out += "{\"step\":";
  append_string(out, step_kind_name(step.kind));
  out += ",\"function\":";
  append_string_or_null(out, step.function);
  out += ",\"template\":";
  append_string_or_null(out, step.template_name);
  out += ",\"text\":";
  append_string(out, step.text);
  out.append(",\"value\":").append(step.value_json.value_or("null"));
  out += ",\"returned\":";
  append_bool(out, step.is_returned);
  out += ",\"skipped\":";
  append_bool(out, step.is_skipped);
  out += '}';
}

}  // namespace

std::string_view step_kind_name(StepKind kind) {
  switch (kind) {
    case StepKind::before:
      return "before";
    case StepKind::request:
      return "request";
    case StepKind::response:
      return "response";
    case StepKind::after:
      return "after";
  }
  return "";
}

void append_field_error_json(std::string& out, const FieldError& error, std::string_view field) {
  out += "{\"path\":[";
  if (!field.empty()) append_string(out, field);
  out.append("],\"data\":").append(error.data_json).append(",\"errorType\":");
  append_string_or_null(out, error.error_type);
  out.append(",\"errorInfo\":")
      .append(error.error_info_json)
      .append(",\"locations\":null,\"message\":");
  append_string(out, error.message);
  out += '}';
}

void append_outcome_members(std::string& out, const Outcome& outcome) {
  out.append("\"data\":").append(outcome.data_json);
  append_array(out, "errors", outcome.errors, [&](const FieldError& error) {
    append_field_error_json(out, error, outcome.field);
  });
  append_array(out, "calls", outcome.calls,
               [&](const DataSourceCall& call) { append_call(out, call); });
  out.append(",\"stash\":").append(outcome.stash_json);
  out.append(",\"outErrors\":").append(outcome.out_errors_json);
  append_array(out, "logs", outcome.logs,
               [&](const std::string& line) { append_string(out, line); });
  append_array(out, "steps", outcome.steps, [&](const Step& step) { append_step(out, step); });
  if (!outcome.failure) return;
  out += ",\"failure\":{\"message\":";
  append_string(out, outcome.failure->message);
  if (outcome.failure->location) {
    out += ",\"location\":";
    append_string(out, *outcome.failure->location);
  }
  out += '}';
}

std::string to_json(const Outcome& outcome) {
  std::string out = "{";
  append_outcome_members(out, outcome);
  out += '}';
  return out;
}

}  // namespace appsync
