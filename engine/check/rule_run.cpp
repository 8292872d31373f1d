#include "engine/check/rule_run.h"

#include <algorithm>

namespace vtl::check {

Diagnostic& RuleRun::report(const CheckRule& rule, Span span, std::string message,
                            std::uint32_t about) {
  Finding& finding = findings_.emplace_back();
  finding.about = about;
  finding.diagnostic.severity = rule.severity;
  finding.diagnostic.code = rule.code;
  finding.diagnostic.message = std::move(message);
  finding.diagnostic.source = source_;
  finding.diagnostic.primary = Label{span, ""};
  return finding.diagnostic;
}

void RuleRun::note_assignment(std::uint32_t slot) {
  if (slot < is_assigned_.size()) is_assigned_[slot] = true;
}

std::vector<Diagnostic> RuleRun::take() {
  std::vector<Diagnostic> diagnostics;
  for (Finding& finding : findings_) {
    const bool is_in_doubt = finding.about < is_assigned_.size() && is_assigned_[finding.about];
    if (!is_in_doubt) diagnostics.push_back(std::move(finding.diagnostic));
  }
  findings_.clear();
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& left, const Diagnostic& right) {
                     return left.primary->span.begin < right.primary->span.begin;
                   });
  return diagnostics;
}

}  // namespace vtl::check
