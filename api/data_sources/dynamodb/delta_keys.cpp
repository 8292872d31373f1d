#include "api/data_sources/dynamodb/delta_keys.h"

#include <chrono>

namespace api {
namespace {

constexpr std::int64_t kDay = 24LL * 60 * 60 * 1000;

std::string digits(std::int64_t number, std::size_t count) {
  std::string text = std::to_string(number);
  return text.size() < count ? std::string(count - text.size(), '0') + text : text;
}

std::int64_t day_number(std::int64_t millis) {
  return millis / kDay - (millis % kDay < 0 ? 1 : 0);
}

}  // namespace

std::string day_of(std::int64_t millis) {
  const std::chrono::year_month_day day{
      std::chrono::sys_days{std::chrono::days{day_number(millis)}}};
  return digits(static_cast<int>(day.year()), 4) + "-" +
         digits(static_cast<unsigned>(day.month()), 2) + "-" +
         digits(static_cast<unsigned>(day.day()), 2);
}

std::string time_of(std::int64_t millis) {
  const std::int64_t rest = millis - day_number(millis) * kDay;
  return digits(rest / 3'600'000, 2) + ":" + digits(rest / 60'000 % 60, 2) + ":" +
         digits(rest / 1000 % 60, 2) + "." + digits(rest % 1000, 3);
}

std::int64_t next_day(std::int64_t millis) {
  return (day_number(millis) + 1) * kDay;
}

}  // namespace api
