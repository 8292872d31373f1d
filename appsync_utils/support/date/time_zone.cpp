#include "appsync_utils/support/date/time_zone.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include "appsync_utils/support/date/calendar.h"
#include "appsync_utils/support/date/date_field.h"
#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace appsync {

struct TimeZone::Rules {
  std::unique_ptr<const icu::TimeZone> icu_zone;
};

namespace {

constexpr std::int64_t kMaximumOffsetSeconds = 18 * 3600;
constexpr std::int64_t kSecondsPerCycle = 146'097 * kSecondsPerDay;  // 400 years
constexpr std::int64_t kLastOwnSecond = 16'725'225'600;              // year 2500
constexpr std::int64_t kFirstOwnSecond = -30'610'224'000;            // year 1000

/// Names that ICU keeps for old programs, or has made up, and java.time does not know.
constexpr std::array<std::string_view, 33> kUnknownToJava = {
    "ACT",     "AET",         "AGT",           "ART", "AST", "BET",
    "BST",     "CAT",         "CNT",           "CST", "CTT", "EAT",
    "ECT",     "EST",         "HST",           "IET", "IST", "JST",
    "MIT",     "MST",         "NET",           "NST", "PLT", "PNT",
    "PRT",     "PST",         "ROC",           "SST", "VST", "Canada/East-Saskatchewan",
    "Factory", "Etc/Unknown", "US/Pacific-New"};

vtl::JavaException zone_rules_exception(std::string message) {
  return {"java.time.zone.ZoneRulesException", std::move(message)};
}

vtl::JavaException invalid_offset_id(std::string_view what, std::string_view id) {
  return date_time_exception("Invalid ID for ZoneOffset, " + std::string(what) + ": " +
                             std::string(id));
}

std::int64_t two_digits(std::string_view id, std::size_t position, bool after_colon) {
  if (after_colon && id[position - 1] != ':') {
    throw invalid_offset_id("colon not found when expected", id);
  }
  const char high = id[position];
  const char low = id[position + 1];
  if (high < '0' || high > '9' || low < '0' || low > '9') {
    throw invalid_offset_id("non numeric characters found", id);
  }
  return (high - '0') * 10 + (low - '0');
}

void check_offset_part(std::string_view name, std::int64_t value, std::int64_t limit) {
  if (value >= -limit && value <= limit) return;
  const std::string bound = std::to_string(limit);
  throw date_time_exception("Zone offset " + std::string(name) + " not in valid range: value " +
                            std::to_string(value) + " is not in the range -" + bound + " to " +
                            bound);
}

/// ZoneOffset.of: +h, +hh, +hhmm, +hh:mm, +hhmmss, +hh:mm:ss or Z.
std::int64_t parse_offset_id(std::string_view text) {
  if (text == "Z") return 0;
  std::string id(text);
  if (!vtl::is_ascii(id)) {
    // Java counts characters here and bytes are counted below: no such id is valid, the message
    // depends on the length.
    const std::size_t length = vtl::utf16_length(id);
    const bool has_valid_length =
        length == 2 || length == 3 || (length >= 5 && length <= 7) || length == 9;
    throw invalid_offset_id(has_valid_length ? "non numeric characters found" : "invalid format",
                            id);
  }
  if (id.size() == 2) id.insert(1, "0");
  std::int64_t hours = 0;
  std::int64_t minutes = 0;
  std::int64_t seconds = 0;
  switch (id.size()) {
    case 3:
      hours = two_digits(id, 1, false);
      break;
    case 5:
      hours = two_digits(id, 1, false);
      minutes = two_digits(id, 3, false);
      break;
    case 6:
      hours = two_digits(id, 1, false);
      minutes = two_digits(id, 4, true);
      break;
    case 7:
      hours = two_digits(id, 1, false);
      minutes = two_digits(id, 3, false);
      seconds = two_digits(id, 5, false);
      break;
    case 9:
      hours = two_digits(id, 1, false);
      minutes = two_digits(id, 4, true);
      seconds = two_digits(id, 7, true);
      break;
    default:
      throw invalid_offset_id("invalid format", id);
  }
  if (id[0] != '+' && id[0] != '-') {
    throw invalid_offset_id("plus/minus not found when expected", id);
  }
  const std::int64_t sign = id[0] == '-' ? -1 : 1;
  check_offset_part("hours", sign * hours, 18);
  check_offset_part("minutes", sign * minutes, 59);
  check_offset_part("seconds", sign * seconds, 59);
  const std::int64_t total = hours * 3600 + minutes * 60 + seconds;
  if (total > kMaximumOffsetSeconds) {
    throw date_time_exception("Zone offset not in valid range: -18:00 to +18:00");
  }
  return sign * total;
}

/// The characters a region's name may have; only letters may come first.
bool has_region_format(std::string_view id) {
  if (id.size() < 2 || !vtl::is_letter(id[0])) return false;
  return std::all_of(id.begin(), id.end(), [](char c) {
    return vtl::is_letter_or_digit(c) ||
           std::string_view("/~._+-").find(c) != std::string_view::npos;
  });
}

/// Gregorian years repeat every 400 years and no zone has dated rules far from today, so moments
/// far away are moved to where ICU's arithmetic is at home.
std::int64_t to_near_second(std::int64_t epoch_second) {
  if (epoch_second < kFirstOwnSecond) return kFirstOwnSecond;
  if (epoch_second <= kLastOwnSecond) return epoch_second;
  return kLastOwnSecond - kSecondsPerCycle +
         floor_modulo(epoch_second - kLastOwnSecond, kSecondsPerCycle);
}

struct IcuOffset {
  std::int32_t total_seconds;
  bool is_daylight_saving;
};

IcuOffset icu_offset_at(const icu::TimeZone& zone, std::int64_t epoch_second) {
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone.getOffset(static_cast<double>(to_near_second(epoch_second)) * 1000.0, /*local=*/0, raw,
                 saving, status);
  return {(raw + saving) / 1000, saving != 0};
}

}  // namespace

