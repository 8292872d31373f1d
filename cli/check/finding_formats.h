// Findings as people, editors, GitHub and code scanners want them. Nothing from a template reaches
// a terminal as a control character or GitHub as a command. SARIF counts columns in UTF-16 code
// units and says so; the others count characters.
#pragma once

#include <string>
#include <string_view>

#include "cli/check/finding_list.h"

namespace vtlsim {

/// Returns one document of several lines: {"version", "checked", "errors", "warnings", "findings":
/// [...]}.
std::string findings_as_json(const FindingList& list);
/// Returns workflow commands of GitHub Actions, one line each.
std::string findings_as_github(const FindingList& list);
/// Returns a SARIF 2.1.0 log. `folder`: absolute path that URIs are relative to, where they can be.
std::string findings_as_sarif(const FindingList& list, std::string_view folder);
/// Returns `file:line:column: severity: message [code]`, one line each.
std::string findings_as_unix(const FindingList& list);

}  // namespace vtlsim
