// Renders templates of AppSync for tests, with a context from JSON: the clock stands at
// 2026-01-02T03:04:05.678Z, the seed is 1. Results are texts, or live until the next run.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include <doctest/doctest.h>

#include "appsync/context.h"
#include "appsync/evaluation.h"
#include "appsync/outcome.h"
#include "appsync/util.h"
#include "vtl/json.h"
#include "vtl/session.h"
#include "vtl/template.h"

namespace appsync_test {

inline constexpr std::int64_t kFrozenMillis = 1767323045678;

class TemplateRun {
 public:
  explicit TemplateRun(const appsync::Compatibility& compatibility = {},
                       const vtl::Limits& limits = {})
      : environment_(appsync::make_environment({limits, compatibility})),
        session_(limits),
        evaluation_(session_, {.compatibility = compatibility,
                               .clock = appsync::frozen_clock(kFrozenMillis),
                               .seed = 1,
                               .auth_type = {}}) {}

  /// Builds a new context, then renders.
  appsync::TemplateOutcome run(std::string_view text, std::string_view context = "{}",
                               const appsync::ContextOptions& options = {}) {
    evaluation_.begin_resolver();
    set_context(context, options);
    return again(text);
  }

  /// The next template of the same resolver.
  appsync::TemplateOutcome again(std::string_view text) {
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
  void set_context(std::string_view json, const appsync::ContextOptions& options) {
    const auto document =
        vtl::read_json(session_.heap().copy(json), session_.heap(), {.borrow_text = true});
    REQUIRE(std::holds_alternative<vtl::Value>(document));
    auto built = appsync::build_context(evaluation_, std::get<vtl::Value>(document), options);
    if (const auto* error = std::get_if<appsync::ContextError>(&built)) {
      FAIL("context: " << error->path << " " << error->message);
    }
    context_ = std::get<appsync::Context>(built);
  }

  std::shared_ptr<const vtl::Environment> environment_;
  vtl::Session session_;
  appsync::Evaluation evaluation_;
  appsync::Context context_;
  std::unique_ptr<vtl::Template> template_;
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
