// Runs a resolver without the service: templates, request contracts, answers of data sources from a
// fixture. Nothing throws across this header; a template that does not parse is an error of the
// field, met when its step is reached, as on the service, so compiling a resolver cannot fail.
//
// TemplateCache and CompiledResolver (a cheap copy) may be shared by any number of threads; each
// run needs a session of its own. `$ctx.stash` and `$ctx.args` are one object from the first
// template to the last; in a function the rules of template version 2018-05-29 always hold,
// whatever its document says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "appsync/evaluation.h"
#include "appsync/resolver.h"
#include "appsync/resolver_outcome.h"
#include "vtl/diagnostic_codes.h"
#include "vtl/environment.h"
#include "vtl/session.h"
#include "vtl/syntax_error.h"
#include "vtl/template_cache.h"
#include "vtl/value.h"

namespace appsync {

/// Returns the codes APS1xx: what is wrong with what a template of a resolver printed.
std::span<const vtl::DiagnosticCode> simulator_codes();

/// A resolver with all its templates compiled.
class CompiledResolver {
 public:
  CompiledResolver(ResolverSpec spec, vtl::TemplateCache& cache);
  const ResolverSpec& spec() const;

  struct Program;
  const Program& program() const { return *program_; }

 private:
  std::shared_ptr<const Program> program_;
};

struct SimulationOptions {
  /// Whether warnings (unused and undefined placeholders) fail the field.
  bool is_strict = false;
  /// Fills Outcome::warnings and FieldError::diagnostic.
  bool has_diagnostics = false;
  /// Fills Step::stash_json and Step::answer_json.
  bool keep_stashes = false;
  /// A preset as of parse_identity; replaces the identity of the context. Empty: none.
  std::string identity = {};
  /// Bytes that one template may print; more is `Transformation too large`.
  std::size_t transformation_bytes = std::size_t{5} << 20;
  /// Characters (UTF-16 units) of one template; more cannot be deployed.
  std::size_t template_units = std::size_t{64} << 10;
};

/// Runs `resolver`. Call Evaluation::begin_resolver() first, then read both values into the heap of
/// its session: `context` is the Map that $ctx is made of (null: an empty one; it is used, not
/// copied), `answers` holds those of the data sources, as in the interchange format (null: none).
Outcome simulate(const CompiledResolver& resolver, Evaluation& evaluation,
                 const vtl::Value& context, const vtl::Value& answers,
                 const SimulationOptions& options = {});

/// The same from JSON texts, begin_resolver() included; an empty text is an empty object. A text
/// that is not JSON is a Failure.
Outcome simulate_json(const CompiledResolver& resolver, Evaluation& evaluation,
                      std::string_view context_json, std::string_view answers_json,
                      const SimulationOptions& options = {});

}  // namespace appsync
