// The matchers: one row each, function included. The comparison, the check of suite files, the JSON
// Schema and docs/suites.md come from them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "testkit/matchers/matcher_run.h"
#include "vtlsim/json.h"

namespace vtlsim {

/// What a key of a matcher takes; `literal` is JSON in which nothing is a matcher.
enum class MatcherOperand : std::uint8_t {
  none,
  json,
  literal,
  text,
  number,
  count,
  array,
  pattern,
};

struct MatcherKey {
  std::string_view name = {};
  MatcherOperand operand = MatcherOperand::none;
};

struct MatcherRow {
  std::string_view name;
  /// Keys beside `$match`, all required; unused ones have an empty name.
  MatcherKey keys[2];
  /// One sentence: what it holds for.
  std::string_view doc;
  /// Why it does not hold: "is not a uuid".
  std::optional<std::string> (*match)(const Json& matcher, const Json& actual, MatcherHost& host);
};

/// In the order of the documentation.
std::span<const MatcherRow> matchers();
/// nullptr when there is none of that name.
const MatcherRow* find_matcher(std::string_view name);

}  // namespace vtlsim
