#include "appsync_utils/support/date/date_parser.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace appsync {

namespace {

constexpr std::int32_t kMostDigits = 19;

std::int32_t digit_at(std::u16string_view text, std::size_t position) {
  if (position >= text.size()) return -1;
  const char16_t unit = text[position];
  return vtl::is_digit(unit) ? unit - u'0' : -1;
}

bool starts_with(std::u16string_view text, std::u16string_view prefix, bool ignores_case) {
  if (text.size() < prefix.size()) return false;
  return std::equal(prefix.begin(), prefix.end(), text.begin(), [=](char16_t left, char16_t right) {
    return left == right || (ignores_case && vtl::ascii_upper(left) == vtl::ascii_upper(right));
  });
}

/// Where reading went to, or where it failed.
struct Step {
  bool is_match;
  std::size_t position;
};
Step match_at(std::size_t position) {
  return {true, position};
}
Step mismatch_at(std::size_t position) {
  return {false, position};
}

/// Reads "+08:30:15" and its shorter forms, keeping track of the place as Java's offset parser
/// does.
class OffsetReader {
 public:
  OffsetReader(std::u16string_view text, std::size_t position) : text_(text), position_(position) {}

  std::size_t position() const { return position_; }
  /// Two digits after a colon, if there must be one. Leaves the place alone when they are not
  /// there.
  bool read_part(std::int64_t& part, bool after_colon) {
    std::size_t start = position_;
    if (after_colon) {
      if (start >= text_.size() || text_[start] != u':') return false;
      ++start;
    }
    const std::int32_t high = digit_at(text_, start);
    const std::int32_t low = digit_at(text_, start + 1);
    if (high < 0 || low < 0 || high * 10 + low > 59) return false;
    part = high * 10 + low;
    position_ = start + 2;
    return true;
  }

 private:
  std::u16string_view text_;
  std::size_t position_;
};

class DateParser {
 public:
  explicit DateParser(std::u16string_view text) : text_(text) {}

  Step parse(const std::vector<PatternElement>& elements, std::size_t position);
  ParsedFields& fields() { return fields_; }

 private:
  Step parse_padded(const PatternElement& element, std::size_t position);
  Step parse_element(const PatternElement& element, std::size_t position);
  Step parse_number(const PatternElement& element, std::size_t position);
  Step parse_fraction(const PatternElement& element, std::size_t position);
  Step parse_text(const PatternElement& element, std::size_t position);
  Step parse_day_period(const PatternElement& element, std::size_t position);
  Step parse_offset(const PatternElement& element, std::size_t position);
  Step parse_localized_offset(const PatternElement& element, std::size_t position);
  Step parse_zone(const PatternElement& element, std::size_t position);
  Step parse_prefixed_zone(std::size_t start, std::size_t prefix_length);
  Step parse_optional(const PatternElement& element, std::size_t position);
  Step set_field(DateField field, std::int64_t value, std::size_t start, std::size_t end);
  Step set_number(const PatternElement& element, std::int64_t value, std::size_t start,
                  std::size_t end);
  std::int32_t required_digit(std::size_t position) const;

