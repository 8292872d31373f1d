// Single steps of a run: rendering a template, and reading what it printed.
#include <algorithm>
#include <utility>

#include "appsync_utils/simulator/resolver_run.h"
#include "appsync_utils/simulator/run_interrupts.h"
#include "appsync_utils/simulator/simulator_codes.h"
#include "vtl/diagnose.h"
#include "vtl/object.h"

namespace appsync {
namespace {

constexpr std::string_view kTooLargeMessage = "Transformation too large";
constexpr std::string_view kOutputLimitCode = "VTL305";

}  // namespace

Step& ResolverRun::begin_step(StepKind kind, std::size_t index, const CompiledTemplate& compiled) {
  Step& step = outcome_.steps.emplace_back();
  step.kind = kind;
  bool is_of_function = kind == StepKind::request || kind == StepKind::response;
  if (is_of_function && program_.spec.is_pipeline)
    step.function = program_.spec.functions[index].name;
  if (!compiled.text.is_inline) step.template_name = compiled.text.name;
  return step;
}

void ResolverRun::skip(StepKind kind, std::size_t index, const CompiledTemplate* compiled) {
  Step& step = begin_step(kind, index, *compiled);
  step.is_skipped = true;
  if (options_.keep_stashes) step.stash_json = shown_stash();
}

ResolverRun::Printed ResolverRun::render(StepKind kind, std::size_t index,
                                         const CompiledTemplate& compiled) {
  Step& step = begin_step(kind, index, compiled);
  const vtl::TemplateCache::Entry& entry = *compiled.entry;
  if (const auto* error = std::get_if<vtl::SyntaxError>(&entry.result)) {
    std::optional<vtl::Diagnostic> diagnostic;
    if (options_.has_diagnostics) diagnostic = vtl::diagnose(*error, entry.source);
    fail_mapping(error->message, std::move(diagnostic));
  }

  places_.clear();
  vtl::RenderOptions options;
  options.collect_warnings = options_.has_diagnostics;
  if (options_.has_diagnostics) options.observer = &places_;
  TemplateOutcome rendered =
      evaluate_template(std::get<vtl::Template>(entry.result), evaluation_, context_, options);

  step.text = rendered.render.text;
  step.is_returned = rendered.has_returned;
  if (options_.keep_stashes) step.stash_json = shown_stash();
  for (const vtl::NullReferenceWarning& warning : rendered.render.warnings) {
    outcome_.warnings.push_back(vtl::diagnose(warning, entry.source));
  }
  if (rendered.error) {
    FieldError error = field_error(*rendered.error);
    if (rendered.render.error && rendered.render.error->code == kOutputLimitCode)
      error.message = kTooLargeMessage;
    if (options_.has_diagnostics && rendered.render.error) {
      error.diagnostic = vtl::diagnose(*rendered.render.error, entry.source);
    }
    throw FieldFailed{std::move(error)};
  }
  Printed printed;
  printed.source = &compiled;
  printed.is_returned = rendered.has_returned;
  printed.returned = rendered.returned;
  if (!printed.is_returned) {
    if (rendered.render.text.size() > options_.transformation_bytes) {
      printed.text = rendered.render.text;
      fail_mapping(
          std::string(kTooLargeMessage),
          diagnose_place(printed, kTooLarge, std::string(kTooLargeMessage), vtl::Severity::error,
                         options_.transformation_bytes, options_.transformation_bytes + 1));
    }
    printed.text = heap_.copy(rendered.render.text);
  }
  return printed;
}

ResolverRun::StepValue ResolverRun::returned_value(const Printed& printed) {
  StepValue result;
  result.is_returned = true;
  result.json = json_of("the value of #return", printed.returned);
  if (result.json.size() > options_.transformation_bytes)
    fail_mapping(std::string(kTooLargeMessage));
  // Read again, so that the value is one of its own, whatever was returned: part of the stash, a
  // view, a host object.
  vtl::JsonReadOptions options = read_options_;
  options.duplicate_keys = vtl::DuplicateKeys::last_wins;
  auto read = vtl::read_json(heap_.copy(result.json), heap_, options);
  if (const auto* value = std::get_if<vtl::Value>(&read)) result.value = *value;
  outcome_.steps.back().value_json = result.json;
  return result;
}

ResolverRun::StepValue ResolverRun::read_value(const Printed& printed) {
  if (printed.is_returned) return returned_value(printed);
  auto read = read_document(printed.text, DocumentUse::value, heap_, read_options_);
  if (auto* error = std::get_if<DocumentError>(&read)) {
    std::string_view code = error->offset ? kNoDocument : kBlankOutput;
    std::size_t offset = error->offset.value_or(0);
    // The message of the service holds the whole output; the note for people must not.
    auto diagnostic =
        diagnose_place(printed, code, error->summary, vtl::Severity::error, offset, offset + 1);
    fail_mapping(std::move(error->message), std::move(diagnostic));
  }
  StepValue result{std::get<vtl::Value>(read), compact_document(printed.text)};
  outcome_.steps.back().value_json = result.json;
  return result;
}

vtl::Value ResolverRun::read_request(const Printed& printed, DataSource& source,
                                     TemplateVersion& version) {
  auto read = read_document(printed.text, DocumentUse::request, heap_, read_options_);
  if (auto* error = std::get_if<DocumentError>(&read)) {
    std::string_view code = error->offset ? kNoDocument : kBlankOutput;
    std::size_t offset = error->offset.value_or(0);
    auto diagnostic =
        diagnose_place(printed, code, error->summary, vtl::Severity::error, offset, offset + 1);
    fail_mapping(std::move(error->message), std::move(diagnostic));
  }
  vtl::Value document = std::get<vtl::Value>(read);
  if (!source.is_type_known) source.type = guess_data_source_type(document);
  RequestPlace place =
      program_.spec.is_pipeline ? RequestPlace::pipeline_function : RequestPlace::unit_resolver;
  ContractResult checked = check_request(document, source, place);
  version = checked.version;
  if (checked.error) {
    const ContractError& error = *checked.error;
    fail_mapping(error.message,
                 diagnose_path(printed, kRequestRefused, error.message, vtl::Severity::error,
                               error.path, error.is_about_key, {}));
  }
  for (const ContractWarning& warning : checked.warnings) {
    auto severity = options_.is_strict ? vtl::Severity::error : vtl::Severity::warning;
    auto diagnostic = diagnose_path(printed, kSourceWouldRefuse, warning.message, severity,
                                    warning.path, warning.is_about_key, warning.placeholder);
    if (options_.is_strict) fail_mapping(warning.message, std::move(diagnostic));
    if (diagnostic) outcome_.warnings.push_back(std::move(*diagnostic));
  }
  return document;
}

std::optional<vtl::Diagnostic> ResolverRun::diagnose_place(
    const Printed& printed, std::string_view code, std::string message, vtl::Severity severity,
    std::size_t begin, std::size_t end) const {
  if (!options_.has_diagnostics) return std::nullopt;
  vtl::Diagnostic diagnostic;
  diagnostic.severity = severity;
  diagnostic.code = code;
  diagnostic.message = std::move(message);
  diagnostic.source = printed.source->entry->source;
  vtl::Span span = places_.find(begin, end, diagnostic.source->text(), printed.text);
  diagnostic.primary = vtl::Label{span, "this printed it"};
  return diagnostic;
}

std::optional<vtl::Diagnostic> ResolverRun::diagnose_path(
    const Printed& printed, std::string_view code, std::string message, vtl::Severity severity,
    const JsonPath& path, bool is_about_key, std::string_view placeholder) const {
  if (!options_.has_diagnostics) return std::nullopt;
  std::size_t begin = 0;
  std::size_t end = printed.text.size();
  find_in_document(printed.text, path, is_about_key, placeholder, read_options_, begin, end);
  return diagnose_place(printed, code, std::move(message), severity, begin, end);
}

}  // namespace appsync
