#include "engine/java/format_date.h"

#include <cstdio>

#include "vtl/java/dates.h"

namespace vtl {
namespace {

constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                   "May",       "June",     "July",     "August",
                                   "September", "October",  "November", "December"};
constexpr const char* kDays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                 "Thursday", "Friday", "Saturday"};

std::string padded(std::int64_t value, int digits) {
  char text[32];
  std::snprintf(text, sizeof text, "%0*lld", digits, static_cast<long long>(value));
  return text;
}

// A point of time in parts.
struct Parts {
  std::int64_t year = 0;
  std::int64_t month = 0;  // 1-based
  std::int64_t day = 0;
  std::int64_t day_of_year = 0;
  std::int64_t week_day = 0;  // 0 is Sunday
  std::int64_t hour = 0;
  std::int64_t minute = 0;
  std::int64_t second = 0;
  std::int64_t millisecond = 0;
};

Parts parts_of(std::int64_t milliseconds) {
  constexpr std::int64_t kDay = 1000 * kSecondsPerDay;
  const std::int64_t days = floor_divide(milliseconds, kDay);
  std::int64_t rest = milliseconds - days * kDay;
  Parts parts;
  parts.millisecond = rest % 1000;
  rest /= 1000;
  parts.second = rest % 60;
  parts.minute = rest / 60 % 60;
  parts.hour = rest / 3600;
  const CivilDate date = from_epoch_day(days);
  parts.year = date.year;
  parts.month = date.month;
  parts.day = date.day;
  parts.day_of_year = day_of_year(date);
  parts.week_day = day_of_week(date) % 7;
  return parts;
}

std::int64_t hour_of_twelve(const Parts& parts) {
  return parts.hour % 12 == 0 ? 12 : parts.hour % 12;
}

std::string clock_text(const Parts& parts) {
  return padded(parts.hour, 2) + ":" + padded(parts.minute, 2) + ":" + padded(parts.second, 2);
}

}  // namespace

std::string format_date(std::int64_t milliseconds, char conversion) {
  const Parts parts = parts_of(milliseconds);
  const std::string month = kMonths[parts.month - 1];
  const std::string day = kDays[parts.week_day];
  const std::string half = parts.hour < 12 ? "am" : "pm";
  switch (conversion) {
    case 'H':
      return padded(parts.hour, 2);
    case 'I':
      return padded(hour_of_twelve(parts), 2);
    case 'k':
      return std::to_string(parts.hour);
    case 'l':
      return std::to_string(hour_of_twelve(parts));
    case 'M':
      return padded(parts.minute, 2);
    case 'S':
      return padded(parts.second, 2);
    case 'L':
      return padded(parts.millisecond, 3);
    case 'N':
      return padded(parts.millisecond * 1'000'000, 9);
    case 'p':
      return half;
    case 'z':
      return "+0000";
    case 'Z':
      return "UTC";
    case 's':
      return std::to_string(floor_divide(milliseconds, 1000));
    case 'Q':
      return std::to_string(milliseconds);
    case 'B':
      return month;
    case 'b':
    case 'h':
      return month.substr(0, 3);
    case 'A':
      return day;
    case 'a':
      return day.substr(0, 3);
    case 'C':
      return padded(parts.year / 100, 2);
    case 'Y':
      return padded(parts.year, 4);
    case 'y':
      return padded(parts.year % 100, 2);
    case 'j':
      return padded(parts.day_of_year, 3);
    case 'm':
      return padded(parts.month, 2);
    case 'd':
      return padded(parts.day, 2);
    case 'e':
      return std::to_string(parts.day);
    case 'R':
      return padded(parts.hour, 2) + ":" + padded(parts.minute, 2);
    case 'T':
      return clock_text(parts);
    case 'r':
      return padded(hour_of_twelve(parts), 2) + clock_text(parts).substr(2) +
             (parts.hour < 12 ? " AM" : " PM");
    case 'D':
      return padded(parts.month, 2) + "/" + padded(parts.day, 2) + "/" +
             padded(parts.year % 100, 2);
    case 'F':
      return padded(parts.year, 4) + "-" + padded(parts.month, 2) + "-" + padded(parts.day, 2);
    case 'c':
      return day.substr(0, 3) + " " + month.substr(0, 3) + " " + padded(parts.day, 2) + " " +
             clock_text(parts) + " UTC " + std::to_string(parts.year);
    default:
      return {};
  }
}

}  // namespace vtl
