// The English words of dates (months, days, eras, quarters, halves and parts of the day), as
// java.time prints CLDR's words for Locale.US. Texts are ASCII. Narrow words are ambiguous ("J" is
// January, June and July); parsing one answers the last of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "appsync_utils/support/date/date_field.h"

namespace appsync {

enum class TextWidth : std::uint8_t { short_form, full, narrow };

/// Returns the word of a value; empty where there is none (Java then prints the number).
std::string_view field_text(DateField field, std::int64_t value, TextWidth width);

struct TextMatch {
  std::int64_t value;
  std::size_t length;
};

/// Returns the longest word of `field` that `text` starts with.
std::optional<TextMatch> match_field_text(DateField field, TextWidth width,
                                          std::u16string_view text);

/// A part of the day in CLDR's English rules, in minutes from midnight: a span [from, to), or the
/// moment from == to.
struct DayPeriod {
  std::string_view name;
  std::int32_t from;
  std::int32_t to;

  /// Java's test: the moments "midnight" and "noon" include just themselves; spans may pass
  /// midnight.
  bool includes(std::int64_t minute_of_day) const;
  /// The minute that stands for the whole period where nothing else says the time.
  std::int32_t middle() const;
};

const DayPeriod& day_period_at(std::int64_t minute_of_day);
std::string_view day_period_text(const DayPeriod& period, TextWidth width);

struct DayPeriodMatch {
  const DayPeriod* period;
  std::size_t length;
};
std::optional<DayPeriodMatch> match_day_period(TextWidth width, std::u16string_view text);

/// Returns whether `text` starts with the ASCII `word`.
bool starts_with_ascii(std::u16string_view text, std::string_view word);

}  // namespace appsync