  std::u16string_view text_;
  ParsedFields fields_;
};

Step DateParser::parse(const std::vector<PatternElement>& elements, std::size_t position) {
  for (const PatternElement& element : elements) {
    const Step step =
        element.pad_width > 0 ? parse_padded(element, position) : parse_element(element, position);
    if (!step.is_match) return step;
    position = step.position;
  }
  return match_at(position);
}

Step DateParser::parse_padded(const PatternElement& element, std::size_t position) {
  if (element.pad_width > text_.size() - position) return mismatch_at(position);
  const std::size_t end = position + element.pad_width;
  std::size_t start = position;
  while (start < end && text_[start] == u' ') ++start;
  const std::u16string_view whole = std::exchange(text_, text_.substr(0, end));
  const Step step = parse_element(element, start);
  text_ = whole;
  // Java adds the two positions up here, so the index it reports is too large.
  if (!step.is_match || step.position != end) return mismatch_at(position + start);
  return step;
}

Step DateParser::parse_element(const PatternElement& element, std::size_t position) {
  switch (element.kind) {
    case ElementKind::number:
    case ElementKind::reduced_year:
      return parse_number(element, position);
    case ElementKind::fraction:
      return parse_fraction(element, position);
    case ElementKind::text:
      return parse_text(element, position);
    case ElementKind::day_period:
      return parse_day_period(element, position);
    case ElementKind::literal:
      if (!starts_with(text_.substr(position), element.literal, element.ignores_case)) {
        return mismatch_at(position);
      }
      return match_at(position + element.literal.size());
    case ElementKind::offset:
      return parse_offset(element, position);
    case ElementKind::localized_offset:
      return parse_localized_offset(element, position);
    case ElementKind::zone_id:
    case ElementKind::zone_name:
    case ElementKind::generic_zone_name:
      return parse_zone(element, position);
    case ElementKind::optional:
      break;
  }
  return parse_optional(element, position);
}

Step DateParser::set_field(DateField field, std::int64_t value, std::size_t start,
                           std::size_t end) {
  std::optional<std::int64_t>& old = fields_[field];
  const bool is_conflict = old && *old != value;
  old = value;
  return is_conflict ? mismatch_at(start) : match_at(end);
}

Step DateParser::set_number(const PatternElement& element, std::int64_t value, std::size_t start,
                            std::size_t end) {
  if (element.kind == ElementKind::reduced_year && end - start == 2 && value >= 0) value += 2000;
  return set_field(element.field, value, start, end);
}

Step DateParser::parse_number(const PatternElement& element, std::size_t position) {
  if (position == text_.size()) return mismatch_at(position);
  const std::size_t start = position;
  const bool is_positive = text_[position] == u'+';
  const bool is_negative = text_[position] == u'-';
  if (is_positive && element.sign != SignStyle::exceeds_pad) return mismatch_at(position);
  if (is_negative && element.sign == SignStyle::not_negative) return mismatch_at(position);
  if (is_positive || is_negative) ++position;

  const auto minimum = static_cast<std::size_t>(element.minimum_width);
  if (minimum > text_.size() - position) return mismatch_at(position);
  std::size_t maximum = static_cast<std::size_t>(element.maximum_width + element.subsequent_width);
  std::size_t digits = 0;
  while (digits < maximum && digit_at(text_, position + digits) >= 0) ++digits;
  if (digits < minimum && digits < maximum) return mismatch_at(position);
  if (element.subsequent_width > 0) {
    const auto given_away = static_cast<std::size_t>(element.subsequent_width);
    digits = std::min(digits, std::max(minimum, digits > given_away ? digits - given_away : 0));
  }

  std::uint64_t magnitude = 0;  // 19 digits fit
  for (std::size_t index = 0; index < std::min<std::size_t>(digits, kMostDigits); ++index) {
    magnitude = magnitude * 10 + static_cast<std::uint64_t>(digit_at(text_, position + index));
  }
  const std::uint64_t limit =
      static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) + (is_negative ? 1 : 0);
  std::size_t end = position + digits;
  if (is_negative && magnitude == 0) return mismatch_at(start);
  if (element.sign == SignStyle::exceeds_pad && !is_negative) {
    if (is_positive && digits <= minimum) return mismatch_at(start);
    if (!is_positive && digits > minimum) return mismatch_at(position);
  }
  if (magnitude > limit) {
    magnitude /= 10;
    --end;
  }
  const auto value = static_cast<std::int64_t>(is_negative ? 0 - magnitude : magnitude);
  return set_number(element, value, position, end);
}

Step DateParser::parse_fraction(const PatternElement& element, std::size_t position) {
  const std::size_t start = position;
  const auto minimum = static_cast<std::size_t>(element.minimum_width);
  if (position == text_.size()) {
    return minimum > 0 ? mismatch_at(position) : match_at(position);
  }
  if (element.has_decimal_point) {
    if (text_[position] != u'.') return minimum > 0 ? mismatch_at(position) : match_at(position);
    ++position;
  }
  if (minimum > text_.size() - position) return mismatch_at(position);
  std::int64_t value = 0;
  std::int32_t digits = 0;
  for (; digits < element.maximum_width; ++digits) {
    const std::int32_t digit = digit_at(text_, position + static_cast<std::size_t>(digits));
    if (digit < 0) break;
    value = value * 10 + digit;
  }
  if (digits < element.minimum_width) return mismatch_at(position);
  for (std::int32_t scale = digits; scale < 9; ++scale) value *= 10;
  const std::size_t end = position + static_cast<std::size_t>(digits);
  return set_field(element.field, value, element.has_decimal_point ? start + 1 : start, end);
}

