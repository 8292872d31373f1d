// What the code of a finding stands for, in the words of formats that know rules: SARIF and GitHub
// show a name and an explanation beside each finding.
#pragma once

#include <string>
#include <string_view>

#include "vtl/diagnostic.h"
#include "vtl/diagnostic_codes.h"

namespace vtlsim {

/// Returns the row of a code in any of the tables, or nullptr.
const vtl::DiagnosticCode* find_finding_code(std::string_view code);
/// Returns the title of a code, or an empty text.
std::string finding_title(std::string_view code);
/// Returns the name of a rule of the check ("unknown-function"), or one made of the title
/// ("not-valid-json").
std::string finding_rule_name(std::string_view code);
/// Returns message, label, notes and help as lines.
std::string finding_message(const vtl::Diagnostic& diagnostic);

}  // namespace vtlsim
