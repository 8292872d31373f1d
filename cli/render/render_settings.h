// What `vtlsim render` was asked to do.
//
// Why: the command turns its options into this once; everything behind it needs neither arguments
// nor defaults.
// Invariants: exactly one of template_path and batch_path is set.
// Threads: a plain value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "appsync/compatibility.h"
#include "cli/terminal/console.h"
#include "vtl/limits.h"

namespace vtlsim {

enum class RenderProfile : std::uint8_t { velocity, appsync };
enum class OutputFormat : std::uint8_t {
  text,  // what the template printed
  json,  // everything that is known, as one object
  aws,   // the answer of EvaluateMappingTemplate
};

struct RenderSettings {
  std::optional<std::string> template_path;
  std::optional<std::string> context_path;
  std::optional<std::string> batch_path;
  /// PATH=VALUE of --set, in order.
  std::vector<std::string> assignments;
  RenderProfile profile = RenderProfile::appsync;
  OutputFormat format = OutputFormat::text;
  bool has_warnings = true;
  /// A warning is a failure.
  bool is_strict = false;
  appsync::Compatibility compatibility;
  vtl::Limits limits;
  /// As given; read by the host of profile appsync.
  std::optional<std::string> now;
  std::optional<std::string> seed;
  std::optional<std::string> identity;
  std::optional<std::string> authorization_type;
};

}  // namespace vtlsim
