#include "cli/render/render_single.h"

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

ExitCode answer_syntax_error(const vtl::SyntaxError& error,
                             const std::shared_ptr<const vtl::Source>& source,
                             const RenderSettings& settings, Console& console) {
  if (settings.format == OutputFormat::text) {
    console.report(vtl::diagnose(error, source));
    return ExitCode::unparsable;
  }
  Answer answer;
  answer.error = AnswerError{error.message, error.java_class, vtl::code_of(error.kind),
                             source->display_position(error.span.begin)};
  Extras nothing;
  nothing.is_present = settings.profile == RenderProfile::appsync;
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

Failure context_failure(const ContextProblem& problem, const std::string& name,
                        const std::string& text) {
  Failure refused = failure(ExitCode::unparsable, "CLI022", problem.message);
  std::vector<std::string> path;
  std::string_view rest = problem.path;
  for (std::size_t dot = rest.find('.'); dot != std::string_view::npos; dot = rest.find('.')) {
    rest.remove_prefix(dot + 1);
    path.emplace_back(rest.substr(0, rest.find('.')));
  }
  vtl::JsonPlace place;
  refused.diagnostic.source = std::make_shared<vtl::Source>(name, text);
  if (!path.empty() && vtl::locate_json(text, path, place)) {
    refused.diagnostic.primary = vtl::Label{{static_cast<std::uint32_t>(place.value_begin),
                                             static_cast<std::uint32_t>(place.value_end)},
                                            problem.path};
  } else {
    refused.diagnostic.notes.push_back("at " + problem.path);
  }
  return refused;
}

}  // namespace

ExitCode render_single(const RenderSettings& settings, ProfileHost& host, Console& console) {
  auto template_text = read_text_file(*settings.template_path, console);
  if (const auto* refused = std::get_if<Failure>(&template_text)) return console.report(*refused);
  std::variant<std::string, Failure> context_text = std::string("{}");
  std::string context_name = "<context>";
  if (settings.context_path) {
    context_name = display_name(*settings.context_path);
    context_text = read_text_file(*settings.context_path, console);
    if (const auto* refused = std::get_if<Failure>(&context_text)) return console.report(*refused);
  }

  host.begin();
  vtl::Heap& heap = host.session().heap();
  auto read = read_context(context_name, std::get<std::string>(context_text), heap, settings);
  if (const auto* refused = std::get_if<Failure>(&read)) return console.report(*refused);
  vtl::Map& context = *std::get<vtl::Map*>(read);
  for (const std::string& assignment : settings.assignments) {
    if (const auto refused = apply_assignment(context, assignment, heap, settings))
      return console.report(*refused);
  }

  const auto shown = std::make_shared<vtl::Source>(display_name(*settings.template_path),
                                                   std::get<std::string>(template_text));
  const auto environment = host.environment({});
  // The name is what Velocity prints in its messages, not that of the file.
  auto compiled =
      vtl::Template::compile(vtl::Source(std::string(environment->profile.template_name),
                                         std::move(std::get<std::string>(template_text))),
                             environment);
  if (const auto* error = std::get_if<vtl::SyntaxError>(&compiled)) {
    return answer_syntax_error(*error, shown, settings, console);
  }

  vtl::RenderOptions options;
  options.collect_warnings = settings.has_warnings || settings.is_strict;
  Rendered rendered;
  if (const auto problem =
          host.render(std::get<vtl::Template>(compiled), context, options, rendered)) {
    return console.report(
        context_failure(*problem, context_name, std::get<std::string>(context_text)));
  }
  const vtl::RenderResult& result = rendered.result;
  if (settings.format == OutputFormat::text) {
    std::string outgoing;
    if (!result.error) console.out().write(outgoing_text(rendered.text, outgoing));
  } else {
    Answer answer;
    answer.text = rendered.text;
    answer.extras = &rendered.extras;
    answer.source = shown.get();
    if (settings.has_warnings) answer.warnings = result.warnings;
    if (result.error) {
      answer.error = AnswerError{result.error->message, result.error->java_class,
                                 result.error->code, result.error->position};
    }
    if (result.return_value) answer.return_json = rendered.text;
    write_answer(console, answer, settings.format);
  }
  if (settings.format == OutputFormat::text) report_logs(rendered.extras, console);
  const bool warnings_are_in_answer = settings.format == OutputFormat::json;
  if (!warnings_are_in_answer && (settings.has_warnings || settings.is_strict)) {
    for (const vtl::NullReferenceWarning& warning : result.warnings) {
      vtl::Diagnostic diagnostic = vtl::diagnose(warning, shown);
      if (settings.is_strict) diagnostic.severity = vtl::Severity::error;
      console.report(diagnostic);
    }
  }
  if (result.error) {
    if (settings.format == OutputFormat::text) console.report(vtl::diagnose(*result.error, shown));
    return ExitCode::failed;
  }
  return settings.is_strict && !result.warnings.empty() ? ExitCode::failed : ExitCode::success;
}

}  // namespace vtlsim
