// The ISO calendar of java.time: proleptic, without leap seconds, years from -999,999,999 to
// 999,999,999 (the C++ library's calendar ends at 32,767). A CivilDate is a real date.
#pragma once

#include <cstdint>

namespace vtl {

inline constexpr std::int64_t kSecondsPerDay = 86'400;
inline constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
inline constexpr std::int64_t kMaximumYear = 999'999'999;

struct CivilDate {
  std::int64_t year = 1970;
  std::int32_t month = 1;
  std::int32_t day = 1;

  friend bool operator==(const CivilDate&, const CivilDate&) = default;
};

constexpr std::int64_t floor_divide(std::int64_t dividend, std::int64_t divisor) {
  return dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
}
constexpr std::int64_t floor_modulo(std::int64_t dividend, std::int64_t divisor) {
  const std::int64_t remainder = dividend % divisor;
  return remainder < 0 ? remainder + divisor : remainder;
}

constexpr bool is_leap_year(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
constexpr std::int32_t length_of_year(std::int64_t year) {
  return is_leap_year(year) ? 366 : 365;
}
constexpr std::int32_t length_of_month(std::int64_t year, std::int64_t month) {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Returns the days since 1970-01-01.
std::int64_t to_epoch_day(const CivilDate& date);
CivilDate from_epoch_day(std::int64_t epoch_day);

/// Returns 1 to 366.
std::int32_t day_of_year(const CivilDate& date);
/// Returns 1 (Monday) to 7 (Sunday).
std::int32_t day_of_week(const CivilDate& date);

}  // namespace vtl
