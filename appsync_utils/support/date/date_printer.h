// Prints a moment in a zone through a compiled pattern, as DateTimeFormatter.format does, for
// $util.time.nowFormatted and epochMilliSecondsToFormatted. Such a moment has a value for every
// field, so optional sections always print.
//
// "yyyy" and longer put '+' before years that are longer than the pattern; with 11 to 18 letters
// Java runs into its own table's end (ArrayIndexOutOfBoundsException), and so does this.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "appsync_utils/support/date/date_pattern.h"
#include "appsync_utils/support/date/time_zone.h"

namespace appsync {

/// Throws vtl::JavaException (DateTimeException and the quirk above).
std::string print_date(const std::vector<PatternElement>& pattern, std::int64_t epoch_millis,
                       const TimeZone& zone);

}  // namespace appsync
