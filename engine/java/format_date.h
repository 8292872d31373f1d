// Dates in format strings (`%tY`, `%tF`): milliseconds since 1970 in UTC, since a Long is the only
// date that a template can have. Names of months and days are English; %tZ prints the zone's name.
#pragma once

#include <cstdint>
#include <string>

namespace vtl {

/// Precondition: parse_format has accepted `conversion` behind 't'.
std::string format_date(std::int64_t milliseconds, char conversion);

}  // namespace vtl
