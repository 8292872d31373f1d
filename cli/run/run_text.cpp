#include "cli/run/run_text.h"

#include <variant>
#include <vector>

#include "vtl/heap.h"
#include "vtl/json.h"
#include "vtl/object.h"
#include "vtlsim/visible_text.h"

namespace vtlsim {
namespace {

constexpr std::string_view kIndent = "    ";

enum class Style { plain, strong, good, bad, faint };

class Writer {
 public:
  explicit Writer(const RunTextOptions& options) : options_(options) {}

  void text(std::string_view text, Style style = Style::plain) {
    if (options_.use_color && style != Style::plain) {
      out_ += code(style);
      append_visible(out_, text, text.size());
      out_ += "\x1b[0m";
    } else {
      append_visible(out_, text, text.size());
    }
  }
  void line(std::string_view text = {}, Style style = Style::plain) {
    this->text(text, style);
    out_ += '\n';
  }
  /// Each line of `text` behind an indent and a prefix.
  void block(std::string_view text, std::string_view prefix = {}, Style style = Style::plain) {
    while (!text.empty()) {
      std::size_t end = text.find('\n');
      std::string_view one = text.substr(0, end);
      if (!one.empty()) out_ += kIndent;
      line(std::string(prefix) + std::string(one), style);
      if (end == std::string_view::npos) break;
      text.remove_prefix(end + 1);
    }
  }
  std::string take() { return std::move(out_); }

 private:
  static std::string_view code(Style style) {
    switch (style) {
      case Style::strong:
        return "\x1b[1m";
      case Style::good:
        return "\x1b[32m";
      case Style::bad:
        return "\x1b[31m";
      default:
        return "\x1b[2m";
    }
  }

