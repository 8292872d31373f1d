// The ISO calendar of java.time: days, week numbers and how Java prints dates and times.
//
// Why: java.time counts years from -999,999,999 to 999,999,999, proleptic, without leap seconds;
// the C++ library's calendar ends at 32,767. Invariants: a CivilDate is a real date. Everything
// fits 64 bits for the whole range of years. Ownership and threads: plain values and pure
// functions. Java quirk: the letters Y, w, W, e and c follow the week rules of Locale.US: weeks
// start on Sunday, and the week of 1 January is the first one.
#pragma once

#include <cstdint>
#include <string>

namespace appsync {

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

bool is_leap_year(std::int64_t year);
std::int32_t length_of_month(std::int64_t year, std::int32_t month);
std::int32_t length_of_year(std::int64_t year);

/// Days since 1970-01-01.
std::int64_t to_epoch_day(const CivilDate& date);
CivilDate from_epoch_day(std::int64_t epoch_day);

/// 1 to 366.
std::int32_t day_of_year(const CivilDate& date);
/// 1 (Monday) to 7 (Sunday).
std::int32_t day_of_week(const CivilDate& date);

/// 1 (Sunday) to 7 (Saturday).
std::int32_t us_day_of_week(const CivilDate& date);
std::int32_t us_week_of_month(const CivilDate& date);
std::int32_t us_week_of_week_based_year(const CivilDate& date);
std::int64_t us_week_based_year(const CivilDate& date);
/// The day `us_day` (1 is Sunday) of a week; the week is clamped to the last one of its year.
std::int64_t epoch_day_of_us_week(std::int64_t week_based_year, std::int64_t week,
                                  std::int64_t us_day);

/// LocalDate.toString: "2018-02-03", "+12345-01-01", "-0001-01-01".
std::string date_to_java_text(const CivilDate& date);
/// LocalTime.toString: "19:01", "19:01:35", "19:01:35.749".
std::string time_to_java_text(std::int64_t nano_of_day);

/// At least `width` digits.
std::string zero_padded(std::int64_t value, std::size_t width);

}  // namespace appsync
