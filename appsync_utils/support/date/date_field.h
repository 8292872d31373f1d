// The fields of a date that pattern letters name: their Java names, valid values, and values in a
// date or time. The order of DateField is the order in which messages list leftover fields (Java's
// own is a hash order). Ranges with a variable end are named with both ends, "(valid values 1 -
// 28/31)", but checked by the larger one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "appsync_utils/support/date/calendar.h"
#include "vtl/java/exception.h"

namespace appsync {

enum class DateField : std::uint8_t {
  era,
  year,
  year_of_era,
  quarter_of_year,
  month_of_year,
  day_of_month,
  day_of_year,
  modified_julian_day,
  day_of_week,
  aligned_day_of_week_in_month,
  us_day_of_week,
  us_week_of_month,
  us_week_of_week_based_year,
  us_week_based_year,
  am_pm_of_day,
  hour_of_day,
  clock_hour_of_day,
  hour_of_am_pm,
  clock_hour_of_am_pm,
  minute_of_hour,
  second_of_minute,
  second_of_day,
  milli_of_second,
  milli_of_day,
  micro_of_second,
  nano_of_second,
  nano_of_day,
  offset_seconds,
};
inline constexpr std::size_t kDateFieldCount = 28;

/// Makes a java.time.DateTimeException.
vtl::JavaException date_time_exception(std::string message);

/// TemporalField.toString: "MonthOfYear".
std::string field_name(DateField field);

bool is_time_field(DateField field);

/// Throws DateTimeException "Invalid value for MonthOfYear (valid values 1 - 12): 13".
void check_valid_value(DateField field, std::int64_t value);

/// Returns the value of a date field; nothing for fields of the time and the offset.
std::optional<std::int64_t> value_in_date(DateField field, const CivilDate& date);
/// Returns the value of a time field; nothing for fields of the date and the offset.
std::optional<std::int64_t> value_in_time(DateField field, std::int64_t nano_of_day);

}  // namespace appsync
