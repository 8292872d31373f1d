// Matchers: what may stand in expected JSON in place of a value, {"$match": "uuid"}.
//
// Why: ids, times and orders are not worth a fixed value, yet they have a form that a test can hold
// them to. The table is read by the comparison, by the check of suite files, by the JSON Schema's
// test and by the documentation. Invariants: an object is a matcher when its first key is `$match`;
// a matcher has exactly the keys of its row. Threads: constant data and pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vtlsim/json.h"

namespace vtlsim {

/// What a key of a matcher takes.
enum class MatcherOperand : std::uint8_t { none, json, text, number, count, array, pattern };

struct MatcherKey {
  std::string_view name;
  MatcherOperand operand = MatcherOperand::none;
};

struct MatcherRow {
  std::string_view name;
  /// Keys beside `$match`, all required; unused ones have an empty name.
  MatcherKey keys[2];
  /// One sentence: what it holds for.
  std::string_view doc;
};

/// In the order of the documentation.
std::span<const MatcherRow> matchers();

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
