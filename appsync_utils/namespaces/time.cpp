// $util.time: the clock, and dates in Java's formats.
#include "appsync_utils/namespaces/arguments.h"
#include "appsync_utils/namespaces/namespaces.h"
#include "appsync_utils/namespaces/rows.h"
#include "appsync_utils/support/date_format.h"

namespace appsync {

namespace {

using vtl::Call;
using vtl::JavaType;
using vtl::MethodRow;
using vtl::Value;

constexpr std::string_view kUtc = "UTC";
constexpr std::int64_t kMillisPerSecond = 1000;

std::int64_t now(const Call& call) {
  return evaluation_of(call).now_millis();
}

// Java's / cuts towards zero; TimeUnit.toSeconds does as well.
Value to_seconds(std::int64_t millis) {
  return Value(millis / kMillisPerSecond);
}

Value millis_or_throw(const JavaResult<std::int64_t>& result) {
  if (!result) throw vtl::JavaException(result.error());
  return Value(*result);
}

Value epoch_to_formatted(Call& call) {
  const std::string_view zone = call.arguments.size() > 2 ? required_string(call, 2) : kUtc;
  return string_or_throw(call, format_date(call.integer(0), required_string(call, 1), zone));
}

Value epoch_to_iso8601(Call& call) {
  return make_string(call, format_iso8601_millis(call.integer(0)));
}

Value epoch_to_seconds(Call& call) {
  return to_seconds(call.integer(0));
}

Value now_epoch_millis(Call& call) {
  return Value(now(call));
}
Value now_epoch_seconds(Call& call) {
  return to_seconds(now(call));
}
Value now_iso8601(Call& call) {
  return make_string(call, format_iso8601_millis(now(call)));
}

Value now_formatted(Call& call) {
  const std::string_view zone = call.arguments.size() > 1 ? required_string(call, 1) : kUtc;
  return string_or_throw(call, format_date(now(call), required_string(call, 0), zone));
}

Value parse_formatted(Call& call) {
  std::optional<std::string_view> zone;
  if (call.arguments.size() > 2) zone = required_string(call, 2);
  return millis_or_throw(parse_date(required_string(call, 0), required_string(call, 1), zone));
}

Value parse_iso8601(Call& call) {
  return millis_or_throw(parse_iso8601_to_millis(required_string(call, 0)));
}

constexpr JavaType kString = JavaType::string;
constexpr JavaType kLong = JavaType::long_;

constexpr MethodRow kRows[] = {
    function("epochMilliSecondsToFormatted", {kLong, kString}, kString, epoch_to_formatted,
             {"(Long epochMillis, String format) : String",
              "A moment in UTC, written by a pattern of Java's DateTimeFormatter.",
              "$util.time.epochMilliSecondsToFormatted(1517943695758, \"yyyy-MM-dd HH:mm:ssZ\")",
              "2018-02-06 19:01:35+0000"}),
    function("epochMilliSecondsToFormatted", {kLong, kString, kString}, kString, epoch_to_formatted,
             {"(Long epochMillis, String format, String timeZone) : String",
              "A moment in a time zone, written by a pattern of Java's DateTimeFormatter.",
              "$util.time.epochMilliSecondsToFormatted(1517943695758, \"yyyy-MM-dd HH:mm:ssZ\", "
              "\"+08:00\")",
              "2018-02-07 03:01:35+0800"}),
    function("epochMilliSecondsToISO8601", {kLong}, kString, epoch_to_iso8601,
             {"(Long epochMillis) : String", "A moment as an ISO 8601 text in UTC.",
              "$util.time.epochMilliSecondsToISO8601(1517943695758)", "2018-02-06T19:01:35.758Z"}),
    function("epochMilliSecondsToSeconds", {kLong}, JavaType::long_, epoch_to_seconds,
             {"(Long epochMillis) : Long", "Milliseconds as whole seconds, cut off.",
              "$util.time.epochMilliSecondsToSeconds(1517943695758)", "1517943695"}),
    function("nowEpochMilliSeconds", {}, JavaType::long_, now_epoch_millis,
             {"() : Long", "Milliseconds since 1970.", "$util.time.nowEpochMilliSeconds()",
              "1767323045678"},
             vtl::kReadsClock),
    function("nowEpochSeconds", {}, JavaType::long_, now_epoch_seconds,
             {"() : Long", "Seconds since 1970.", "$util.time.nowEpochSeconds()", "1767323045"},
             vtl::kReadsClock),
    function("nowFormatted", {kString}, kString, now_formatted,
             {"(String format) : String",
              "The time in UTC, written by a pattern of Java's DateTimeFormatter.",
              "$util.time.nowFormatted(\"yyyy-MM-dd HH:mm:ssZ\")", "2026-01-02 03:04:05+0000"},
             vtl::kReadsClock),
    function("nowFormatted", {kString, kString}, kString, now_formatted,
             {"(String format, String timeZone) : String",
              "The time in a time zone, written by a pattern of Java's DateTimeFormatter.",
              "$util.time.nowFormatted(\"yyyy-MM-dd HH:mm:ssZ\", \"Australia/Perth\")",
              "2026-01-02 11:04:05+0800"},
             vtl::kReadsClock),
    function("nowISO8601", {}, kString, now_iso8601,
             {"() : String", "The time as an ISO 8601 text in UTC, with milliseconds.",
              "$util.time.nowISO8601()", "2026-01-02T03:04:05.678Z"},
             vtl::kReadsClock),
    function("parseFormattedToEpochMilliSeconds", {kString, kString}, JavaType::long_,
             parse_formatted,
             {"(String text, String format) : Long",
              "The moment that a text stands for; the format must carry its zone.",
              "$util.time.parseFormattedToEpochMilliSeconds(\"2018-02-02 01:19:22+0800\", "
              "\"yyyy-MM-dd HH:mm:ssZ\")",
              "1517505562000"}),
    function("parseFormattedToEpochMilliSeconds", {kString, kString, kString}, JavaType::long_,
             parse_formatted,
             {"(String text, String format, String timeZone) : Long",
              "The moment that a text stands for in a time zone.",
              "$util.time.parseFormattedToEpochMilliSeconds(\"2018-02-02 01:19:22\", "
              "\"yyyy-MM-dd HH:mm:ss\", \"+08:00\")",
              "1517505562000"}),
    function("parseISO8601ToEpochMilliSeconds", {kString}, JavaType::long_, parse_iso8601,
             {"(String text) : Long", "The moment that an ISO 8601 text stands for.",
              "$util.time.parseISO8601ToEpochMilliSeconds(\"2018-02-01T17:21:05.180+08:00\")",
              "1517476865180"}),
};
static_assert(is_complete(kRows));

}  // namespace

constexpr vtl::HostNamespace kTimeNamespace{
    "$util.time", "The clock, and dates in Java's formats.", kRows, {}, "time"};

}  // namespace appsync
