// Days and dates of the Gregorian calendar, for years of any size: counted in cycles of 400 years
// that begin on the first of March, so that the leap day is the last one of its year.
#include "vtl/java/dates.h"

namespace vtl {

namespace {

constexpr std::int64_t kDaysPerCycle = 146'097;        // 400 years
constexpr std::int64_t kDaysFromMarchYear0 = 719'468;  // 0000-03-01 to 1970-01-01

}  // namespace

std::int64_t to_epoch_day(const CivilDate& date) {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t cycle = floor_divide(year, 400);
  const std::int64_t year_of_cycle = year - cycle * 400;
  const std::int64_t month = (date.month + 9) % 12;
  const std::int64_t day = (153 * month + 2) / 5 + date.day - 1;
  return cycle * kDaysPerCycle + year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 +
         day - kDaysFromMarchYear0;
}

CivilDate from_epoch_day(std::int64_t epoch_day) {
  const std::int64_t shifted = epoch_day + kDaysFromMarchYear0;
  const std::int64_t cycle = floor_divide(shifted, kDaysPerCycle);
  const std::int64_t day_of_cycle = shifted - cycle * kDaysPerCycle;
  const std::int64_t year_of_cycle =
      (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36'524 - day_of_cycle / 146'096) / 365;
  const std::int64_t day =
      day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
  const std::int64_t month = (5 * day + 2) / 153;
  CivilDate date;
  date.day = static_cast<std::int32_t>(day - (153 * month + 2) / 5 + 1);
  date.month = static_cast<std::int32_t>(month < 10 ? month + 3 : month - 9);
  date.year = year_of_cycle + cycle * 400 + (date.month <= 2 ? 1 : 0);
  return date;
}

std::int32_t day_of_year(const CivilDate& date) {
  return static_cast<std::int32_t>(to_epoch_day(date) - to_epoch_day({date.year, 1, 1}) + 1);
}

std::int32_t day_of_week(const CivilDate& date) {
  return static_cast<std::int32_t>(floor_modulo(to_epoch_day(date) + 3, 7) + 1);
}

}  // namespace vtl
