#include <algorithm>
#include <string>
#include <string_view>

#include "engine/check/rules.h"
#include "vtl/text/ascii.h"

namespace vtl::check {
namespace {

constexpr CheckRule kRules[] = {
    {{"VTL404", "#return is used wrongly",
      "`#return` alone returns null, `#return(value)` returns one value. A value "
      "without parentheses is not returned, a second value is ignored, and inside a "
      "string in double quotes #return still ends the whole template."},
     "misused-return",
     Severity::error},
};

constexpr std::string_view kName = "#return";

/// What stands behind a bare #return on its line looks like the value that was to be returned.
bool begins_value(std::string_view rest) {
  if (rest.empty()) return false;
  constexpr std::string_view kFirst = "${[\"'(0123456789";
  if (kFirst.find(rest[0]) != std::string_view::npos) return true;
  for (std::string_view word : {"null", "true", "false"}) {
    const bool is_whole = rest.size() == word.size() ||
                          (rest.size() > word.size() && !is_lower_letter(rest[word.size()]));
    if (rest.starts_with(word) && is_whole) return true;
  }
  return false;
}

/// `#return($a, $b)`, `#return $a`, and a #return inside a string.
void check_return(RuleRun& run, const syntax::DirectiveCall& call) {
  const std::string_view text = run.text();
  Span span{call.span().begin, call.span().begin + static_cast<std::uint32_t>(kName.size())};
  if (run.place().is_in_string) {
    Diagnostic& found =
        run.report(kRules[0], span, "`#return` inside a string ends the whole template");
    found.severity = Severity::warning;
    found.help = "use single quotes where it is meant as text";
    return;
  }
  if (call.arguments.size() > 1) {
    Diagnostic& found =
        run.report(kRules[0], call.arguments[1]->span(),
                   "`#return` takes one value, not " + std::to_string(call.arguments.size()));
    found.help = "return a list or a map: `#return([...])`";
    return;
  }
  if (!call.arguments.empty() || call.span().end > text.size()) return;
  std::string_view rest = text.substr(call.span().end);
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
  if (!begins_value(rest)) return;
  Diagnostic& found =
      run.report(kRules[0], span, "this `#return` returns null: its value needs parentheses");
  found.help = "write `#return(...)`";
}

}  // namespace

extern const Look kMisusedReturn;
const Look kMisusedReturn = {syntax::NodeKind::return_value,
                             look_as<syntax::DirectiveCall, check_return>, kRules};

}  // namespace vtl::check
