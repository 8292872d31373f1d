// What the code of a finding stands for, in the words of formats that know rules.
//
// Why: SARIF and GitHub show a name and an explanation beside each finding.
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "vtl/diagnostic.h"
#include "vtl/diagnostic_codes.h"

namespace vtlsim {

/// The row of a code in any of the tables; nullptr for none.
const vtl::DiagnosticCode* find_finding_code(std::string_view code);
/// Its title, or an empty text.
std::string finding_title(std::string_view code);
/// "unknown-function" of a rule of the check; else made of the title: "not-valid-json".
std::string finding_rule_name(std::string_view code);
/// Message, label, notes and help as lines.
std::string finding_message(const vtl::Diagnostic& diagnostic);

}  // namespace vtlsim
