// $util.time: the clock, and dates in Java's formats.
#include "appsync_utils/namespaces/arguments.h"
#include "appsync_utils/namespaces/namespaces.h"
#include "appsync_utils/namespaces/rows.h"
#include "appsync_utils/support/date/time_zone.h"
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

bool is_zone(std::string_view id) {
  try {
    TimeZone::of(id);
    return true;
  } catch (const vtl::JavaException&) {
    return false;
  }
}

/// Units (vtl/work.h) of a moment and of each letter of a pattern.
constexpr std::uint64_t kUnitsOfMoment = 200;
constexpr std::uint64_t kUnitsOfPattern = 1000;
constexpr std::uint64_t kUnitsOfLetter = 32;

/// The texts of a call that are a pattern and, behind it, perhaps a zone.
struct PatternArguments {
  std::size_t index;
  std::string_view pattern;
  std::optional<std::string_view> zone;
};

PatternArguments pattern_arguments(const Call& call, std::size_t index) {
  PatternArguments arguments{index, required_string(call, index), std::nullopt};
  call.heap().work().charge(kUnitsOfPattern + kUnitsOfLetter * arguments.pattern.size());
  if (call.arguments.size() > index + 1) arguments.zone = required_string(call, index + 1);
  return arguments;
}

/// Which of them made Java throw; `otherwise` when it was neither.
std::size_t blamed_argument(const vtl::JavaException& exception, const PatternArguments& arguments,
                            std::size_t otherwise) {
  if (exception.class_name == "java.lang.IllegalArgumentException") return arguments.index;
  if (arguments.zone && !is_zone(*arguments.zone)) return arguments.index + 1;
  return otherwise;
}

Value format_moment(const Call& call, std::int64_t epoch_millis,
                    const PatternArguments& arguments) {
  const auto text = format_date(epoch_millis, arguments.pattern, arguments.zone.value_or(kUtc));
  if (text) return make_string(call, *text);
  throw vtl::ArgumentException(blamed_argument(text.error(), arguments, arguments.index),
                               text.error());
}

Value epoch_to_formatted(Call& call) {
  return format_moment(call, call.integer(0), pattern_arguments(call, 1));
}

Value epoch_to_iso8601(Call& call) {
  call.heap().work().charge(kUnitsOfMoment);
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
  call.heap().work().charge(kUnitsOfMoment);
  return make_string(call, format_iso8601_millis(now(call)));
}

Value now_formatted(Call& call) {
  return format_moment(call, now(call), pattern_arguments(call, 0));
}

Value parse_formatted(Call& call) {
  const std::string_view text = required_string(call, 0);
  const PatternArguments arguments = pattern_arguments(call, 1);
  const auto millis = parse_date(text, arguments.pattern, arguments.zone);
  if (millis) return Value(*millis);
  throw vtl::ArgumentException(blamed_argument(millis.error(), arguments, 0), millis.error());
}

Value parse_iso8601(Call& call) {
  call.heap().work().charge(kUnitsOfMoment);
  return Value(result_or_blame(parse_iso8601_to_millis(required_string(call, 0)), 0));
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
