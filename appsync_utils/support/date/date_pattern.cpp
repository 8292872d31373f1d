#include "appsync_utils/support/date/date_pattern.h"

#include <optional>
#include <utility>

#include "appsync_utils/support/java_result.h"
#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace appsync {

namespace {

/// Java recurses here, and so do printing and parsing; nobody needs more.
constexpr std::size_t kMaximumNesting = 200;
/// UTF-16 units. Zone names are costly to look up, and a pattern may ask for one every few letters.
constexpr std::size_t kMaximumLength = 4096;

/// What goes before the letter in Java's "Too many pattern letters: M".
[[noreturn]] void reject_letter(std::string_view what, char16_t letter) {
  throw illegal_argument(std::string(what) + ": " + static_cast<char>(letter));
}

void require_count(bool is_valid, char16_t letter) {
  if (!is_valid) reject_letter("Too many pattern letters", letter);
}

/// One section between '[' and ']', or the whole pattern.
struct Section {
  std::vector<PatternElement> elements;
  /// The number that the next fixed-width number would take digits from.
  std::optional<std::size_t> open_number;
};

class PatternCompiler {
 public:
  explicit PatternCompiler(std::string_view pattern)
      : source_(pattern), pattern_(vtl::to_utf16(pattern)) {
    sections_.emplace_back();
  }

  std::vector<PatternElement> compile();

 private:
  Section& section() { return sections_.back(); }
  std::size_t run_length(std::size_t start) const;
  void compile_letters();
  void compile_letter(char16_t letter, std::size_t count);
  void compile_field(char16_t letter, std::size_t count, DateField field);
  void compile_zone(char16_t letter, std::size_t count);
  void compile_offset(char16_t letter, std::size_t count);
  void compile_quoted();

  void append(PatternElement element);
  void append_literal(std::u16string literal);
  void append_number(DateField field, std::size_t minimum, std::int32_t maximum, SignStyle sign);
  void append_fixed(DateField field, std::size_t width);
  void append_plain(DateField field) { append_number(field, 1, 19, SignStyle::normal); }
  /// `is_fixed`: has exactly its width, so that a number before it may give digits away.
  void append_adjacent(PatternElement number, bool is_fixed);
  void append_text(DateField field, TextWidth width);
  void append_offset(OffsetLayout layout, std::u16string_view zero);
  void append_localized_offset(TextWidth width);
  void close_section();

