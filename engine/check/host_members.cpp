#include <algorithm>
#include <string>
#include <vector>

#include "engine/check/rules.h"
#include "vtl/method.h"
#include "vtl/text/ascii.h"
#include "vtl/text/suggest.h"

namespace vtl::check {
namespace {

using syntax::Step;
using syntax::StepKind;

bool has_function(const HostNamespace& host, std::string_view name) {
  return std::any_of(host.rows.begin(), host.rows.end(),
                     [&](const MethodRow& row) { return row.name == name; });
}

const HostNamespace* find_member(const HostNamespace& host, std::string_view name) {
  for (const HostNamespace* member : host.members) {
    if (member->member_name == name) return member;
  }
  return nullptr;
}

bool takes(const MethodRow& row, std::size_t count) {
  if (row.is_variadic) return count + 1 >= row.parameter_count;
  return count == row.parameter_count;
}

std::string quoted(std::string_view text) {
  return "`" + std::string(text) + "`";
}

/// The object that a root variable stands for.
const HostNamespace* host_of_root(const RuleRun& run, std::string_view name) {
  for (const HostObject& object : run.environment().hosts) {
    if (object.name == name) return object.host;
  }
  return nullptr;
}

/// Returns the full name (`$util.time.name`) of a function that is in another namespace than the
/// one it was looked for in, or nothing.
std::string place_elsewhere(const RuleRun& run, std::string_view name) {
  const auto search = [&](const auto& self, const HostNamespace& host) -> const HostNamespace* {
    if (has_function(host, name)) return &host;
    for (const HostNamespace* member : host.members) {
      if (const HostNamespace* found = self(self, *member)) return found;
    }
    return nullptr;
  };
  for (const HostObject& object : run.environment().hosts) {
    if (const HostNamespace* found = search(search, *object.host)) {
      return std::string(found->name) + "." + std::string(name);
    }
  }
  return "";
}

/// "1 argument", "1 or 2 arguments", "at least 1 argument".
std::string counts_taken(const HostNamespace& host, std::string_view name) {
  std::vector<std::size_t> counts;
  for (const MethodRow& row : host.rows) {
    if (row.name != name) continue;
    if (row.is_variadic) {
      const auto least = static_cast<std::size_t>(row.parameter_count) - 1;
      return "at least " + std::to_string(least) + (least == 1 ? " argument" : " arguments");
    }
    counts.push_back(row.parameter_count);
  }
  std::sort(counts.begin(), counts.end());
  counts.erase(std::unique(counts.begin(), counts.end()), counts.end());
  if (counts.size() == 1 && counts[0] == 0) return "no argument";
  std::string text;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (i != 0) text += i + 1 == counts.size() ? " or " : ", ";
    text += std::to_string(counts[i]);
  }
  return text + (counts.size() == 1 && counts[0] == 1 ? " argument" : " arguments");
}

constexpr CheckRule kRules[] = {
    {{"VTL401", "no such function",
      "An object of the host has no member of that name. Names count letter case, and "
      "a function needs its parentheses. The call is not an error for Velocity: it is "
      "null and prints its own source text."},
     "unknown-function",
     Severity::error},
    {{"VTL402", "a function was given too many or too few arguments",
      "No form of the function takes that many arguments. The call is not an error "
      "for Velocity: it is null and prints its own source text."},
     "argument-count",
     Severity::error},
};
constexpr const CheckRule& kUnknownFunction = kRules[0];
constexpr const CheckRule& kArgumentCount = kRules[1];

class HostMembers {
 public:
  HostMembers(RuleRun& run, const syntax::Reference& reference)
      : run_(run), reference_(reference) {}

  void check() {
    const std::string_view root = run_.unit().slots[reference_.slot];
    written_ = "$" + std::string(root);
    const HostNamespace* host = host_of_root(run_, root);
    if (host == nullptr) return check_root(root);
    for (const Step& step : reference_.steps) {
      if (step.kind == StepKind::index) return;
      const std::string_view name = step.name;
      if (step.kind == StepKind::method) return check_call(*host, step, name);
      const HostNamespace* member = find_member(*host, name);
      if (member == nullptr) return report_unknown_property(*host, step, name);
      host = member;
      written_ += "." + std::string(name);
    }
  }

