// Week numbers, and dates and times as java.time prints them. The letters Y, w, W, e and c of a
// pattern follow the week rules of Locale.US: weeks start on Sunday, and the week of 1 January is
// the first one.
#pragma once

#include <cstdint>
#include <string>

#include "vtl/java/dates.h"

namespace appsync {

using vtl::CivilDate;
using vtl::day_of_week;
using vtl::day_of_year;
using vtl::floor_divide;
using vtl::floor_modulo;
using vtl::from_epoch_day;
using vtl::is_leap_year;
using vtl::kMaximumYear;
using vtl::kNanosPerSecond;
using vtl::kSecondsPerDay;
using vtl::length_of_month;
using vtl::length_of_year;
using vtl::to_epoch_day;

/// Returns 1 (Sunday) to 7 (Saturday).
std::int32_t us_day_of_week(const CivilDate& date);
std::int32_t us_week_of_month(const CivilDate& date);
std::int32_t us_week_of_week_based_year(const CivilDate& date);
std::int64_t us_week_based_year(const CivilDate& date);
/// Returns the day `us_day` (1 is Sunday) of a week; the week is clamped to the last one of its
/// year.
std::int64_t epoch_day_of_us_week(std::int64_t week_based_year, std::int64_t week,
                                  std::int64_t us_day);

/// LocalDate.toString: "2018-02-03", "+12345-01-01", "-0001-01-01".
std::string date_to_java_text(const CivilDate& date);
/// LocalTime.toString: "19:01", "19:01:35", "19:01:35.749".
std::string time_to_java_text(std::int64_t nano_of_day);

/// Returns at least `width` digits.
std::string zero_padded(std::int64_t value, std::size_t width);

}  // namespace appsync
