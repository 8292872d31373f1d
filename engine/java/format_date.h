// Dates in format strings (`%tY`, `%tF`): of a number of milliseconds since 1970, in UTC.
//
// Why: a Long is the only date that a template can have.
// Ownership and threads: pure functions.
// Java quirk: names of months and days are English; %tZ prints the zone's name.
#pragma once

#include <cstdint>
#include <string>

namespace vtl {

/// `conversion` is one that parse_format has accepted behind 't'.
std::string format_date(std::int64_t milliseconds, char conversion);

}  // namespace vtl