 private:
  /// Reports `$Util.toJson(...)` and `$utl.toJson(...)`: any other variable, were it not for the
  /// function.
  void check_root(std::string_view root) {
    if (reference_.steps.empty() || reference_.steps[0].kind == StepKind::index) return;
    std::vector<std::string_view> names;
    for (const HostObject& object : run_.environment().hosts) names.push_back(object.name);
    const auto near = suggest(root, names);
    if (!near) return;
    const HostNamespace& host = *host_of_root(run_, *near);
    const Step& step = reference_.steps[0];
    const bool fits = step.kind == StepKind::method ? has_function(host, step.name)
                                                    : find_member(host, step.name) != nullptr;
    if (!fits) return;
    const std::size_t at = run_.text().find(root, reference_.span().begin);
    if (at == std::string_view::npos || at >= reference_.span().end) return;
    const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + root.size())};
    Diagnostic& found =
        run_.report(kUnknownFunction, span,
                    quoted(written_) + " is not an object of " +
                        std::string(run_.environment().profile.advice.host) + " and is never set",
                    reference_.slot);
    mend(found, span, *near);
    found.help = "did you mean `$" + std::string(*near) + "`?";
  }

  void check_call(const HostNamespace& host, const Step& step, std::string_view name) {
    if (!has_function(host, name)) return report_unknown_function(host, step, name);
    const bool is_taken =
        std::any_of(host.rows.begin(), host.rows.end(), [&](const MethodRow& row) {
          return row.name == name && takes(row, step.arguments.size());
        });
    if (is_taken) return;
    const std::string whole = written_ + "." + std::string(name);
    Diagnostic& found = run_.report(kArgumentCount, step.span(),
                                    quoted(whole) + " takes " + counts_taken(host, name) +
                                        ", not " + std::to_string(step.arguments.size()),
                                    reference_.slot);
    for (const MethodRow& row : host.rows) {
      if (row.name == name && !row.signature.empty()) {
        found.notes.push_back(whole + std::string(row.signature));
      }
    }
  }

  void report_unknown_function(const HostNamespace& host, const Step& step, std::string_view name) {
    const std::string whole = written_ + "." + std::string(name);
    const bool is_namespace = find_member(host, name) != nullptr;
    Diagnostic& found =
        run_.report(kUnknownFunction, step.span(),
                    is_namespace ? quoted(whole) + " holds functions and is not one itself"
                                 : quoted(written_) + " has no function " + quoted(name),
                    reference_.slot);
    if (is_namespace) return;
    suggest_member(found, host, step, name);
  }

  void report_unknown_property(const HostNamespace& host, const Step& step, std::string_view name) {
    const std::string whole = written_ + "." + std::string(name);
    if (has_function(host, name)) {
      Diagnostic& found =
          run_.report(kUnknownFunction, step.span(),
                      quoted(whole) + " is a function and needs its parentheses", reference_.slot);
      found.help = "write `" + whole + "(...)`";
      return;
    }
    Diagnostic& found =
        run_.report(kUnknownFunction, step.span(),
                    quoted(written_) + " has no member " + quoted(name), reference_.slot);
    suggest_member(found, host, step, name);
  }

  void suggest_member(Diagnostic& found, const HostNamespace& host, const Step& step,
                      std::string_view name) {
    std::vector<std::string_view> names;
    for (const MethodRow& row : host.rows) names.push_back(row.name);
    for (const HostNamespace* member : host.members) names.push_back(member->member_name);
    const auto near = suggest(name, names);
    if (near && equal_but_for_case(*near, name)) return mend(found, step.span(), *near);
    if (const std::string place = place_elsewhere(run_, name); !place.empty()) {
      found.help = "did you mean `" + place + "`?";
    } else if (near) {
      mend(found, step.span(), *near);
    }
  }

  void mend(Diagnostic& found, Span span, std::string_view name) const {
    found.help = "did you mean `" + std::string(name) + "`?";
    // Inside a string the span is a best effort: a fix must not hit another place.
    if (!run_.place().is_in_string) found.fix = Fix{span, std::string(name)};
  }

  RuleRun& run_;
  const syntax::Reference& reference_;
  /// The reference as far as it was understood: "$util.time".
  std::string written_;
};

/// Members of the host's objects: `$util.toJsn`.
void check_host_members(RuleRun& run, const syntax::Reference& reference) {
  const bool is_computed = reference.form == syntax::ReferenceForm::normal &&
                           reference.slot != syntax::kNoSlot && !reference.escaped;
  if (is_computed) HostMembers(run, reference).check();
}

}  // namespace

extern const Look kHostMembers;
const Look kHostMembers = {syntax::NodeKind::reference,
                           look_as<syntax::Reference, check_host_members>, kRules};

}  // namespace vtl::check
