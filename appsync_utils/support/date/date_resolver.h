// Makes a moment of parsed fields, as java.time.format.Parsed resolves them and Instant.from reads
// the result: the second half of parsing. java.time accepts many combinations of fields and checks
// them against each other; whatever was parsed is used or checked, never dropped.
//
// SMART (patterns) clamps 31 April to the 30th and reads 24:00 as the end of the day, STRICT (ISO
// forms) rejects both; a parsed offset beats the zone; "AM" alone means 6 o'clock; messages list
// leftover fields in a fixed order here, in hash order there.
#pragma once

#include <cstdint>

#include "appsync_utils/support/date/date_parser.h"

namespace appsync {

enum class ResolverStyle : std::uint8_t { smart, strict };

struct ResolvedMoment {
  std::int64_t epoch_second;
  std::int32_t nano_of_second;
};

/// Throws DateTimeException, also where the fields do not make a moment.
ResolvedMoment resolve_date_fields(ParsedFields fields, ResolverStyle style);

}  // namespace appsync
