// Renders templates of AppSync for tests: frozen clock (2026-01-02T03:04:05.678Z), seed 1, context
// from JSON.
//
// Every template is rendered twice, each time in a session of its own: as programs are made, and of
// general instructions alone. Both must do the same, so that whatever a test says of $util and $ctx
// holds of either.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <doctest/doctest.h>

#include "appsync/context.h"
#include "appsync/evaluation.h"
#include "appsync/outcome.h"
#include "appsync/util.h"
#include "appsync/value_writer.h"
#include "vtl/json.h"
#include "vtl/session.h"
#include "vtl/template.h"

namespace appsync_test {

inline constexpr std::int64_t kFrozenMillis = 1767323045678;

/// A session with its evaluation: what one resolver is rendered in.
class RenderPlace {
 public:
  RenderPlace(std::shared_ptr<const vtl::Environment> environment,
              const appsync::EvaluationOptions& options)
      : environment_(std::move(environment)),
        session_(environment_->limits),
        evaluation_(session_, options) {}

  void begin(std::string_view json, const appsync::ContextOptions& options) {
    evaluation_.begin_resolver();
    const auto document =
        vtl::read_json(session_.heap().copy(json), session_.heap(), {.borrow_text = true});
    REQUIRE(std::holds_alternative<vtl::Value>(document));
    auto built = appsync::build_context(evaluation_, std::get<vtl::Value>(document), options);
    if (const auto* error = std::get_if<appsync::ContextError>(&built)) {
      FAIL("context: " << error->path << " " << error->message);
    }
    context_ = std::get<appsync::Context>(built);
  }

  appsync::TemplateOutcome render(std::string_view text) {
    auto compiled =
        vtl::Template::compile(vtl::Source("velocity", std::string(text)), environment_);
    if (const auto* error = std::get_if<vtl::SyntaxError>(&compiled)) {
      appsync::TemplateOutcome outcome;
      outcome.error = appsync::ErrorDetails{};
      outcome.error->message = session_.heap().string("does not parse: " + error->message);
      return outcome;
    }
    template_ = std::make_unique<vtl::Template>(std::get<vtl::Template>(compiled));
    return appsync::evaluate_template(*template_, evaluation_, context_);
  }

  appsync::Evaluation& evaluation() { return evaluation_; }
  appsync::Context& context() { return context_; }
  vtl::Session& session() { return session_; }

 private:
  std::shared_ptr<const vtl::Environment> environment_;
  vtl::Session session_;
  appsync::Evaluation evaluation_;
  appsync::Context context_;
  std::unique_ptr<vtl::Template> template_;
};

/// Everything that a render shows, and what it left for the rest of its resolver.
inline std::string all_of(const appsync::TemplateOutcome& outcome, RenderPlace& place) {
  appsync::ValueWriter writer(place.evaluation());
  const auto json = [&](const vtl::Value& value) { return writer.write("a value", value); };
  const auto span = [](vtl::Span at) {
    return " at " + std::to_string(at.begin) + "-" + std::to_string(at.end);
  };
  std::string all = "text: " + std::string(outcome.render.text);
  if (outcome.result) all += "\nresult: " + *outcome.result;
  if (outcome.has_returned) all += "\nreturned" + span(outcome.render.return_span);
  if (outcome.error) {
    all += "\nerror: " + outcome.error->message_text() + ' ' + json(outcome.error->type) + ' ' +
           json(outcome.error->data) + ' ' + json(outcome.error->info);
  }
  if (const auto& error = outcome.render.error) {
    all += "\nfailed: " + error->code + ' ' + error->java_class + ' ' + error->message +
           span(error->span) + span(error->argument_span) + error->help;
  }
  for (const vtl::NullReferenceWarning& warning : outcome.render.warnings) {
    all += "\nwarning: " + warning.reference + ": " + warning.reason + " (" + warning.help + ") x" +
           std::to_string(warning.count) + span(warning.span) + span(warning.step);
  }
  appsync::Evaluation& evaluation = place.evaluation();
  for (const appsync::LogLine& line : evaluation.logs()) all += "\nlog: " + line.text;
  for (const appsync::EvaluationNote& note : evaluation.notes()) all += "\nnote: " + note.message;
  for (const appsync::ErrorDetails& error : evaluation.appended_errors())
    all += "\nappended: " + error.message_text() + ' ' + json(error.type) + ' ' + json(error.data);
  for (const appsync::ResponseHeader& header : evaluation.response_headers())
    all += "\nheader: " + header.name + ": " + json(header.value);
  for (const auto& one : evaluation.cache_evictions())
    all += "\neviction: " + one.type + '.' + one.field + ' ' + json(one.keys);
  for (const auto& one : evaluation.invalidations())
    all += "\ninvalidation: " + one.subscription_field + ' ' + json(one.payload);
  all += "\nfilters: " + json(evaluation.subscription_filter) + ' ' +
         json(evaluation.subscription_invalidation_filter);
  if (writer.failure()) all += "\nnot written: " + writer.failure()->message;
  return all;
}

class TemplateRun {
 public:
  explicit TemplateRun(const appsync::Compatibility& compatibility = {},
                       const vtl::Limits& limits = {})
      : special_(appsync::make_environment({limits, compatibility}), options(compatibility)),
        general_(general_environment({limits, compatibility}), options(compatibility)) {}

  /// Builds a new context, then renders.
  appsync::TemplateOutcome run(std::string_view text, std::string_view context = "{}",
                               const appsync::ContextOptions& options = {}) {
    general_.evaluation().set_options(special_.evaluation().options());
    special_.begin(context, options);
    general_.begin(context, options);
    return again(text);
  }

  /// The next template of the same resolver.
  appsync::TemplateOutcome again(std::string_view text) {
    const appsync::TemplateOutcome outcome = special_.render(text);
    const appsync::TemplateOutcome general = general_.render(text);
    CAPTURE(text);
    CHECK(all_of(outcome, special_) == all_of(general, general_));
    return outcome;
  }

  /// See appsync::Context.
  void set_previous_result(const vtl::Value& value) {
    special_.context().set_previous_result(value);
    general_.context().set_previous_result(value);
  }

  /// Options that are set here hold in the next run().
  appsync::Evaluation& evaluation() { return special_.evaluation(); }
  const appsync::Context& context() { return special_.context(); }
  vtl::Session& session() { return special_.session(); }

 private:
  static appsync::EvaluationOptions options(const appsync::Compatibility& compatibility) {
    return {.compatibility = compatibility,
            .clock = appsync::frozen_clock(kFrozenMillis),
            .seed = 1,
            .auth_type = {}};
  }
  static std::shared_ptr<const vtl::Environment> general_environment(
      const appsync::UtilOptions& options) {
    auto environment = std::make_shared<vtl::Environment>(*appsync::make_environment(options));
    environment->instructions = vtl::Instructions::general;
    return environment;
  }

  RenderPlace special_;
  RenderPlace general_;
};

/// The text of a result, or "error: " and the message.
inline std::string text_of(const appsync::TemplateOutcome& outcome) {
  if (outcome.error) return "error: " + outcome.error->message_text();
  return outcome.result ? *outcome.result : std::string();
}

/// What a template prints, or "error: " and the message.
inline std::string prints(std::string_view text, std::string_view context = "{}",
                          const appsync::ContextOptions& options = {}) {
  TemplateRun run;
  return text_of(run.run(text, context, options));
}

inline std::string prints_with(const appsync::Compatibility& compatibility, std::string_view text,
                               std::string_view context = "{}") {
  TemplateRun run(compatibility);
  return text_of(run.run(text, context));
}

}  // namespace appsync_test
