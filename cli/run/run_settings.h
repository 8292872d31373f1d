// What `vtlsim run` was asked to do; the command turns its options into this once. Exactly one of
// resolver_path and batch_path is set.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/evaluation_settings.h"
#include "cli/run/operation_input.h"

namespace vtlsim {

enum class RunFormat : std::uint8_t {
  text,  // the steps, for people
  json,  // the outcome as one object
};

struct RunSettings {
  std::optional<std::string> resolver_path;
  std::optional<std::string> answers_path;
  std::optional<std::string> batch_path;
  /// Files outside of it are not read.
  std::optional<std::string> root;
  /// NAME or NAME=TYPE, for a resolver that was found by the names of its templates.
  std::optional<std::string> data_source;
  /// Where $ctx.info comes from, if an operation is given.
  OperationSettings operation;
  RunFormat format = RunFormat::text;
  ContextSettings context;
  EvaluationSettings evaluation;
  bool has_warnings = true;
  bool is_strict = false;
};

}  // namespace vtlsim
