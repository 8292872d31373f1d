#include "appsync_utils/support/date/date_field.h"

#include <array>
#include <string_view>
#include <utility>

namespace appsync {

namespace {

struct FieldRow {
  std::string_view name;
  std::int64_t minimum;
  std::int64_t maximum;
  std::string_view range;
};

constexpr std::array<FieldRow, kDateFieldCount> kFields = {{
    {"Era", 0, 1, "0 - 1"},
    {"Year", -kMaximumYear, kMaximumYear, "-999999999 - 999999999"},
    {"YearOfEra", 1, kMaximumYear + 1, "1 - 999999999/1000000000"},
    {"QuarterOfYear", 1, 4, "1 - 4"},
    {"MonthOfYear", 1, 12, "1 - 12"},
    {"DayOfMonth", 1, 31, "1 - 28/31"},
    {"DayOfYear", 1, 366, "1 - 365/366"},
    {"ModifiedJulianDay", -365'243'178'575, 365'241'821'058, "-365243178575 - 365241821058"},
    {"DayOfWeek", 1, 7, "1 - 7"},
    {"AlignedDayOfWeekInMonth", 1, 7, "1 - 7"},
    {"DayOfWeek[WeekFields[SUNDAY,1]]", 1, 7, "1 - 7"},
    {"WeekOfMonth[WeekFields[SUNDAY,1]]", 0, 6, "0/1 - 4/6"},
    {"WeekOfWeekBasedYear[WeekFields[SUNDAY,1]]", 1, 53, "1 - 52/53"},
    {"WeekBasedYear[WeekFields[SUNDAY,1]]", -kMaximumYear, kMaximumYear, "-999999999 - 999999999"},
    {"AmPmOfDay", 0, 1, "0 - 1"},
    {"HourOfDay", 0, 23, "0 - 23"},
    {"ClockHourOfDay", 1, 24, "1 - 24"},
    {"HourOfAmPm", 0, 11, "0 - 11"},
    {"ClockHourOfAmPm", 1, 12, "1 - 12"},
    {"MinuteOfHour", 0, 59, "0 - 59"},
    {"SecondOfMinute", 0, 59, "0 - 59"},
    {"SecondOfDay", 0, kSecondsPerDay - 1, "0 - 86399"},
    {"MilliOfSecond", 0, 999, "0 - 999"},
    {"MilliOfDay", 0, kSecondsPerDay * 1000 - 1, "0 - 86399999"},
    {"MicroOfSecond", 0, 999'999, "0 - 999999"},
    {"NanoOfSecond", 0, kNanosPerSecond - 1, "0 - 999999999"},
    {"NanoOfDay", 0, kSecondsPerDay* kNanosPerSecond - 1, "0 - 86399999999999"},
    {"OffsetSeconds", -64'800, 64'800, "-64800 - 64800"},
}};

constexpr std::int64_t kModifiedJulianDayOf1970 = 40'587;

const FieldRow& row_of(DateField field) {
  return kFields[static_cast<std::size_t>(field)];
}

}  // namespace

vtl::JavaException date_time_exception(std::string message) {
  return {"java.time.DateTimeException", std::move(message)};
}

std::string field_name(DateField field) {
  return std::string(row_of(field).name);
}

bool is_time_field(DateField field) {
  return field >= DateField::am_pm_of_day && field <= DateField::nano_of_day;
}

void check_valid_value(DateField field, std::int64_t value) {
  const FieldRow& row = row_of(field);
  if (value >= row.minimum && value <= row.maximum) return;
  throw date_time_exception("Invalid value for " + std::string(row.name) + " (valid values " +
                            std::string(row.range) + "): " + std::to_string(value));
}

std::optional<std::int64_t> value_in_date(DateField field, const CivilDate& date) {
  switch (field) {
    case DateField::era:
      return date.year >= 1 ? 1 : 0;
    case DateField::year:
      return date.year;
    case DateField::year_of_era:
      return date.year >= 1 ? date.year : 1 - date.year;
    case DateField::quarter_of_year:
      return (date.month + 2) / 3;
    case DateField::month_of_year:
      return date.month;
    case DateField::day_of_month:
      return date.day;
    case DateField::day_of_year:
      return day_of_year(date);
    case DateField::modified_julian_day:
      return to_epoch_day(date) + kModifiedJulianDayOf1970;
    case DateField::day_of_week:
      return day_of_week(date);
    case DateField::aligned_day_of_week_in_month:
      return (date.day - 1) % 7 + 1;
    case DateField::us_day_of_week:
      return us_day_of_week(date);
    case DateField::us_week_of_month:
      return us_week_of_month(date);
    case DateField::us_week_of_week_based_year:
      return us_week_of_week_based_year(date);
    case DateField::us_week_based_year:
      return us_week_based_year(date);
    default:
      return std::nullopt;
  }
}

std::optional<std::int64_t> value_in_time(DateField field, std::int64_t nano_of_day) {
  const std::int64_t seconds = nano_of_day / kNanosPerSecond;
  const std::int64_t hour = seconds / 3600;
  switch (field) {
    case DateField::am_pm_of_day:
      return hour / 12;
    case DateField::hour_of_day:
      return hour;
    case DateField::clock_hour_of_day:
      return hour == 0 ? 24 : hour;
    case DateField::hour_of_am_pm:
      return hour % 12;
    case DateField::clock_hour_of_am_pm:
      return hour % 12 == 0 ? 12 : hour % 12;
    case DateField::minute_of_hour:
      return seconds / 60 % 60;
    case DateField::second_of_minute:
      return seconds % 60;
    case DateField::second_of_day:
      return seconds;
    case DateField::milli_of_second:
      return nano_of_day / 1'000'000 % 1000;
    case DateField::milli_of_day:
      return nano_of_day / 1'000'000;
    case DateField::micro_of_second:
      return nano_of_day / 1000 % 1'000'000;
    case DateField::nano_of_second:
      return nano_of_day % kNanosPerSecond;
    case DateField::nano_of_day:
      return nano_of_day;
    default:
      return std::nullopt;
  }
}

}  // namespace appsync
