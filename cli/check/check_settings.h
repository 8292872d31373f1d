// What `vtlsim check` was asked to do.
//
// Why: the command turns arguments into this once; everything behind it reads none.
// Threads: a plain value.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/evaluation_settings.h"

namespace vtlsim {

enum class FindingFormat : std::uint8_t { text, json, github, sarif, unix_lines };

struct CheckSettings {
  /// Files, folders, or `-` for standard input.
  std::vector<std::string> paths;
  /// Name of what comes from standard input.
  std::string standard_input_name = "<stdin>";
  FindingFormat format = FindingFormat::text;
  /// Warnings fail, too.
  bool is_strict = false;
  /// Render with the contexts of suites beside the templates.
  bool has_suites = true;
  /// Its profile, and for evaluations with such a context compatibility and CPU time.
  EvaluationSettings evaluation;
};

}  // namespace vtlsim
