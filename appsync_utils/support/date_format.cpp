#include "appsync_utils/support/date_format.h"

#include <limits>
#include <utility>
#include <vector>

#include "appsync_utils/support/date/date_parser.h"
#include "appsync_utils/support/date/date_pattern.h"
#include "appsync_utils/support/date/date_printer.h"
#include "appsync_utils/support/date/date_resolver.h"
#include "vtl/text/wtf8.h"

namespace appsync {

namespace {

constexpr std::string_view kParseException = "java.time.format.DateTimeParseException";

std::int64_t to_epoch_millis(const ResolvedMoment& moment) {
  constexpr std::int64_t kLimit = std::numeric_limits<std::int64_t>::max() / 1000;
  const std::int64_t millis = moment.nano_of_second / 1'000'000;
  if (moment.epoch_second > kLimit || moment.epoch_second < -kLimit - 1) {
    throw vtl::JavaException("java.lang.ArithmeticException", "long overflow");
  }
  // The last second of the range, before 1970, is reached from the second after it.
  const bool is_negative = moment.epoch_second < 0;
  const std::int64_t whole = (is_negative ? moment.epoch_second + 1 : moment.epoch_second) * 1000;
  const std::int64_t rest = is_negative ? millis - 1000 : millis;
  if ((rest > 0 && whole > std::numeric_limits<std::int64_t>::max() - rest) ||
      (rest < 0 && whole < std::numeric_limits<std::int64_t>::min() - rest)) {
    throw vtl::JavaException("java.lang.ArithmeticException", "long overflow");
  }
  return whole + rest;
}

/// Reads `text`; what goes wrong on the way is Java's "could not be parsed: " with the reason.
ResolvedMoment read_moment(const std::vector<PatternElement>& pattern, std::string_view text,
                           const std::optional<TimeZone>& zone, ResolverStyle style) {
  const std::u16string units = vtl::to_utf16(text);
  try {
    ParsedFields fields = parse_date_fields(pattern, units);
    if (!fields.zone) fields.zone = zone;
    return resolve_date_fields(std::move(fields), style);
  } catch (const vtl::JavaException& exception) {
    if (exception.class_name == kParseException) throw;
    throw date_parse_exception(units, ": " + exception.message);
  }
}

PatternElement iso_number(DateField field, std::int32_t minimum, std::int32_t maximum,
                          SignStyle sign) {
  PatternElement element;
  element.kind = ElementKind::number;
  element.field = field;
  element.minimum_width = minimum;
  element.maximum_width = maximum;
  element.sign = sign;
  return element;
}

PatternElement iso_literal(char16_t unit) {
  PatternElement element;
  element.literal = {unit};
  element.ignores_case = true;
  return element;
}

PatternElement iso_optional(std::vector<PatternElement> children) {
  PatternElement element;
  element.kind = ElementKind::optional;
  element.children = std::move(children);
  return element;
}

/// ISO_ZONED_DATE_TIME, which no pattern can express.
std::vector<PatternElement> iso_zoned_date_time() {
  const auto two_digits = [](DateField field) {
    return iso_number(field, 2, 2, SignStyle::not_negative);
  };
  PatternElement fraction = iso_number(DateField::nano_of_second, 0, 9, SignStyle::not_negative);
  fraction.kind = ElementKind::fraction;
  fraction.has_decimal_point = true;
  PatternElement offset;
  offset.kind = ElementKind::offset;
  offset.offset_layout = OffsetLayout::optional_seconds_colon;
  offset.literal = u"Z";
  offset.ignores_case = true;
  offset.is_lenient = true;
  PatternElement region;
  region.kind = ElementKind::zone_id;

  return {iso_number(DateField::year, 4, 10, SignStyle::exceeds_pad),
          iso_literal(u'-'),
          two_digits(DateField::month_of_year),
          iso_literal(u'-'),
          two_digits(DateField::day_of_month),
          iso_literal(u'T'),
          two_digits(DateField::hour_of_day),
          iso_literal(u':'),
          two_digits(DateField::minute_of_hour),
          iso_optional({iso_literal(u':'), two_digits(DateField::second_of_minute),
                        iso_optional({std::move(fraction)})}),
          std::move(offset),
          iso_optional({iso_literal(u'['), std::move(region), iso_literal(u']')})};
}

/// Turns what the parts throw into a value.
template <class T, class Function>
JavaResult<T> as_result(const Function& function) {
  try {
    return function();
  } catch (const vtl::JavaException& exception) {
    return exception;
  }
}

}  // namespace

JavaResult<std::string> format_date(std::int64_t epoch_millis, std::string_view pattern,
                                    std::string_view zone_id) {
  return as_result<std::string>([&] {
    const std::vector<PatternElement> elements = compile_pattern(pattern);
    return print_date(elements, epoch_millis, TimeZone::of(zone_id));
  });
}

JavaResult<std::int64_t> parse_date(std::string_view text, std::string_view pattern,
                                    std::optional<std::string_view> zone_id) {
  return as_result<std::int64_t>([&] {
    const std::vector<PatternElement> elements = compile_pattern(pattern);
    std::optional<TimeZone> zone;
    if (zone_id) zone = TimeZone::of(*zone_id);
    return to_epoch_millis(read_moment(elements, text, zone, ResolverStyle::smart));
  });
}

JavaResult<std::int64_t> parse_iso8601_to_millis(std::string_view text) {
  return as_result<std::int64_t>([&] {
    return to_epoch_millis(
        read_moment(iso_zoned_date_time(), text, std::nullopt, ResolverStyle::strict));
  });
}

std::string format_iso8601_millis(std::int64_t epoch_millis) {
  const std::int64_t second = floor_divide(epoch_millis, 1000);
  const std::int64_t second_of_day = floor_modulo(second, kSecondsPerDay);
  return date_to_java_text(from_epoch_day(floor_divide(second, kSecondsPerDay))) + 'T' +
         zero_padded(second_of_day / 3600, 2) + ':' + zero_padded(second_of_day / 60 % 60, 2) +
         ':' + zero_padded(second_of_day % 60, 2) + '.' +
         zero_padded(floor_modulo(epoch_millis, 1000), 3) + 'Z';
}

}  // namespace appsync
