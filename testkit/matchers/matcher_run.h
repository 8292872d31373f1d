// One matcher at work. `contains`, `unordered` and `json` compare parts with parts through the
// comparison that met them (MatcherHost), so that paths and limits stay right. A matcher either
// returns why it does not hold, or has reported differences itself and returns nullopt.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "vtlsim/json.h"
#include "vtlsim/matcher.h"

namespace vtlsim {

class PatternSearch;

class MatcherHost {
 public:
  virtual ~MatcherHost() = default;
  virtual bool is_subset() const = 0;
  /// Returns whether `actual` agrees; reports nothing.
  virtual bool agrees(const Json& expected, const Json& actual, bool is_subset) = 0;
  /// Compares and reports differences at the present path with `suffix` behind it (not a step of
  /// the document).
  virtual void compare(const Json& expected, const Json& actual, bool is_subset, bool is_literal,
                       std::string_view suffix) = 0;
  /// Reports an element of an expected or actual array that has no counterpart.
  virtual void report_unpaired(const Json& value, bool is_expected) = 0;
  /// Serves all regular expressions of the comparison.
  virtual PatternSearch& patterns() = 0;
};

/// Returns why a matcher does not hold: "is not a valid uuid". Precondition: `matcher` is checked
/// (check_matchers).
std::optional<std::string> run_matcher(const Json& matcher, const Json& actual, MatcherHost& host);

/// Return whether a string has a form, which is pure ASCII.
bool is_uuid(std::string_view text);
bool is_ulid(std::string_view text);
bool is_ksuid(std::string_view text);
/// A date and time with an offset or Z (what AWSDateTime takes), days of months checked.
bool is_iso8601(std::string_view text);

}  // namespace vtlsim
