#include "engine/check/rules.h"

#include <array>
#include <utility>
#include <variant>

#include "engine/check/tree_walk.h"
#include "engine/syntax/parser.h"
#include "vtl/diagnose.h"

namespace vtl {
namespace {

constexpr std::array kRules = {check::rule::kUnknownFunction, check::rule::kArgumentCount,
                               check::rule::kUnknownDirective, check::rule::kMisusedReturn};

void visit(check::RuleRun& run, const syntax::Node& node) {
  switch (node.kind) {
    case syntax::NodeKind::reference:
      return check::check_host_members(run, static_cast<const syntax::Reference&>(node));
    case syntax::NodeKind::macro_call:
      return check::check_unknown_directive(run, static_cast<const syntax::MacroCall&>(node));
    case syntax::NodeKind::return_value:
      return check::check_return(run, static_cast<const syntax::DirectiveCall&>(node));
    default:
      return;
  }
}

}  // namespace

std::span<const CheckRule> check_rules() {
  return kRules;
}

std::vector<Diagnostic> check_template(const std::shared_ptr<const Source>& source,
                                       const Environment& environment) {
  syntax::ParseOptions options;
  options.profile = &environment.profile;
  options.limits = environment.limits;
  auto parsed = syntax::parse(*source, options);
  if (const auto* error = std::get_if<SyntaxError>(&parsed)) return {diagnose(*error, source)};
  const syntax::Unit& unit = *std::get<std::unique_ptr<const syntax::Unit>>(parsed);
  check::RuleRun run(unit, environment, source);
  check::walk_tree(run, visit);
  return run.take();
}

}  // namespace vtl
