#include "cli/check/finding_rules.h"

#include "cli/diagnostics/code_tables.h"
#include "vtl/check.h"
#include "vtl/text/ascii.h"

namespace vtlsim {

const vtl::DiagnosticCode* find_finding_code(std::string_view code) {
  for (const auto table : code_tables()) {
    if (const vtl::DiagnosticCode* row = vtl::find_code(table, code)) return row;
  }
  return nullptr;
}

std::string finding_title(std::string_view code) {
  const vtl::DiagnosticCode* row = find_finding_code(code);
  return row == nullptr ? std::string() : std::string(row->title);
}

std::string finding_rule_name(std::string_view code) {
  for (const vtl::CheckRule& rule : vtl::check_rules()) {
    if (rule.code == code) return std::string(rule.name);
  }
  std::string name;
  for (char c : finding_title(code)) {
    if (vtl::is_letter_or_digit(c)) {
      name += vtl::ascii_lower(c);
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  return name;
}

std::string finding_message(const vtl::Diagnostic& diagnostic) {
  std::string text = diagnostic.message;
  if (diagnostic.primary && !diagnostic.primary->text.empty()) {
    text += ": " + diagnostic.primary->text;
  }
  for (const std::string& note : diagnostic.notes) text += "\n" + note;
  if (!diagnostic.help.empty()) text += "\n" + diagnostic.help;
  return text;
}

}  // namespace vtlsim
