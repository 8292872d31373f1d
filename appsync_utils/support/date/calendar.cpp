#include "appsync_utils/support/date/calendar.h"

#include <algorithm>

namespace appsync {

namespace {

/// The first day of the week of day `day` of a month or year, seen from that period's day 1, when
/// the day is weekday `us_day`: 0 for a period that starts on a Sunday, else 1 to 7.
std::int32_t start_of_week_offset(std::int32_t day, std::int32_t us_day) {
  const auto week_start = static_cast<std::int32_t>(floor_modulo(day - us_day, 7));
  return week_start == 0 ? 0 : 7 - week_start;
}

std::int32_t week_number(std::int32_t offset, std::int32_t day) {
  return (7 + offset + (day - 1)) / 7;
}

struct WeekOfYear {
  std::int64_t year;
  std::int32_t week;
};

WeekOfYear us_week(const CivilDate& date) {
  const std::int32_t day = day_of_year(date);
  const std::int32_t offset = start_of_week_offset(day, us_day_of_week(date));
  const std::int32_t week = week_number(offset, day);
  const std::int32_t first_of_next = week_number(offset, length_of_year(date.year) + 1);
  if (week >= first_of_next) return {date.year + 1, week - first_of_next + 1};
  return {date.year, week};
}

}  // namespace

std::int32_t us_day_of_week(const CivilDate& date) {
  return day_of_week(date) % 7 + 1;
}

std::int32_t us_week_of_month(const CivilDate& date) {
  return week_number(start_of_week_offset(date.day, us_day_of_week(date)), date.day);
}

std::int32_t us_week_of_week_based_year(const CivilDate& date) {
  return us_week(date).week;
}

std::int64_t us_week_based_year(const CivilDate& date) {
  return us_week(date).year;
}

std::int64_t epoch_day_of_us_week(std::int64_t week_based_year, std::int64_t week,
                                  std::int64_t us_day) {
  const CivilDate first{week_based_year, 1, 1};
  const std::int32_t offset = start_of_week_offset(1, us_day_of_week(first));
  const std::int32_t first_of_next = week_number(offset, length_of_year(week_based_year) + 1);
  week = std::min<std::int64_t>(week, first_of_next - 1);
  return to_epoch_day(first) - offset + (us_day - 1) + (week - 1) * 7;
}

std::string zero_padded(std::int64_t value, std::size_t width) {
  std::string digits = std::to_string(value);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

std::string date_to_java_text(const CivilDate& date) {
  std::string text;
  if (date.year < 0) {
    text = '-' + zero_padded(-date.year, 4);
  } else {
    text = (date.year > 9999 ? "+" : "") + zero_padded(date.year, 4);
  }
  return text + '-' + zero_padded(date.month, 2) + '-' + zero_padded(date.day, 2);
}

std::string time_to_java_text(std::int64_t nano_of_day) {
  const std::int64_t seconds = nano_of_day / kNanosPerSecond;
  const std::int64_t nanos = nano_of_day % kNanosPerSecond;
  std::string text = zero_padded(seconds / 3600, 2) + ':' + zero_padded(seconds / 60 % 60, 2);
  if (seconds % 60 == 0 && nanos == 0) return text;
  text += ':' + zero_padded(seconds % 60, 2);
  if (nanos == 0) return text;
  if (nanos % 1'000'000 == 0) return text + '.' + zero_padded(nanos / 1'000'000, 3);
  if (nanos % 1000 == 0) return text + '.' + zero_padded(nanos / 1000, 6);
  return text + '.' + zero_padded(nanos, 9);
}

}  // namespace appsync
