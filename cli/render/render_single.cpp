#include "cli/render/render_single.h"

#include <string>
#include <utility>
#include <vector>

#include "cli/files/read_file.h"
#include "cli/render/answer.h"
#include "cli/render/context_input.h"
#include "cli/terminal/outgoing_text.h"
#include "vtl/diagnose.h"
#include "vtl/json.h"

namespace vtlsim {
namespace {

void write_answer(Console& console, const Answer& answer, OutputFormat format) {
  vtl::TextBuffer line;
  append_answer(line, answer,
                format == OutputFormat::aws ? AnswerDetail::service : AnswerDetail::full);
  line.append('\n');
  console.out().write(line.view());
}

struct LimitOption {
  std::string_view code;
  std::string_view option;
};
constexpr LimitOption kLimitOptions[] = {{"VTL301", "--max-template"},
                                         {"VTL303", "--max-iterations"},
                                         {"VTL305", "--max-output"},
                                         {"VTL306", "--max-memory"},
                                         {"VTL307", "--max-steps"}};

void add_limit_help(vtl::Diagnostic& diagnostic) {
  for (const LimitOption& row : kLimitOptions) {
    if (diagnostic.code == row.code && diagnostic.help.empty()) {
      diagnostic.help = "raise the limit with " + std::string(row.option);
    }
  }
}

ExitCode answer_syntax_error(const vtl::SyntaxError& error,
                             const std::shared_ptr<const vtl::Source>& source,
                             const RenderSettings& settings, Console& console) {
  if (settings.format == OutputFormat::text) {
    vtl::Diagnostic diagnostic = vtl::diagnose(error, source);
    add_limit_help(diagnostic);
    console.report(diagnostic);
    return ExitCode::unparsable;
  }
  Answer answer;
  answer.error = AnswerError{error.message, error.java_class, vtl::code_of(error.kind),
                             source->display_position(error.span.begin)};
  Extras nothing;
  nothing.is_present = settings.evaluation.profile == Profile::appsync;
  answer.extras = &nothing;
  write_answer(console, answer, settings.format);
  return ExitCode::unparsable;
}

/// $util.log is for the eyes of whoever develops a template.
void report_logs(const Extras& extras, Console& console) {
  for (const std::string& log : extras.logs) {
    vtl::Diagnostic note;
    note.severity = vtl::Severity::note;
    note.message = "log: " + log;
    console.report(note);
  }
}

Failure context_failure(const ContextProblem& problem, const vtl::Source& source) {
  Failure refused = failure(ExitCode::unparsable, "CLI022", problem.path + " " + problem.message);
  std::vector<std::string> path;
  std::string_view rest = problem.path;
  for (std::size_t dot = rest.find('.'); dot != std::string_view::npos; dot = rest.find('.')) {
    rest.remove_prefix(dot + 1);
    path.emplace_back(rest.substr(0, rest.find('.')));
  }
  vtl::JsonPlace place;
  refused.diagnostic.source = std::make_shared<vtl::Source>(source);
  if (!path.empty() && vtl::locate_json(source.text(), path, place)) {
    refused.diagnostic.primary = vtl::Label{{static_cast<std::uint32_t>(place.value_begin),
                                             static_cast<std::uint32_t>(place.value_end)},
                                            "this"};
  }
  return refused;
}

/// What $util.error gave beyond the message, where it gave something.
void add_error_details(vtl::Diagnostic& diagnostic, const HostErrorDetails& details) {
  const std::pair<std::string_view, const std::string&> parts[] = {
      {"errorType", details.type_json},
      {"data", details.data_json},
      {"errorInfo", details.info_json}};
  for (const auto& [name, json] : parts) {
    std::string storage;
    if (json == "null") continue;
    diagnostic.notes.push_back(std::string(name) + ": " +
                               std::string(outgoing_text(json, storage)));
  }
}

void report_error(const Rendered& rendered, const std::shared_ptr<const vtl::Source>& source,
                  Console& console) {
  vtl::Diagnostic diagnostic = vtl::diagnose(*rendered.result.error, source);
  if (rendered.result.error->kind == vtl::RenderErrorKind::host && rendered.extras.error_details) {
    add_error_details(diagnostic, *rendered.extras.error_details);
  }
  add_limit_help(diagnostic);
  console.report(diagnostic);
}

void report_warnings(const vtl::RenderResult& result,
                     const std::shared_ptr<const vtl::Source>& source, bool is_strict,
                     Console& console) {
  for (const vtl::NullReferenceWarning& warning : result.warnings) {
    vtl::Diagnostic diagnostic = vtl::diagnose(warning, source);
    if (is_strict) diagnostic.severity = vtl::Severity::error;
    console.report(diagnostic);
  }
}

/// Results on stdout, words for people on stderr.
ExitCode answer_rendered(const Rendered& rendered, const std::shared_ptr<const vtl::Source>& source,
                         const RenderSettings& settings, Console& console) {
  const vtl::RenderResult& result = rendered.result;
  const bool is_text = settings.format == OutputFormat::text;
  if (is_text) {
    std::string outgoing;
    if (!result.error) console.out().write(outgoing_text(rendered.text, outgoing));
    report_logs(rendered.extras, console);
  } else {
    Answer answer;
    answer.text = rendered.text;
    answer.extras = &rendered.extras;
    answer.source = source.get();
    if (settings.has_warnings) answer.warnings = result.warnings;
    if (result.error) {
      answer.error = AnswerError{result.error->message, result.error->java_class,
                                 result.error->code, result.error->position};
    }
    if (result.return_value && !result.error) answer.return_json = rendered.text;
    write_answer(console, answer, settings.format);
  }
  // The full answer holds them already.
  if (settings.has_warnings) {
    for (const vtl::Diagnostic& note : rendered.extras.notes) console.report(note);
  }
  if (settings.format != OutputFormat::json) {
    report_warnings(result, source, settings.is_strict, console);
  }
  if (result.error) {
    if (is_text) report_error(rendered, source, console);
    return ExitCode::failed;
  }
  return settings.is_strict && !result.warnings.empty() ? ExitCode::failed : ExitCode::success;
}

}  // namespace

ExitCode render_single(const RenderSettings& settings, ProfileHost& host, Console& console) {
  auto template_text = read_text_file(*settings.template_path, console);
  if (const auto* refused = std::get_if<Failure>(&template_text)) return console.report(*refused);
  const auto source = std::make_shared<const vtl::Source>(
      display_name(*settings.template_path), std::move(std::get<std::string>(template_text)));
  std::variant<std::string, Failure> context_text = std::string("{}");
  if (settings.context.path) context_text = read_text_file(*settings.context.path, console);
  if (const auto* refused = std::get_if<Failure>(&context_text)) return console.report(*refused);
  const vtl::Source context_source(
      settings.context.path ? display_name(*settings.context.path) : std::string("<context>"),
      std::move(std::get<std::string>(context_text)));

  host.begin();
  vtl::Heap& heap = host.session().heap();
  auto read = read_context(context_source.name(), context_source.text(), heap, settings.evaluation);
  if (const auto* refused = std::get_if<Failure>(&read)) return console.report(*refused);
  vtl::Map& context = *std::get<vtl::Map*>(read);
  for (const std::string& assignment : settings.context.assignments) {
    const auto refused = apply_assignment(context, assignment, heap, settings.evaluation);
    if (refused) return console.report(*refused);
  }

  const auto environment = host.environment({});
  // The name is what Velocity prints in its messages, not that of the file.
  auto compiled = vtl::Template::compile(
      vtl::Source(std::string(environment->profile.template_name), std::string(source->text())),
      environment);
  if (const auto* error = std::get_if<vtl::SyntaxError>(&compiled)) {
    return answer_syntax_error(*error, source, settings, console);
  }
  vtl::RenderOptions options;
  options.collect_warnings = settings.has_warnings || settings.is_strict;
  Rendered rendered;
  const auto problem = host.render(std::get<vtl::Template>(compiled), context, options, rendered);
  if (problem) return console.report(context_failure(*problem, context_source));
  return answer_rendered(rendered, source, settings, console);
}

}  // namespace vtlsim
