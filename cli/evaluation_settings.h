// How templates are evaluated: what every command that does so takes alike. cli/commands/
// shared_options.h declares the options that fill it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "appsync/compatibility.h"
#include "appsync/evaluation.h"
#include "vtl/limits.h"

namespace vtlsim {

enum class Profile : std::uint8_t { velocity, appsync };

struct EvaluationSettings {
  Profile profile = Profile::appsync;
  /// CPU time included.
  vtl::Limits limits;
  /// Empty: the machine's clock.
  appsync::Clock clock;
  std::optional<std::uint64_t> seed;
  /// What $util.authType() answers; empty: it follows from $ctx.identity.
  std::string auth_type;
  /// Who calls, as parse_identity reads it; empty: what the context says.
  std::string identity;
  bool has_big_decimals = false;
  /// On top of what files choose.
  std::vector<appsync::CompatibilityChoice> choices;

  appsync::Compatibility compatibility() const {
    appsync::Compatibility base;
    base.decimals_are_big = has_big_decimals;
    return appsync::with_choices(base, choices);
  }
  appsync::EvaluationOptions options() const { return {compatibility(), clock, seed, auth_type}; }
};

/// The context of one evaluation.
struct ContextSettings {
  std::optional<std::string> path;
  /// PATH=VALUE of --set, in order.
  std::vector<std::string> assignments;
};

}  // namespace vtlsim