std::string offset_id(std::int64_t offset_seconds) {
  if (offset_seconds == 0) return "Z";
  const std::int64_t magnitude = offset_seconds < 0 ? -offset_seconds : offset_seconds;
  std::string id = offset_seconds < 0 ? "-" : "+";
  id += zero_padded(magnitude / 3600, 2) + ':' + zero_padded(magnitude / 60 % 60, 2);
  if (magnitude % 60 != 0) id += ':' + zero_padded(magnitude % 60, 2);
  return id;
}

bool TimeZone::is_region(std::string_view id) {
  if (!has_region_format(id)) return false;
  if (std::find(kUnknownToJava.begin(), kUnknownToJava.end(), id) != kUnknownToJava.end()) {
    return false;
  }
  icu::UnicodeString canonical;
  UBool is_system_id = 0;
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(
      icu::UnicodeString(id.data(), static_cast<std::int32_t>(id.size()), US_INV), canonical,
      is_system_id, status);
  return U_SUCCESS(status) && is_system_id;
}

TimeZone TimeZone::of_offset(std::int64_t offset_seconds) {
  if (offset_seconds < -kMaximumOffsetSeconds || offset_seconds > kMaximumOffsetSeconds) {
    throw date_time_exception("Zone offset not in valid range: -18:00 to +18:00");
  }
  return {offset_id(offset_seconds), static_cast<std::int32_t>(offset_seconds)};
}

TimeZone TimeZone::of_prefixed_offset(std::string_view prefix, std::int64_t offset_seconds) {
  TimeZone zone = of_offset(offset_seconds);
  if (prefix.empty()) return zone;
  zone.id_ = std::string(prefix) + (offset_seconds == 0 ? "" : zone.id_);
  zone.is_plain_offset_ = false;
  return zone;
}

TimeZone TimeZone::of(std::string_view id) {
  if (vtl::utf16_length(id) <= 1 || id[0] == '+' || id[0] == '-')
    return of_offset(parse_offset_id(id));
  for (const std::string_view prefix : {"UTC", "GMT", "UT"}) {
    if (!id.starts_with(prefix)) continue;
    const std::string_view offset = id.substr(prefix.size());
    if (offset.empty()) return of_prefixed_offset(prefix, 0);
    if (offset[0] != '+' && offset[0] != '-') break;
    try {
      return of_prefixed_offset(prefix, parse_offset_id(offset));
    } catch (const vtl::JavaException&) {
      throw date_time_exception("Invalid ID for offset-based ZoneId: " + std::string(id));
    }
  }
  if (!has_region_format(id)) {
    throw date_time_exception("Invalid ID for region-based ZoneId, invalid format: " +
                              std::string(id));
  }
  if (!is_region(id)) throw zone_rules_exception("Unknown time-zone ID: " + std::string(id));
  auto rules = std::make_shared<Rules>();
  rules->icu_zone.reset(icu::TimeZone::createTimeZone(
      icu::UnicodeString(id.data(), static_cast<std::int32_t>(id.size()), US_INV)));
  TimeZone zone(std::string(id), 0);
  zone.is_plain_offset_ = false;
  zone.rules_ = std::move(rules);
  return zone;
}

std::int32_t TimeZone::offset_at(std::int64_t epoch_second) const {
  return rules_ ? icu_offset_at(*rules_->icu_zone, epoch_second).total_seconds : offset_;
}

bool TimeZone::is_daylight_saving_at(std::int64_t epoch_second) const {
  return rules_ && icu_offset_at(*rules_->icu_zone, epoch_second).is_daylight_saving;
}

std::int64_t TimeZone::to_epoch_second(std::int64_t local_second) const {
  // The offset a day earlier is the one before a change near this time; it is right unless the
  // change has passed.
  const std::int64_t before = offset_at(local_second - kSecondsPerDay);
  const std::int64_t first = local_second - before;
  if (offset_at(first) == before) return first;
  const std::int64_t after = offset_at(local_second + kSecondsPerDay);
  const std::int64_t second = local_second - after;
  // Neither offset is in force at the moment it leads to: the local time is skipped, and Java moves
  // it by the gap.
  return offset_at(second) == after ? second : first;
}

}  // namespace appsync
