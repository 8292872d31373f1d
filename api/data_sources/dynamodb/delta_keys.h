// The keys of a delta table: which day and time a change happened, as texts in order.
#pragma once

#include <cstdint>
#include <string>

namespace api {

/// "2026-01-02" of milliseconds since 1970.
std::string day_of(std::int64_t millis);
/// "03:04:05.678".
std::string time_of(std::int64_t millis);
/// The first millisecond of the next day.
std::int64_t next_day(std::int64_t millis);

}  // namespace api