Step DateParser::parse_text(const PatternElement& element, std::size_t position) {
  const auto match = match_field_text(element.field, element.text_width, text_.substr(position));
  if (!match) return mismatch_at(position);
  return set_field(element.field, match->value, position, position + match->length);
}

Step DateParser::parse_day_period(const PatternElement& element, std::size_t position) {
  const auto match = match_day_period(element.text_width, text_.substr(position));
  if (!match) return mismatch_at(position);
  const bool is_conflict = fields_.day_period != nullptr && fields_.day_period != match->period;
  fields_.day_period = match->period;
  return is_conflict ? mismatch_at(position) : match_at(position + match->length);
}

Step DateParser::parse_offset(const PatternElement& element, std::size_t position) {
  if (position == text_.size()) return mismatch_at(position);
  if (starts_with(text_.substr(position), element.literal, element.ignores_case)) {
    return set_field(DateField::offset_seconds, 0, position, position + element.literal.size());
  }
  const char16_t sign = text_[position];
  if (sign != u'+' && sign != u'-') return mismatch_at(position);
  std::int64_t hours = 0;
  std::int64_t minutes = 0;
  std::int64_t seconds = 0;
  const OffsetLayout layout = element.offset_layout;
  const bool has_colon =
      layout == OffsetLayout::minutes_colon || layout == OffsetLayout::optional_seconds_colon;
  const bool may_lack_minutes =
      layout == OffsetLayout::hours_optional_minutes || element.is_lenient;
  OffsetReader reader(text_, position + 1);
  if (!reader.read_part(hours, false)) return mismatch_at(position);
  const bool has_minutes = reader.read_part(minutes, has_colon);
  if (!has_minutes && !may_lack_minutes) return mismatch_at(position);
  if (has_minutes && (layout == OffsetLayout::optional_seconds ||
                      layout == OffsetLayout::optional_seconds_colon)) {
    reader.read_part(seconds, has_colon);
  }
  if (hours > 23) {
    throw date_time_exception("Value out of range: Hour[0-23], Minute[0-59], Second[0-59]");
  }
  const std::int64_t total = hours * 3600 + minutes * 60 + seconds;
  return set_field(DateField::offset_seconds, sign == u'-' ? -total : total, position,
                   reader.position());
}

std::int32_t DateParser::required_digit(std::size_t position) const {
  if (position >= text_.size()) {
    throw vtl::JavaException("java.lang.StringIndexOutOfBoundsException",
                             "String index out of range: " + std::to_string(position));
  }
  return digit_at(text_, position);
}

Step DateParser::parse_localized_offset(const PatternElement& element, std::size_t position) {
  if (!starts_with_ascii(text_.substr(position), "GMT")) return mismatch_at(position);
  std::size_t next = position + 3;
  if (next == text_.size() || (text_[next] != u'+' && text_[next] != u'-')) {
    return set_field(DateField::offset_seconds, 0, position, next);
  }
  const std::int64_t sign = text_[next++] == u'-' ? -1 : 1;
  // Java reads on only where three more characters are there.
  const auto read_colon_part = [&](std::int64_t& part) {
    if (next + 2 >= text_.size() || text_[next] != u':') return false;
    const std::int32_t high = digit_at(text_, next + 1);
    const std::int32_t low = digit_at(text_, next + 2);
    if (high < 0 || low < 0) return false;
    part = high * 10 + low;
    next += 3;
    return true;
  };
  std::int64_t hours = 0;
  std::int64_t minutes = 0;
  std::int64_t seconds = 0;
  if (element.text_width == TextWidth::full) {
    const std::int32_t high = required_digit(next++);
    const std::int32_t low = required_digit(next++);
    if (high < 0 || low < 0) return mismatch_at(position);
    required_digit(next);
    if (text_[next++] != u':') return mismatch_at(position);
    hours = high * 10 + low;
    const std::int32_t minute_high = required_digit(next++);
    const std::int32_t minute_low = required_digit(next++);
    if (minute_high < 0 || minute_low < 0) return mismatch_at(position);
    minutes = minute_high * 10 + minute_low;
    read_colon_part(seconds);
  } else {
    const std::int32_t first = required_digit(next++);
    if (first < 0) return mismatch_at(position);
    hours = first;
    if (const std::int32_t second = digit_at(text_, next); second >= 0) {
      hours = hours * 10 + second;
      ++next;
    }
    if (read_colon_part(minutes)) read_colon_part(seconds);
  }
  return set_field(DateField::offset_seconds, sign * (hours * 3600 + minutes * 60 + seconds),
                   position, next);
}

