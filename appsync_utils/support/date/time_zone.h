// A java.time.ZoneId: a fixed offset ("+08:00"), or a region ("Australia/Perth") whose rules come
// from ICU. The id is Java's normal form: "UTC+1" becomes "UTC+01:00", "+08" becomes "+08:00",
// "+00:00" becomes "Z". Copies share ICU's rules, which are only read.
//
// Offsets reach to 18 hours; "EST" and the other three-letter zones that ICU still knows are
// unknown; a time that a clock change skips is moved forward by the gap, one that happens twice
// means the first of the two.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace appsync {

class TimeZone {
 public:
  /// ZoneId.of(id). Throws DateTimeException or ZoneRulesException in Java's words.
  static TimeZone of(std::string_view id);
  static TimeZone utc() { return TimeZone("Z", 0); }
  /// ZoneOffset.ofTotalSeconds. Throws DateTimeException beyond 18 hours.
  static TimeZone of_offset(std::int64_t offset_seconds);
  /// ZoneId.ofOffset: `prefix` is "", "UT", "UTC" or "GMT".
  static TimeZone of_prefixed_offset(std::string_view prefix, std::int64_t offset_seconds);
  /// Returns whether Java knows a region of this name.
  static bool is_region(std::string_view id);

  const std::string& id() const { return id_; }
  /// Returns whether it is a ZoneOffset, which has no name but its id (zones with a prefix, like
  /// "UTC+01:00", are regions to Java).
  bool is_plain_offset() const { return is_plain_offset_; }
  /// Returns the offset from UTC in seconds at a moment given in seconds since 1970.
  std::int32_t offset_at(std::int64_t epoch_second) const;
  bool is_daylight_saving_at(std::int64_t epoch_second) const;
  /// Returns the moment at which clocks of the zone show `local_second` (seconds since
  /// 1970-01-01T00:00 on that clock).
  std::int64_t to_epoch_second(std::int64_t local_second) const;

 private:
  struct Rules;

  TimeZone(std::string id, std::int32_t offset) : id_(std::move(id)), offset_(offset) {}

  std::string id_;
  std::int32_t offset_ = 0;
  bool is_plain_offset_ = true;
  std::shared_ptr<const Rules> rules_;  // of a region, else null
};

/// ZoneOffset.getId: "Z", "+08:00", "-07:00:30".
std::string offset_id(std::int64_t offset_seconds);

}  // namespace appsync
