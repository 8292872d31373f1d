// Findings as people, editors, GitHub and code scanners want them.
//
// Why: one list, five layouts.
// Invariants: nothing from a template reaches a terminal as a control character, and nothing from
// one reaches GitHub as a command. SARIF counts columns in UTF-16 code units and says so; the
// others count characters.
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "cli/check/finding_list.h"

namespace vtlsim {

/// One document, several lines: {"version", "checked", "errors", "warnings", "findings": [..]}.
std::string findings_as_json(const FindingList& list);
/// Workflow commands of GitHub Actions, one line each.
std::string findings_as_github(const FindingList& list);
/// A SARIF 2.1.0 log. `folder`: absolute path that URIs are relative to, where they can be.
std::string findings_as_sarif(const FindingList& list, std::string_view folder);
/// `file:line:column: severity: message [code]`, one line each.
std::string findings_as_unix(const FindingList& list);

}  // namespace vtlsim
