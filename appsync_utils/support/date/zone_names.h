// The names of time zones in English ("AWST", "Australian Western Standard Time"), which the
// pattern letters z and v print and read. ICU has the long names; for most zones it has no short
// ones, so Java's are kept here, by metazone. A zone without a name is named by its id or its
// offset. Any thread may ask.
//
// Differences from Java 17: zones whose names changed over time go by today's, and an ambiguous
// abbreviation is read as the zone most people mean ("IST" is India; Java 17 reads it as
// Africa/Abidjan).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "appsync_utils/support/date/time_zone.h"

namespace appsync {

enum class ZoneNameKind : std::uint8_t { standard, daylight, generic };
enum class ZoneNameWidth : std::uint8_t { short_form, full };

std::string zone_name(const TimeZone& zone, ZoneNameKind kind, ZoneNameWidth width);

struct ZoneNameMatch {
  std::string zone_id;
  std::size_t length;
};

/// Returns the longest zone name that `text` starts with.
std::optional<ZoneNameMatch> match_zone_name(std::u16string_view text, ZoneNameWidth width);

/// Returns the longest region id that `text` starts with.
std::optional<ZoneNameMatch> match_region_id(std::u16string_view text);

}  // namespace appsync
