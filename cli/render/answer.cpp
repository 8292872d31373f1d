#include "cli/render/answer.h"

#include "cli/terminal/outgoing_text.h"
#include "vtl/json.h"

namespace vtlsim {
namespace {

class ObjectWriter {
 public:
  explicit ObjectWriter(vtl::TextBuffer& out) : out_(out) { out_.append('{'); }
  ~ObjectWriter() { out_.append('}'); }
  ObjectWriter(const ObjectWriter&) = delete;
  ObjectWriter& operator=(const ObjectWriter&) = delete;

  vtl::TextBuffer& key(std::string_view name) {
    if (!is_first_) out_.append(',');
    is_first_ = false;
    out_.append('"');
    out_.append(name);
    out_.append("\":");
    return out_;
  }
  void json(std::string_view name, std::string_view json) { key(name).append(json); }
  void text(std::string_view name, std::string_view text) {
    std::string storage;
    vtl::write_json_string(key(name), outgoing_text(text, storage));
  }
  void number(std::string_view name, std::uint64_t number) {
    key(name).append(std::to_string(number));
  }

 private:
  vtl::TextBuffer& out_;
  bool is_first_ = true;
};

void append_error(vtl::TextBuffer& out, const Answer& answer, AnswerDetail detail) {
  const AnswerError& error = *answer.error;
  ObjectWriter object(out);
  object.text("message", error.message);
  if (detail == AnswerDetail::service) return;
  object.text("class", error.java_class);
  if (!error.code.empty()) object.text("code", error.code);
  if (detail == AnswerDetail::full && answer.extras != nullptr && answer.extras->error_details) {
    const HostErrorDetails& details = *answer.extras->error_details;
    std::string storage;
    object.json("type", outgoing_text(details.type_json, storage));
    object.json("data", outgoing_text(details.data_json, storage));
    object.json("errorInfo", outgoing_text(details.info_json, storage));
  }
  if (error.position) {
    object.number("line", error.position->line);
    object.number("column", error.position->column);
  }
}

void append_warnings(vtl::TextBuffer& out, const Answer& answer) {
  out.append('[');
  for (const vtl::NullReferenceWarning& warning : answer.warnings) {
    if (&warning != &answer.warnings.front()) out.append(',');
    ObjectWriter object(out);
    object.text("code", "VTL201");
    object.text("reference", warning.reference);
    object.text("message", warning.reason);
    if (answer.source != nullptr) {
      const vtl::Position at = answer.source->display_position(warning.step.begin);
      object.number("line", at.line);
      object.number("column", at.column);
    }
    if (!warning.help.empty()) object.text("help", warning.help);
    if (warning.count > 1) object.number("count", warning.count);
  }
  out.append(']');
}

}  // namespace

void append_answer(vtl::TextBuffer& out, const Answer& answer, AnswerDetail detail,
                   std::optional<std::string_view> id_json) {
  ObjectWriter object(out);
  if (id_json) object.json("id", *id_json);
  if (answer.error) {
    append_error(object.key("error"), answer, detail);
  } else {
    object.text("evaluationResult", answer.text);
  }
  if (detail == AnswerDetail::full && answer.return_json) {
    std::string storage;
    object.json("returnValue", outgoing_text(*answer.return_json, storage));
  }
  if (answer.extras != nullptr && answer.extras->is_present) {
    vtl::TextBuffer& logs = object.key("logs");
    logs.append('[');
    for (const std::string& log : answer.extras->logs) {
      if (&log != &answer.extras->logs.front()) logs.append(',');
      std::string storage;
      vtl::write_json_string(logs, outgoing_text(log, storage));
    }
    logs.append(']');
    object.text("stash", answer.extras->stash_json);
    object.text("outErrors", answer.extras->out_errors_json);
  }
  if (detail != AnswerDetail::service && !answer.warnings.empty())
    append_warnings(object.key("warnings"), answer);
}

}  // namespace vtlsim
