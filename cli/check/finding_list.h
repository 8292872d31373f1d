// All findings of a run, and how many of what; formats that are one document (SARIF, JSON) need
// them all. Every diagnostic has a source, which may be an empty text when the file could not be
// read; findings of one file are together, in the order of its text.
#pragma once

#include <cstddef>
#include <vector>

#include "vtl/diagnostic.h"

namespace vtlsim {

struct FindingList {
  std::vector<vtl::Diagnostic> findings;
  /// Templates that were read.
  std::size_t checked = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  /// Files with findings.
  std::size_t files_with_findings = 0;
  /// Whether a file or folder did not exist or could not be read.
  bool has_unreadable = false;
};

}  // namespace vtlsim
