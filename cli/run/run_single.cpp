#include "cli/run/run_single.h"

#include <memory>
#include <utility>

#include "appsync/simulator.h"
#include "appsync/util.h"
#include "cli/files/read_file.h"
#include "cli/render/context_input.h"
#include "cli/run/run_text.h"
#include "cli/terminal/outgoing_text.h"
#include "vtl/detail/limit_exceeded.h"
#include "vtl/diagnose.h"
#include "vtl/text/suggest.h"
#include "vtlsim/resolver_file.h"
#include "vtlsim/visible_text.h"

namespace vtlsim {
namespace {

Failure to_failure(ResolverFileProblem problem) {
  bool is_missing = problem.kind == ResolverFileProblem::Kind::missing;
  return {std::move(problem.diagnostic), is_missing ? ExitCode::usage : ExitCode::unparsable};
}

ResolverFileOptions file_options(const RunSettings& settings, Console& console) {
  ResolverFileOptions options;
  if (settings.root) options.root = *settings.root;
  options.read_typed =
      [&console](const std::string& path) -> std::variant<std::string, ResolverFileProblem> {
    auto read = read_text_file(path, console);
    if (auto* refused = std::get_if<Failure>(&read)) {
      auto kind = refused->exit_code == ExitCode::unparsable ? ResolverFileProblem::Kind::unparsable
                                                             : ResolverFileProblem::Kind::missing;
      return ResolverFileProblem{kind, std::move(refused->diagnostic)};
    }
    return std::get<std::string>(std::move(read));
  };
  return options;
}

/// `chat=AMAZON_DYNAMODB` of --data-source.
std::optional<Failure> name_data_source(const std::string& option, appsync::DataSource& source) {
  std::size_t equals = option.find('=');
  source.name = option.substr(0, equals);
  if (equals == std::string::npos) return std::nullopt;
  std::string type_name = option.substr(equals + 1);
  auto type = appsync::find_data_source_type(type_name);
  if (!type) {
    return failure(ExitCode::usage, "CLI004", "--data-source: unknown type `" + type_name + "`",
                   "types are NONE, AWS_LAMBDA, AMAZON_DYNAMODB, AMAZON_OPENSEARCH_SERVICE, HTTP, "
                   "RELATIONAL_DATABASE and AMAZON_EVENTBRIDGE");
  }
  source.type = *type;
  source.is_type_known = true;
  return std::nullopt;
}

/// A resolver found by names has a data source without a name: it is the one that the answers speak
/// of.
std::optional<Failure> name_data_sources(const RunSettings& settings, const vtl::Value& answers,
                                         LoadedResolver& resolver) {
  if (!resolver.is_found_by_names) {
    if (!settings.data_source) return std::nullopt;
    return failure(ExitCode::usage, "CLI003",
                   "--data-source is only for a resolver found by the names of its templates");
  }
  for (appsync::FunctionSpec& function : resolver.spec.functions) {
    if (function.data_source.is_type_known) continue;
    if (settings.data_source) return name_data_source(*settings.data_source, function.data_source);
    const vtl::Map& map = *answers.as_map();
    if (map.size() == 1) function.data_source.name = map.slot(map.first()).key.as_string();
  }
  return std::nullopt;
}

std::variant<vtl::Value, Failure> read_answers(const std::string& name, std::string_view text,
                                               vtl::Heap& heap,
                                               const EvaluationSettings& settings) {
  Failure refused;
  refused.exit_code = ExitCode::unparsable;
  vtl::JsonReadOptions options = context_read_options(settings);
  options.allow_comments = true;
  options.duplicate_keys = vtl::DuplicateKeys::reject;
  try {
    auto read = vtl::read_json(text, heap, options);
    if (const auto* error = std::get_if<vtl::JsonError>(&read)) {
      refused.diagnostic = vtl::diagnose(*error, "the answers file",
                                         std::make_shared<vtl::Source>(name, std::string(text)));
      return refused;
    }
    if (std::get<vtl::Value>(read).is_map()) return std::get<vtl::Value>(read);
  } catch (const vtl::LimitExceeded&) {
    return failure(ExitCode::unparsable, "VTL306", "the answers take more memory than the limit",
                   "raise it with --max-memory");
  }
  return failure(ExitCode::unparsable, "CLI023",
                 name + ": answers are an object, keyed by function or data source");
}

/// A text with where it came from; kept alive while values refer to it.
struct InputText {
  std::string name;
  std::string text = "{}";
};

std::optional<Failure> read_input(const std::optional<std::string>& path, InputText& input,
                                  Console& console) {
  if (!path) return std::nullopt;
  auto read = read_text_file(*path, console);
  if (auto* refused = std::get_if<Failure>(&read)) return std::move(*refused);
  input = {display_name(*path), std::get<std::string>(std::move(read))};
  return std::nullopt;
}

void show_diagnostics(const appsync::Outcome& outcome, const RunSettings& settings,
                      Console& console) {
  if (settings.has_warnings || settings.is_strict) {
    for (vtl::Diagnostic warning : outcome.warnings) {
      if (settings.is_strict) warning.severity = vtl::Severity::error;
      console.report(warning);
    }
    for (const vtl::Diagnostic& note : outcome.notes) console.report(note);
  }
  for (const appsync::FieldError& error : outcome.errors) {
    if (error.diagnostic) console.report(*error.diagnostic);
  }
}

/// Names of templates are those of files, which may be anything; answers are JSON and text.
void make_names_visible(appsync::ResolverSpec& spec) {
  const auto change = [](std::optional<appsync::TemplateText>& text) {
    if (text) text->name = visible_text(text->name);
  };
  change(spec.before);
  change(spec.after);
  for (appsync::FunctionSpec& function : spec.functions) {
    change(function.request);
    change(function.response);
  }
}

ExitCode exit_code(const appsync::Outcome& outcome, const RunSettings& settings) {
  if (outcome.failure) return ExitCode::usage;
  if (!outcome.errors.empty()) return ExitCode::failed;
  return settings.is_strict && !outcome.warnings.empty() ? ExitCode::failed : ExitCode::success;
}

}  // namespace

ExitCode run_single(const RunSettings& settings, Console& console) {
  auto loaded = load_resolver(*settings.resolver_path, file_options(settings, console));
  if (auto* problem = std::get_if<ResolverFileProblem>(&loaded))
    return console.report(to_failure(std::move(*problem)));
  auto& resolver = std::get<LoadedResolver>(loaded);
  make_names_visible(resolver.spec);
  InputText context_text{"<context>"};
  InputText answers_text{"<answers>"};
  if (auto refused = read_input(settings.context.path, context_text, console))
    return console.report(*refused);
  if (auto refused = read_input(settings.answers_path, answers_text, console))
    return console.report(*refused);

  vtl::Session session(settings.evaluation.limits);
  vtl::TemplateCache cache(
      appsync::make_environment({settings.evaluation.limits, settings.evaluation.compatibility()}));
  appsync::Evaluation evaluation(session, settings.evaluation.options());
  evaluation.begin_resolver();
  auto context =
      read_context(context_text.name, context_text.text, session.heap(), settings.evaluation);
  if (const auto* refused = std::get_if<Failure>(&context)) return console.report(*refused);
  vtl::Map* context_map = std::get<vtl::Map*>(context);
  for (const std::string& assignment : settings.context.assignments) {
    if (auto refused =
            apply_assignment(*context_map, assignment, session.heap(), settings.evaluation)) {
      return console.report(*refused);
    }
  }
  if (settings.operation.operation) {
    if (auto refused = apply_operation(settings.operation, resolver.spec.type, resolver.spec.field,
                                       *context_map, session.heap(), console)) {
      return console.report(*refused);
    }
  }
  auto answers =
      read_answers(answers_text.name, answers_text.text, session.heap(), settings.evaluation);
  if (const auto* refused = std::get_if<Failure>(&answers)) return console.report(*refused);
  if (auto refused = name_data_sources(settings, std::get<vtl::Value>(answers), resolver))
    return console.report(*refused);

  appsync::SimulationOptions simulation;
  simulation.is_strict = settings.is_strict;
  simulation.has_diagnostics = true;
  simulation.keep_stashes = settings.format == RunFormat::text;
  simulation.identity = settings.evaluation.identity;
  appsync::CompiledResolver compiled(resolver.spec, cache);
  appsync::Outcome outcome = appsync::simulate(compiled, evaluation, vtl::Value(context_map),
                                               std::get<vtl::Value>(answers), simulation);

  std::string text =
      settings.format == RunFormat::json
          ? appsync::to_json(outcome) + "\n"
          : outcome_text(outcome, resolver.spec, display_name(*settings.resolver_path),
                         {console.has_color_on_out()});
  std::string corrected;
  console.out().write(outgoing_text(text, corrected));
  show_diagnostics(outcome, settings, console);
  return exit_code(outcome, settings);
}

}  // namespace vtlsim