Step DateParser::parse_prefixed_zone(std::size_t start, std::size_t prefix_length) {
  const std::size_t position = start + prefix_length;
  std::string prefix;
  for (std::size_t index = start; index < position; ++index) {
    prefix.push_back(static_cast<char>(text_[index]));
  }
  const auto bare_prefix = [&] {
    fields_.zone = TimeZone::of(prefix);
    return match_at(position);
  };
  if (prefix_length > 0 &&
      (position >= text_.size() || text_[position] == u'0' || text_[position] == u'Z')) {
    return bare_prefix();
  }
  PatternElement offset;
  offset.kind = ElementKind::offset;
  offset.offset_layout = OffsetLayout::optional_seconds_colon;
  offset.literal = prefix_length == 0 ? u"Z" : u"0";
  DateParser offset_parser(text_);
  const Step step = offset_parser.parse_offset(offset, position);
  if (!step.is_match) return prefix_length == 0 ? mismatch_at(start) : bare_prefix();
  try {
    fields_.zone = TimeZone::of_prefixed_offset(
        prefix, offset_parser.fields_[DateField::offset_seconds].value_or(0));
  } catch (const vtl::JavaException&) {
    return mismatch_at(start);
  }
  return step;
}

Step DateParser::parse_zone(const PatternElement& element, std::size_t position) {
  if (position == text_.size()) return mismatch_at(position);
  const std::u16string_view rest = text_.substr(position);
  if (rest[0] == u'+' || rest[0] == u'-') return parse_prefixed_zone(position, 0);
  if (starts_with_ascii(rest, "UTC")) return parse_prefixed_zone(position, 3);
  if (starts_with_ascii(rest, "UT")) return parse_prefixed_zone(position, 2);
  if (starts_with_ascii(rest, "GMT0")) {
    fields_.zone = TimeZone::of("GMT0");
    return match_at(position + 4);
  }
  if (starts_with_ascii(rest, "GMT")) return parse_prefixed_zone(position, 3);

  std::optional<ZoneNameMatch> match = match_region_id(rest);
  if (element.kind != ElementKind::zone_id) {
    std::optional<ZoneNameMatch> named = match_zone_name(rest, element.zone_width);
    if (named && (!match || named->length >= match->length)) match = std::move(named);
  }
  if (match) {
    fields_.zone = TimeZone::of(match->zone_id);
    return match_at(position + match->length);
  }
  if (rest[0] != u'Z') return mismatch_at(position);
  fields_.zone = TimeZone::utc();
  return match_at(position + 1);
}

Step DateParser::parse_optional(const PatternElement& element, std::size_t position) {
  ParsedFields before = fields_;
  const Step step = parse(element.children, position);
  if (step.is_match) return step;
  fields_ = std::move(before);
  return match_at(position);
}

}  // namespace

vtl::JavaException date_parse_exception(std::u16string_view text, const std::string& reason) {
  constexpr std::size_t kShownUnits = 64;
  std::string shown = vtl::from_utf16(text.substr(0, kShownUnits));
  if (text.size() > kShownUnits) shown += "...";
  return {"java.time.format.DateTimeParseException",
          "Text '" + shown + "' could not be parsed" + reason};
}

ParsedFields parse_date_fields(const std::vector<PatternElement>& pattern,
                               const std::u16string& text) {
  DateParser parser(text);
  const Step step = parser.parse(pattern, 0);
  if (!step.is_match) {
    throw date_parse_exception(text, " at index " + std::to_string(step.position));
  }
  if (step.position < text.size()) {
    throw date_parse_exception(text,
                               ", unparsed text found at index " + std::to_string(step.position));
  }
  return parser.fields();
}

}  // namespace appsync
