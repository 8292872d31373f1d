// Matchers: what may stand in expected JSON in place of a value, {"$match": "uuid"}: ids, times and
// orders are not worth a fixed value, yet they have a form that a test can hold them to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vtlsim/json.h"

namespace vtlsim {

/// Whether its first key is `$match`.
bool is_matcher(const Json& value);

/// Why expected JSON cannot be compared with anything.
struct MatcherProblem {
  std::string message;
  std::string help;
  /// Keys and decimal indexes from the root of the JSON that was checked.
  std::vector<std::string> path;
  bool is_about_key = false;
};
/// The first bad matcher anywhere in `expected`.
std::optional<MatcherProblem> check_matchers(const Json& expected);

/// Whether a Java regular expression is found in `text` (as $util.matches searches); nullopt when
/// the pattern is none, or takes too long on this text.
std::optional<bool> pattern_is_found(std::string_view pattern, std::string_view text);

}  // namespace vtlsim
