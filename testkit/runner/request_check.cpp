#include "vtlsim/request_check.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

#include "appsync/evaluation.h"
#include "appsync/simulator.h"
#include "testkit/barrier/current_exception.h"
#include "testkit/runner/template_library.h"
#include "vtl/session.h"
#include "vtlsim/json.h"

namespace vtlsim {
namespace {

constexpr std::string_view kNoMemory = "VTL306";

/// What a request template of its own is when nobody says more: the request of a unit resolver,
/// whose data source follows from what it prints.
std::optional<appsync::ResolverSpec> resolver_of(const TemplateSubject& subject) {
  if (subject.position != appsync::TemplatePosition::request) return std::nullopt;
  if (subject.text.text.find("\"version\"") == std::string::npos) return std::nullopt;
  appsync::ResolverSpec spec;
  appsync::FunctionSpec function;
  function.data_source.is_type_known = false;
  function.request = subject.text;
  function.response = appsync::TemplateText{"response", "null", true};
  spec.functions.push_back(std::move(function));
  return spec;
}

/// Whoever gave little time wants to know that it was too little.
constexpr std::string_view kTimeCode = "VTL311";

bool is_about_requests(const vtl::Diagnostic& diagnostic) {
  const auto codes = appsync::simulator_codes();
  return diagnostic.source != nullptr && diagnostic.primary &&
         (vtl::find_code(codes, diagnostic.code) != nullptr || diagnostic.code == kTimeCode);
}

bool expects_failure(const TestCase& test) {
  return test.skip || test.todo || test.expect->contains("error") ||
         test.expect->contains("errors");
}

std::vector<std::shared_ptr<const vtl::Source>> templates_of(const appsync::ResolverSpec& spec) {
  std::vector<std::shared_ptr<const vtl::Source>> sources;
  const auto add = [&](const std::optional<appsync::TemplateText>& text) {
    if (text && !text->is_inline)
      sources.push_back(std::make_shared<const vtl::Source>(text->name, text->text));
  };
  add(spec.before);
  for (const appsync::FunctionSpec& function : spec.functions) {
    add(function.request);
    add(function.response);
  }
  add(spec.after);
  return sources;
}

bool is_same(const vtl::Diagnostic& left, const vtl::Diagnostic& right) {
  return left.code == right.code && left.message == right.message &&
         left.source->name() == right.source->name() && left.primary.has_value() &&
         right.primary.has_value() && left.primary->span == right.primary->span;
}

}  // namespace

struct RequestCheck::State {
  State(std::vector<appsync::CompatibilityChoice> choices, std::chrono::nanoseconds cpu_time)
      : libraries(std::move(choices)) {
    limits.cpu_time = cpu_time;
    renew();
  }

  /// What an internal error left behind is not used again.
  void renew() {
    evaluation.reset();
    session.emplace(limits);
    evaluation.emplace(*session);
  }

  void run(const appsync::CompiledResolver& resolver, const TestCase& test,
           const std::vector<std::shared_ptr<const vtl::Source>>& templates_read,
           const appsync::Compatibility& compatibility) {
    appsync::EvaluationOptions options;
    options.compatibility = compatibility;
    options.clock = appsync::frozen_clock(test.now_millis);
    options.seed = test.seed;
    evaluation->set_options(std::move(options));
    appsync::SimulationOptions simulation;
    simulation.has_diagnostics = true;
    const std::string_view answers = test.answers_json ? std::string_view(*test.answers_json) : "";
    appsync::Outcome outcome =
        appsync::simulate_json(resolver, *evaluation, *test.context_json, answers, simulation);
    for (appsync::FieldError& error : outcome.errors) {
      if (!error.diagnostic) continue;
      // What is known of a run that had not enough memory is as little as of one that broke off.
      if (error.diagnostic->code == kNoMemory)
        note_broken_off(templates_read, test, error.diagnostic->message);
      note(std::move(*error.diagnostic), test);
    }
    for (vtl::Diagnostic& warning : outcome.warnings) note(std::move(warning), test);
  }

  void note(vtl::Diagnostic diagnostic, const TestCase& test) {
    if (!is_about_requests(diagnostic)) return;
    const bool is_known = std::any_of(found.begin(), found.end(), [&](const vtl::Diagnostic& one) {
      return is_same(one, diagnostic);
    });
    if (is_known) return;
    diagnostic.notes.push_back("with the context of the test `" + test.full_name + "`");
    found.push_back(std::move(diagnostic));
  }

  /// When an internal error ended a run it is unknown which template is at fault, so each gets the
  /// note.
  void note_broken_off(const std::vector<std::shared_ptr<const vtl::Source>>& sources,
                       const TestCase& test, const std::string& reason) {
    for (const auto& source : sources) {
      const bool is_known =
          std::any_of(found.begin(), found.end(), [&](const vtl::Diagnostic& one) {
            return one.code == "TST006" && one.source->name() == source->name();
          });
      if (is_known) continue;
      vtl::Diagnostic diagnostic;
      diagnostic.code = "TST006";
      diagnostic.message = "the request could not be checked, as the run broke off: " + reason;
      diagnostic.source = source;
      diagnostic.notes.push_back("with the context of the test `" + test.full_name + "`");
      found.push_back(std::move(diagnostic));
    }
  }

  TemplateLibraries libraries;
  vtl::Limits limits;
  std::optional<vtl::Session> session;
  std::optional<appsync::Evaluation> evaluation;
  std::vector<vtl::Diagnostic> found;
};

RequestCheck::RequestCheck(std::vector<appsync::CompatibilityChoice> choices,
                           std::chrono::nanoseconds cpu_time)
    : state_(std::make_unique<State>(std::move(choices), cpu_time)) {}
RequestCheck::~RequestCheck() = default;

std::vector<vtl::Diagnostic> RequestCheck::check(const TestSuite& suite) {
  std::optional<appsync::ResolverSpec> spec;
  if (const auto* subject = std::get_if<TemplateSubject>(&suite.subject)) {
    spec = resolver_of(*subject);
  } else {
    spec = std::get<appsync::ResolverSpec>(suite.subject);
  }
  if (!spec) return {};
  state_->found.clear();
  TemplateLibrary& library = state_->libraries.of(suite);
  const auto templates = templates_of(*spec);
  std::optional<appsync::CompiledResolver> resolver;
  for (const TestCase& test : suite.cases) {
    if (expects_failure(test)) continue;
    try {
      if (!resolver) resolver.emplace(*spec, library.templates);
      state_->run(*resolver, test, templates, library.compatibility);
    } catch (...) {
      state_->note_broken_off(templates, test, words_of_current_exception());
      state_->renew();
    }
  }
  return std::move(state_->found);
}

}  // namespace vtlsim
