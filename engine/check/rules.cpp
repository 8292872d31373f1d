#include "engine/check/rules.h"

#include <utility>
#include <variant>

#include "engine/check/tree_walk.h"
#include "engine/syntax/parser.h"
#include "vtl/diagnose.h"

namespace vtl {
namespace check {

// Each stands in the source of its name.
extern const Look kHostMembers;
extern const Look kUnknownDirective;
extern const Look kMisusedReturn;

}  // namespace check

namespace {

constexpr const check::Look* kLooks[] = {&check::kHostMembers, &check::kUnknownDirective,
                                         &check::kMisusedReturn};

void visit(check::RuleRun& run, const syntax::Node& node) {
  for (const check::Look* look : kLooks) {
    if (look->kind == node.kind) look->look(run, node);
  }
}

template <class Row>
std::vector<Row> rows_of_all() {
  std::vector<Row> rows;
  for (const check::Look* look : kLooks)
    rows.insert(rows.end(), look->rules.begin(), look->rules.end());
  return rows;
}

}  // namespace

std::span<const CheckRule> check_rules() {
  static const std::vector<CheckRule> rules = rows_of_all<CheckRule>();
  return rules;
}

std::span<const DiagnosticCode> check_codes() {
  static const std::vector<DiagnosticCode> codes = rows_of_all<DiagnosticCode>();
  return codes;
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
