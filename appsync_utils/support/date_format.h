// Java 17's DateTimeFormatter.ofPattern(pattern, Locale.US) over epoch milliseconds, and the ISO
// 8601 forms, for every function of $util.time that takes or gives a text. Every failure carries
// Java's class and message.
//
// Facts: "yyyy-MM-dd[XXX]" at -07:00:30 prints "...-07:00", "[XXXXX]" prints the seconds of the
// offset; nowISO8601 always has three digits of fraction. Everything optional in a pattern is
// printed, because a moment in a zone has every field.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "appsync_utils/support/java_result.h"

namespace appsync {

/// Prints `epoch_millis` in a zone ("UTC", "+08:00", "Australia/Perth").
/// Errors: IllegalArgumentException for the pattern; DateTimeException, ZoneRulesException for the
/// zone.
JavaResult<std::string> format_date(std::int64_t epoch_millis, std::string_view pattern,
                                    std::string_view zone_id);

/// Reads a text into milliseconds since 1970. The text must carry its zone or offset unless
/// `zone_id` gives one. Errors: as above, DateTimeParseException for the text, ArithmeticException
/// beyond 64 bits.
JavaResult<std::int64_t> parse_date(std::string_view text, std::string_view pattern,
                                    std::optional<std::string_view> zone_id);

/// DateTimeFormatter.ISO_ZONED_DATE_TIME: "2018-02-01T17:21:05.180+08:00", with Z, without seconds
/// or fraction, or with
/// "[Region/City]" behind. Errors: DateTimeParseException, ArithmeticException.
JavaResult<std::int64_t> parse_iso8601_to_millis(std::string_view text);

/// Returns "2018-02-06T19:01:35.758Z"; years beyond 9999 have a sign.
std::string format_iso8601_millis(std::int64_t epoch_millis);

}  // namespace appsync
