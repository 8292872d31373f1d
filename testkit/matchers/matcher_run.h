// One matcher at work: what it may look at, and how it asks for comparisons of its own.
//
// Why: `contains`, `unordered` or `json` compare parts with parts; they do so through the
// comparison that met them, so that paths and limits stay right. Invariants: a matcher either
// returns why it does not hold, or has reported differences itself and returns nullopt. Threads:
// one comparison, one thread.
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
  /// Whether `actual` agrees, nothing reported.
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

/// `matcher` is checked (check_matchers). Why it does not hold: "is no uuid".
std::optional<std::string> run_matcher(const Json& matcher, const Json& actual, MatcherHost& host);

/// Forms of strings, pure ASCII.
bool is_uuid(std::string_view text);
bool is_ulid(std::string_view text);
bool is_ksuid(std::string_view text);
/// A date and time with an offset or Z (what AWSDateTime takes), days of months checked.
bool is_iso8601(std::string_view text);

}  // namespace vtlsim