  std::string_view source_;
  std::u16string pattern_;
  std::size_t position_ = 0;
  std::size_t pad_width_ = 0;
  std::vector<Section> sections_;
};

std::optional<DateField> field_of(char16_t letter) {
  switch (letter) {
    case u'G':
      return DateField::era;
    case u'y':
      return DateField::year_of_era;
    case u'u':
      return DateField::year;
    case u'Q':
    case u'q':
      return DateField::quarter_of_year;
    case u'M':
    case u'L':
      return DateField::month_of_year;
    case u'D':
      return DateField::day_of_year;
    case u'd':
      return DateField::day_of_month;
    case u'F':
      return DateField::aligned_day_of_week_in_month;
    case u'E':
    case u'c':
    case u'e':
      return DateField::day_of_week;
    case u'a':
      return DateField::am_pm_of_day;
    case u'H':
      return DateField::hour_of_day;
    case u'k':
      return DateField::clock_hour_of_day;
    case u'K':
      return DateField::hour_of_am_pm;
    case u'h':
      return DateField::clock_hour_of_am_pm;
    case u'm':
      return DateField::minute_of_hour;
    case u's':
      return DateField::second_of_minute;
    case u'S':
    case u'n':
      return DateField::nano_of_second;
    case u'A':
      return DateField::milli_of_day;
    case u'N':
      return DateField::nano_of_day;
    case u'g':
      return DateField::modified_julian_day;
    default:
      return std::nullopt;
  }
}

TextWidth text_width_of(std::size_t count) {
  if (count == 4) return TextWidth::full;
  return count == 5 ? TextWidth::narrow : TextWidth::short_form;
}

std::vector<PatternElement> PatternCompiler::compile() {
  if (pattern_.size() > kMaximumLength) {
    throw illegal_argument("Pattern is longer than " + std::to_string(kMaximumLength) +
                           " characters");
  }
  while (position_ < pattern_.size()) {
    const char16_t unit = pattern_[position_];
    if (vtl::is_letter(unit)) {
      compile_letters();
    } else if (unit == u'\'') {
      compile_quoted();
    } else if (unit == u'[') {
      if (sections_.size() > kMaximumNesting) {
        throw illegal_argument("Pattern has more than " + std::to_string(kMaximumNesting) +
                               " nested optional sections");
      }
      section().open_number.reset();
      sections_.emplace_back();
      ++position_;
    } else if (unit == u']') {
      if (sections_.size() == 1) {
        throw illegal_argument("Pattern invalid as it contains ] without previous [");
      }
      close_section();
      ++position_;
    } else if (unit == u'{' || unit == u'}' || unit == u'#') {
      throw illegal_argument(std::string("Pattern includes reserved character: '") +
                             static_cast<char>(unit) + '\'');
    } else {
      append_literal({unit});
      ++position_;
    }
  }
  while (sections_.size() > 1) close_section();
  return std::move(section().elements);
}

std::size_t PatternCompiler::run_length(std::size_t start) const {
  std::size_t end = start;
  while (end < pattern_.size() && pattern_[end] == pattern_[start]) ++end;
  return end - start;
}

void PatternCompiler::compile_letters() {
  char16_t letter = pattern_[position_];
  std::size_t count = run_length(position_);
  position_ += count;
  if (letter == u'p') {
    if (position_ == pattern_.size() || !vtl::is_letter(pattern_[position_])) {
      throw illegal_argument("Pad letter 'p' must be followed by valid pad pattern: " +
                             std::string(source_));
    }
    pad_width_ = count;
    section().open_number.reset();
    letter = pattern_[position_];
    count = run_length(position_);
    position_ += count;
  }
  compile_letter(letter, count);
}

void PatternCompiler::compile_letter(char16_t letter, std::size_t count) {
  if (const std::optional<DateField> field = field_of(letter)) {
    compile_field(letter, count, *field);
    return;
  }
  switch (letter) {
    case u'z':
    case u'V':
    case u'v':
      compile_zone(letter, count);
      break;
    case u'Z':
    case u'O':
    case u'X':
    case u'x':
      compile_offset(letter, count);
      break;
    case u'W':
      require_count(count == 1, letter);
      append_fixed(DateField::us_week_of_month, 1);
      break;
    case u'w':
      require_count(count <= 2, letter);
      append_number(DateField::us_week_of_week_based_year, count, 2, SignStyle::not_negative);
      break;
    case u'Y': {
      PatternElement year;
      year.kind = count == 2 ? ElementKind::reduced_year : ElementKind::number;
      year.field = DateField::us_week_based_year;
      year.minimum_width = static_cast<std::int32_t>(count);
      year.maximum_width = count == 2 ? 2 : 19;
      year.sign = count == 2  ? SignStyle::not_negative
                  : count < 4 ? SignStyle::normal
                              : SignStyle::exceeds_pad;
      append_adjacent(std::move(year), count == 2 || count == 19);
      break;
    }
    case u'B': {
      if (count != 1 && count != 4 && count != 5) {
        reject_letter("Wrong number of pattern letters", letter);
      }
      PatternElement period;
      period.kind = ElementKind::day_period;
      period.text_width = text_width_of(count);
      append(std::move(period));
      break;
    }
    default:
      reject_letter("Unknown pattern letter", letter);
  }
}

void PatternCompiler::compile_field(char16_t letter, std::size_t count, DateField field) {
  switch (letter) {
    case u'u':
    case u'y':
      if (count == 2) {
        PatternElement year;
        year.kind = ElementKind::reduced_year;
        year.field = field;
        year.minimum_width = 2;
        year.maximum_width = 2;
        year.sign = SignStyle::not_negative;
        append_adjacent(std::move(year), true);
      } else {
        append_number(field, count, 19, count < 4 ? SignStyle::normal : SignStyle::exceeds_pad);
      }
      break;
    case u'c':
      if (count == 2) throw illegal_argument("Invalid pattern \"cc\"");
      [[fallthrough]];
    case u'e':
      if (count <= 2) {
        append_fixed(DateField::us_day_of_week, count);
        break;
      }
      [[fallthrough]];
    case u'L':
    case u'q':
    case u'M':
    case u'Q':
    case u'E':
      require_count(count <= 5, letter);
      if (count > 2 || letter == u'E') {
        append_text(field, text_width_of(count));
      } else if (count == 1) {
        append_plain(field);
      } else {
        append_fixed(field, 2);
      }
      break;
    case u'a':
      require_count(count == 1, letter);
      append_text(field, TextWidth::short_form);
      break;
    case u'G':
      require_count(count <= 5, letter);
      append_text(field, text_width_of(count));
      break;
    case u'S': {
      if (count > 9) {
        throw illegal_argument("Minimum width must be from 0 to 9 inclusive but was " +
                               std::to_string(count));
      }
      PatternElement fraction;
      fraction.kind = ElementKind::fraction;
      fraction.field = field;
      fraction.minimum_width = static_cast<std::int32_t>(count);
      fraction.maximum_width = fraction.minimum_width;
      append_adjacent(std::move(fraction), true);
      break;
    }
    case u'F':
      require_count(count == 1, letter);
      append_plain(field);
      break;
    case u'D':
      require_count(count <= 3, letter);
      if (count == 1) {
        append_plain(field);
      } else {
        append_number(field, count, 3, SignStyle::not_negative);
      }
      break;
    case u'g':
      append_number(field, count, 19, SignStyle::normal);
      break;
    case u'A':
    case u'n':
    case u'N':
      append_number(field, count, 19, SignStyle::not_negative);
      break;
    default:  // d h H k K m s
      require_count(count <= 2, letter);
      if (count == 1) {
        append_plain(field);
      } else {
        append_fixed(field, 2);
      }
      break;
  }
}

void PatternCompiler::compile_zone(char16_t letter, std::size_t count) {
  PatternElement zone;
  zone.zone_width = count == 4 ? ZoneNameWidth::full : ZoneNameWidth::short_form;
  if (letter == u'z') {
    require_count(count <= 4, letter);
    zone.kind = ElementKind::zone_name;
  } else if (letter == u'V') {
    if (count != 2) reject_letter("Pattern letter count must be 2", letter);
    zone.kind = ElementKind::zone_id;
  } else {
    if (count != 1 && count != 4) reject_letter("Wrong number of pattern letters", letter);
    zone.kind = ElementKind::generic_zone_name;
  }
  append(std::move(zone));
}

void PatternCompiler::compile_offset(char16_t letter, std::size_t count) {
  if (letter == u'Z') {
    require_count(count <= 5, letter);
    if (count < 4) {
      append_offset(OffsetLayout::minutes, u"+0000");
    } else if (count == 4) {
      append_localized_offset(TextWidth::full);
    } else {
      append_offset(OffsetLayout::optional_seconds_colon, u"Z");
    }
    return;
  }
  if (letter == u'O') {
    if (count != 1 && count != 4) reject_letter("Pattern letter count must be 1 or 4", letter);
    append_localized_offset(text_width_of(count));
    return;
  }
  require_count(count <= 5, letter);
  constexpr OffsetLayout kLayouts[] = {OffsetLayout::hours_optional_minutes, OffsetLayout::minutes,
                                       OffsetLayout::minutes_colon, OffsetLayout::optional_seconds,
                                       OffsetLayout::optional_seconds_colon};
  std::u16string_view zero = u"Z";
  if (letter == u'x') zero = count == 1 ? u"+00" : count % 2 == 0 ? u"+0000" : u"+00:00";
  append_offset(kLayouts[count - 1], zero);
}

void PatternCompiler::compile_quoted() {
  std::u16string literal;
  std::size_t end = position_ + 1;
  for (; end < pattern_.size(); ++end) {
    if (pattern_[end] == u'\'') {
      if (end + 1 == pattern_.size() || pattern_[end + 1] != u'\'') break;
      ++end;
    }
    literal.push_back(pattern_[end]);
  }
  if (end >= pattern_.size()) {
    throw illegal_argument("Pattern ends with an incomplete string literal: " +
                           std::string(source_));
  }
  const bool is_escaped_quote = end == position_ + 1;
  position_ = end + 1;
  append_literal(is_escaped_quote ? u"'" : std::move(literal));
}

void PatternCompiler::append(PatternElement element) {
  element.pad_width = std::exchange(pad_width_, 0);
  section().elements.push_back(std::move(element));
  section().open_number.reset();
}

void PatternCompiler::append_literal(std::u16string literal) {
  PatternElement element;
  element.literal = std::move(literal);
  append(std::move(element));
}

void PatternCompiler::append_number(DateField field, std::size_t minimum, std::int32_t maximum,
                                    SignStyle sign) {
  if (minimum > 19) {
    throw illegal_argument("The minimum width must be from 1 to 19 inclusive but was " +
                           std::to_string(minimum));
  }
  PatternElement number;
  number.kind = ElementKind::number;
  number.field = field;
  number.minimum_width = static_cast<std::int32_t>(minimum);
  number.maximum_width = maximum;
  number.sign = sign;
  append_adjacent(std::move(number),
                  number.minimum_width == maximum && sign == SignStyle::not_negative);
}

void PatternCompiler::append_fixed(DateField field, std::size_t width) {
  append_number(field, width, static_cast<std::int32_t>(width), SignStyle::not_negative);
}

void PatternCompiler::append_adjacent(PatternElement number, bool is_fixed) {
  const std::int32_t width = number.maximum_width;
  const std::optional<std::size_t> open_number = section().open_number;
  append(std::move(number));
  section().open_number = section().elements.size() - 1;
  if (!open_number) return;

  PatternElement& opener = section().elements[*open_number];
  if (opener.pad_width > 0) {
    throw vtl::JavaException(
        "java.lang.ClassCastException",
        "class java.time.format.DateTimeFormatterBuilder$PadPrinterParserDecorator cannot be cast "
        "to class java.time.format.DateTimeFormatterBuilder$NumberPrinterParser "
        "(java.time.format.DateTimeFormatterBuilder$PadPrinterParserDecorator and "
        "java.time.format.DateTimeFormatterBuilder$NumberPrinterParser are in module java.base of "
        "loader 'bootstrap')");
  }
  if (is_fixed) {
    opener.subsequent_width += width;
    section().open_number = open_number;
  } else {
    // Java forgets what was promised to the numbers between the two.
    opener.subsequent_width = 0;
  }
}

void PatternCompiler::append_text(DateField field, TextWidth width) {
  PatternElement text;
  text.kind = ElementKind::text;
  text.field = field;
  text.text_width = width;
  append(std::move(text));
}

void PatternCompiler::append_offset(OffsetLayout layout, std::u16string_view zero) {
  PatternElement offset;
  offset.kind = ElementKind::offset;
  offset.offset_layout = layout;
  offset.literal = zero;
  append(std::move(offset));
}

void PatternCompiler::append_localized_offset(TextWidth width) {
  PatternElement offset;
  offset.kind = ElementKind::localized_offset;
  offset.text_width = width;
  append(std::move(offset));
}

void PatternCompiler::close_section() {
  PatternElement optional;
  optional.kind = ElementKind::optional;
  optional.children = std::move(section().elements);
  sections_.pop_back();
  if (!optional.children.empty()) append(std::move(optional));
}

}  // namespace

std::vector<PatternElement> compile_pattern(std::string_view pattern) {
  return PatternCompiler(pattern).compile();
}

}  // namespace appsync