  const RunTextOptions& options_;
  std::string out_;
};

vtl::JsonReadOptions read_options() {
  vtl::JsonReadOptions options;
  options.big_decimals = true;  // numbers are shown as they were written
  return options;
}

std::string pretty(std::string_view json) {
  vtl::Heap heap;
  auto read = vtl::read_json(json, heap, read_options());
  const auto* value = std::get_if<vtl::Value>(&read);
  if (value == nullptr) return std::string(json);
  return vtl::to_json(*value, {.indent = 2, .replace_lone_surrogates = true});
}

/// The keys of the stash that a step changed, as + and - lines.
void write_stash_changes(Writer& writer, std::string_view before, std::string_view after) {
  if (before == after) return;
  vtl::Heap heap;
  auto old_read = vtl::read_json(before, heap, read_options());
  auto new_read = vtl::read_json(after, heap, read_options());
  const auto* old_value = std::get_if<vtl::Value>(&old_read);
  const auto* new_value = std::get_if<vtl::Value>(&new_read);
  if (old_value == nullptr || new_value == nullptr || !old_value->is_map() || !new_value->is_map())
    return;
  writer.line("  stash", Style::faint);
  const vtl::Map& old_map = *old_value->as_map();
  const vtl::Map& new_map = *new_value->as_map();
  auto entry = [](const vtl::Map::Slot& slot) {
    return vtl::to_json(slot.key) + ": " + vtl::to_json(slot.value);
  };
  for (std::uint32_t i = old_map.first(); i != vtl::Map::kEnd; i = old_map.next(i)) {
    const vtl::Value* now = new_map.find(old_map.slot(i).key);
    if (now == nullptr || vtl::to_json(*now) != vtl::to_json(old_map.slot(i).value)) {
      writer.block(entry(old_map.slot(i)), "- ", Style::bad);
    }
  }
  for (std::uint32_t i = new_map.first(); i != vtl::Map::kEnd; i = new_map.next(i)) {
    const vtl::Value* earlier = old_map.find(new_map.slot(i).key);
    if (earlier == nullptr || vtl::to_json(*earlier) != vtl::to_json(new_map.slot(i).value)) {
      writer.block(entry(new_map.slot(i)), "+ ", Style::good);
    }
  }
}

void write_step(Writer& writer, const appsync::Step& step, std::size_t number) {
  writer.text(std::to_string(number) + ". " + std::string(appsync::step_kind_name(step.kind)),
              Style::strong);
  if (step.function) writer.text(" of " + *step.function, Style::strong);
  writer.line("  " + step.template_name.value_or("(inline)"), Style::faint);
  if (step.is_skipped) {
    writer.line("  skipped");
    return;
  }
  if (step.value_json) {
    writer.line(step.is_returned ? "  ended by #return with" : "  printed", Style::faint);
    writer.block(pretty(*step.value_json));
    return;
  }
  writer.line(step.text.empty() ? "  printed nothing" : "  printed, before it failed",
              Style::faint);
  writer.block(step.text);
}

std::string_view answering_source(const appsync::ResolverSpec& spec, const appsync::Step& step) {
  for (const appsync::FunctionSpec& function : spec.functions) {
    if (!step.function || function.name == *step.function) return function.data_source.name;
  }
  return "";
}

/// Calls without a request template belong to no step: the context was the event.
void write_direct_calls(Writer& writer, const appsync::Outcome& outcome) {
  std::vector<bool> is_shown(outcome.steps.size());
  for (const appsync::DataSourceCall& call : outcome.calls) {
    bool has_step = false;
    for (std::size_t i = 0; i < outcome.steps.size() && !has_step; ++i) {
      const appsync::Step& step = outcome.steps[i];
      if (is_shown[i] || step.kind != appsync::StepKind::request || step.is_returned) continue;
      has_step = step.function == call.function && step.value_json == call.request_json;
      if (has_step) is_shown[i] = true;
    }
    if (has_step) continue;
    writer.line();
    writer.text("call of " + call.data_source, Style::strong);
    writer.line("  without request template, the event was", Style::faint);
    writer.block(pretty(call.request_json));
  }
}

void write_errors(Writer& writer, const appsync::Outcome& outcome) {
  for (const appsync::FieldError& error : outcome.errors) {
    writer.line("error" + (error.error_type ? " " + *error.error_type : std::string()), Style::bad);
    writer.block(error.message);
    if (error.data_json != "null") writer.block(error.data_json, "data: ");
    if (error.error_info_json != "null") writer.block(error.error_info_json, "info: ");
    if (!error.diagnostic || !error.diagnostic->source || !error.diagnostic->primary) continue;
    const vtl::Source& source = *error.diagnostic->source;
    vtl::Position position = source.display_position(error.diagnostic->primary->span.begin);
    writer.block(
        source.name() + ":" + std::to_string(position.line) + ":" + std::to_string(position.column),
        "at ", Style::faint);
  }
}

}  // namespace

std::string outcome_text(const appsync::Outcome& outcome, const appsync::ResolverSpec& spec,
                         std::string_view title, const RunTextOptions& options) {
  Writer writer(options);
  std::string name = spec.type.empty() ? std::string(title) : spec.type + "." + spec.field;
  writer.line(name + (spec.is_pipeline ? ", a pipeline" : ", a unit resolver"), Style::strong);
  std::string_view stash = "{}";
  std::size_t number = 0;
  for (const appsync::Step& step : outcome.steps) {
    writer.line();
    write_step(writer, step, ++number);
    if (!step.stash_json.empty()) {
      // What the context brought along is no change.
      if (number > 1) write_stash_changes(writer, stash, step.stash_json);
      if (number == 1) write_stash_changes(writer, "{}", step.stash_json);
      stash = step.stash_json;
    }
    if (step.answer_json) {
      writer.line("  " + std::string(answering_source(spec, step)) + " answered", Style::faint);
      writer.block(pretty(*step.answer_json));
    }
  }
  write_direct_calls(writer, outcome);
  if (!outcome.logs.empty()) {
    writer.line();
    writer.line("logs", Style::strong);
    for (const std::string& log : outcome.logs) writer.block(log);
  }
  writer.line();
  write_errors(writer, outcome);
  if (outcome.failure) {
    writer.line("not run to the end: " + outcome.failure->message, Style::bad);
    if (outcome.failure->location) writer.block(*outcome.failure->location, "at ", Style::faint);
    return writer.take();
  }
  writer.line("result", Style::strong);
  writer.block(pretty(outcome.data_json));
  return writer.take();
}

}  // namespace vtlsim
