#include "appsync_utils/support/date/date_printer.h"

#include <string_view>

#include "vtl/text/wtf8.h"

namespace appsync {

namespace {

/// Java compares with a table of powers of ten that ends at 10^10.
constexpr std::int32_t kPowersOfTen = 11;

struct LocalMoment {
  std::int64_t epoch_second;
  std::int32_t offset_seconds;
  CivilDate date;
  std::int64_t nano_of_day;
};

std::int64_t value_of(DateField field, const LocalMoment& moment) {
  if (field == DateField::offset_seconds) return moment.offset_seconds;
  if (const auto value = value_in_date(field, moment.date)) return *value;
  return value_in_time(field, moment.nano_of_day).value_or(0);
}

bool exceeds_width(std::int64_t value, std::int32_t width) {
  if (width >= 19) return false;
  if (width >= kPowersOfTen) {
    const std::string index = std::to_string(width);
    throw vtl::JavaException(
        "java.lang.ArrayIndexOutOfBoundsException",
        "Index " + index + " out of bounds for length " + std::to_string(kPowersOfTen));
  }
  std::int64_t limit = 1;
  for (std::int32_t digit = 0; digit < width; ++digit) limit *= 10;
  return value >= limit;
}

std::string print_number(const PatternElement& element, std::int64_t value) {
  const std::string digits = std::to_string(value < 0 ? -value : value);
  const std::string prefix = "Field " + field_name(element.field) +
                             " cannot be printed as the value " + std::to_string(value);
  if (digits.size() > static_cast<std::size_t>(element.maximum_width)) {
    throw date_time_exception(prefix + " exceeds the maximum print width of " +
                              std::to_string(element.maximum_width));
  }
  std::string text;
  if (value < 0) {
    if (element.sign == SignStyle::not_negative) {
      throw date_time_exception(prefix + " cannot be negative according to the SignStyle");
    }
    text = "-";
  } else if (element.sign == SignStyle::exceeds_pad &&
             exceeds_width(value, element.minimum_width)) {
    text = "+";
  }
  const auto width = static_cast<std::size_t>(element.minimum_width);
  if (digits.size() < width) text.append(width - digits.size(), '0');
  return text + digits;
}

std::string print_offset(const PatternElement& element, std::int64_t offset) {
  if (offset == 0) return vtl::from_utf16(element.literal);
  const std::int64_t magnitude = offset < 0 ? -offset : offset;
  const std::int64_t minutes = magnitude / 60 % 60;
  const std::int64_t seconds = magnitude % 60;
  const OffsetLayout layout = element.offset_layout;
  const bool has_colon =
      layout == OffsetLayout::minutes_colon || layout == OffsetLayout::optional_seconds_colon;
  const std::string separator = has_colon ? ":" : "";
  const std::string sign = offset < 0 ? "-" : "+";
  std::string text = sign + zero_padded(magnitude / 3600, 2);
  bool is_zero = magnitude / 3600 == 0;
  if (layout != OffsetLayout::hours_optional_minutes || minutes > 0) {
    text += separator + zero_padded(minutes, 2);
    is_zero = is_zero && minutes == 0;
  }
  if ((layout == OffsetLayout::optional_seconds ||
       layout == OffsetLayout::optional_seconds_colon) &&
      seconds > 0) {
    text += separator + zero_padded(seconds, 2);
    is_zero = false;
  }
  // An offset of some seconds that the layout does not show is printed as no offset.
  return is_zero ? vtl::from_utf16(element.literal) : text;
}

std::string print_localized_offset(TextWidth width, std::int64_t offset) {
  std::string text = "GMT";
  if (offset == 0) return text;
  const std::int64_t magnitude = offset < 0 ? -offset : offset;
  const std::int64_t minutes = magnitude / 60 % 60;
  const std::int64_t seconds = magnitude % 60;
  const bool is_full = width == TextWidth::full;
  text += offset < 0 ? '-' : '+';
  text += zero_padded(magnitude / 3600, is_full ? 2 : 1);
  if (is_full || minutes != 0 || seconds != 0) text += ':' + zero_padded(minutes, 2);
  if (seconds != 0) text += ':' + zero_padded(seconds, 2);
  return text;
}

class DatePrinter {
 public:
  DatePrinter(const LocalMoment& moment, const TimeZone& zone) : moment_(moment), zone_(zone) {}

  std::string print(const std::vector<PatternElement>& elements) const {
    std::string out;
    for (const PatternElement& element : elements) {
      std::string text = print_element(element);
      if (element.pad_width > 0) pad(text, element.pad_width);
      // A character beyond U+FFFF in a pattern is two literals, one per half.
      vtl::append_joined(out, text);
    }
    return out;
  }

 private:
  static void pad(std::string& text, std::size_t width) {
    const std::size_t length = vtl::utf16_length(text);
    if (length > width) {
      throw date_time_exception("Cannot print as output of " + std::to_string(length) +
                                " characters exceeds pad width of " + std::to_string(width));
    }
    text.insert(0, width - length, ' ');
  }

  std::string print_element(const PatternElement& element) const;

  const LocalMoment& moment_;
  const TimeZone& zone_;
};

std::string DatePrinter::print_element(const PatternElement& element) const {
  switch (element.kind) {
    case ElementKind::number:
      return print_number(element, value_of(element.field, moment_));
    case ElementKind::reduced_year: {
      const std::int64_t year = value_of(element.field, moment_);
      return zero_padded((year < 0 ? -year : year) % 100, 2);
    }
    case ElementKind::fraction:
      return zero_padded(value_of(element.field, moment_), 9)
          .substr(0, static_cast<std::size_t>(element.maximum_width));
    case ElementKind::text:
      return std::string(
          field_text(element.field, value_of(element.field, moment_), element.text_width));
    case ElementKind::day_period:
      return std::string(day_period_text(
          day_period_at(moment_.nano_of_day / (60 * kNanosPerSecond)), element.text_width));
    case ElementKind::literal:
      return vtl::from_utf16(element.literal);
    case ElementKind::offset:
      return print_offset(element, moment_.offset_seconds);
    case ElementKind::localized_offset:
      return print_localized_offset(element.text_width, moment_.offset_seconds);
    case ElementKind::zone_id:
      return zone_.id();
    case ElementKind::zone_name:
      return zone_name(zone_,
                       zone_.is_daylight_saving_at(moment_.epoch_second) ? ZoneNameKind::daylight
                                                                         : ZoneNameKind::standard,
                       element.zone_width);
    case ElementKind::generic_zone_name:
      return zone_name(zone_, ZoneNameKind::generic, element.zone_width);
    case ElementKind::optional:
      break;
  }
  return print(element.children);
}

}  // namespace

std::string print_date(const std::vector<PatternElement>& pattern, std::int64_t epoch_millis,
                       const TimeZone& zone) {
  LocalMoment moment;
  moment.epoch_second = floor_divide(epoch_millis, 1000);
  moment.offset_seconds = zone.offset_at(moment.epoch_second);
  const std::int64_t local_second = moment.epoch_second + moment.offset_seconds;
  moment.date = from_epoch_day(floor_divide(local_second, kSecondsPerDay));
  moment.nano_of_day = floor_modulo(local_second, kSecondsPerDay) * kNanosPerSecond +
                       floor_modulo(epoch_millis, 1000) * 1'000'000;
  return DatePrinter(moment, zone).print(pattern);
}

}  // namespace appsync
