// Reads a text through a compiled pattern into fields, as DateTimeFormatter.parseUnresolved does:
// the first half of $util.time.parseFormattedToEpochMilliSeconds. date_resolver.h knows what the
// fields mean.
//
// Positions are UTF-16 units, as in Java's messages. Time is linear in the text for every pattern:
// a section that does not match is skipped, never tried in another way. Names must have the case
// they are printed in; adjacent numbers are cut by the pattern's widths; a field that appears twice
// with two values is a mismatch at the second place.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appsync_utils/support/date/date_pattern.h"
#include "appsync_utils/support/date/time_zone.h"

namespace appsync {

struct ParsedFields {
  std::array<std::optional<std::int64_t>, kDateFieldCount> values;
  std::optional<TimeZone> zone;
  /// Points into a constant table.
  const DayPeriod* day_period = nullptr;

  std::optional<std::int64_t>& operator[](DateField field) {
    return values[static_cast<std::size_t>(field)];
  }
  const std::optional<std::int64_t>& operator[](DateField field) const {
    return values[static_cast<std::size_t>(field)];
  }
};

/// Throws DateTimeParseException, such as "Text '...' could not be parsed at index 3".
ParsedFields parse_date_fields(const std::vector<PatternElement>& pattern,
                               const std::u16string& text);

/// Makes a DateTimeParseException "Text '...' could not be parsed" + `reason`; long texts are cut
/// at 64 units.
vtl::JavaException date_parse_exception(std::u16string_view text, const std::string& reason);

}  // namespace appsync
