// What `vtlsim render` was asked to do; the command turns its options into this once. Exactly one
// of template_path and batch_path is set.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/evaluation_settings.h"

namespace vtlsim {

enum class OutputFormat : std::uint8_t {
  text,  // what the template printed
  json,  // everything that is known, as one object
  aws,   // the answer of EvaluateMappingTemplate
};

struct RenderSettings {
  std::optional<std::string> template_path;
  std::optional<std::string> batch_path;
  ContextSettings context;
  EvaluationSettings evaluation;
  OutputFormat format = OutputFormat::text;
  bool has_warnings = true;
  /// Whether a warning is a failure.
  bool is_strict = false;
};

}  // namespace vtlsim
