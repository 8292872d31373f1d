#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "engine/check/rules.h"
#include "engine/syntax/directives.h"
#include "vtl/text/ascii.h"
#include "vtl/text/suggest.h"

namespace vtl::check {
namespace {

constexpr CheckRule kRules[] = {
    {{"VTL403", "no such directive",
      "Velocity prints a directive that it does not know as it is written, so that a "
      "misspelt `#foreach` or `#return` ends up in the output."},
     "unknown-directive",
     Severity::error},
};

std::vector<std::string_view> directives_of(const Profile& profile) {
  std::vector<std::string_view> names;
  for (const DirectiveRow& row : directives()) {
    if (profile.use_of(row.directive) == DirectiveUse::available) names.push_back(row.name);
  }
  return names;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

// The problem: `#foreahc(...)` prints its own source, and that is legal; but a word behind a `#` is
// data more often than a typo (`"USER#admin"`, `#fff`). The more the surroundings look
// like a directive, the weaker a likeness suffices: with parentheses any near name, or any name at
// all where the profile has no macros; without them, outside of strings and behind a blank, a name
// that differs in letter case only; at the begin of a line a near name of four letters or more.

/// Where the `#` stands.
struct Surroundings {
  bool begins_line = false;
  bool has_blank_before = false;
};

Surroundings surroundings_of(std::string_view text, std::size_t at) {
  Surroundings result;
  std::size_t begin = std::min(at, text.size());
  result.has_blank_before =
      begin == 0 || is_blank(text[begin - 1]) || text[begin - 1] == '\n' || text[begin - 1] == '\r';
  while (begin > 0 && is_blank(text[begin - 1])) --begin;
  result.begins_line = begin == 0 || text[begin - 1] == '\n' || text[begin - 1] == '\r';
  return result;
}

std::optional<std::string_view> meant(const RuleRun& run, const syntax::MacroCall& call,
                                      bool has_parentheses) {
  const auto names = directives_of(run.environment().profile);
  const auto near = suggest(call.name, names);
  const DirectiveRow* const foreign = syntax::find_foreign_directive(call.name);
  if (has_parentheses) return foreign != nullptr ? foreign->name : near;
  if (run.place().is_in_string) return std::nullopt;
  const Surroundings around = surroundings_of(run.text(), call.span().begin);
  if (!around.has_blank_before) return std::nullopt;
  if (foreign != nullptr && around.begins_line) return foreign->name;
  if (!near) return std::nullopt;
  if (equal_but_for_case(*near, call.name)) return near;
  constexpr std::size_t kTooShortToTell = 3;
  if (around.begins_line && call.name.size() > kTooShortToTell) return near;
  return std::nullopt;
}

/// Returns whether a person would call this a directive's name; Velocity's lexer goes further and
/// makes `$#foo` a directive named `#foo`.
bool is_name_of_people(const Profile& profile, std::string_view name) {
  if (name.empty() || !(is_letter(name.front()) || name.front() == '_')) return false;
  const auto known = directives_of(profile);
  return std::find(known.begin(), known.end(), name) == known.end();
}

bool is_macro_of(const syntax::Unit& unit, std::string_view name) {
  return std::any_of(unit.macros.begin(), unit.macros.end(),
                     [&](const syntax::MacroDefinition* macro) { return macro->name == name; });
}

/// `#foreahc(..)`, which prints its own source text.
void check_unknown_directive(RuleRun& run, const syntax::MacroCall& call) {
  if (is_macro_of(run.unit(), call.name)) return;
  if (!is_name_of_people(run.environment().profile, call.name)) return;
  const std::string_view text = run.text();
  const std::size_t at = text.find(call.name, call.span().begin);
  // `#`, `{` and `@` at most are in front of the name.
  constexpr std::size_t kLongestPrefix = 3;
  if (at == std::string_view::npos || at > call.span().begin + kLongestPrefix) return;
  const std::size_t end = at + call.name.size();
  std::size_t next = end;
  if (next < text.size() && text[next] == '}') ++next;
  const bool has_parentheses = next < text.size() && text[next] == '(';

  const auto directive = meant(run, call, has_parentheses);
  const bool has_macros =
      run.environment().profile.use_of(Directive::macro) == DirectiveUse::available;
  // The macro may be defined in another file.
  if (!directive && (has_macros || !has_parentheses || run.place().is_in_string)) return;
  const std::string written = "`#" + std::string(call.name) + "`";
  const Span span{static_cast<std::uint32_t>(call.span().begin), static_cast<std::uint32_t>(end)};
  Diagnostic& found =
      run.report(kRules[0], span, "there is no directive " + written + ": it is printed as text");
  if (!directive) {
    found.severity = Severity::warning;
    return;
  }
  found.help = "did you mean `#" + std::string(*directive) + "`?";
  if (!run.place().is_in_string) {
    found.fix = Fix{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
                    std::string(*directive)};
  }
}

}  // namespace

extern const Look kUnknownDirective;
const Look kUnknownDirective = {syntax::NodeKind::macro_call,
                                look_as<syntax::MacroCall, check_unknown_directive>, kRules};

}  // namespace vtl::check
