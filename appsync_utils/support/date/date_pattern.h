// A pattern of java.time.format.DateTimeFormatter, taken apart into elements that print and parse;
// errors in a pattern are found before either starts. Elements carry their final widths: adjacent
// numbers ("yyyyMMdd") have shared out who gives way to whom.
//
// Quirks: '[' without ']' is fine; "cc" is not a pattern while "c" and "ccc" are; a padded number
// directly before another number is a ClassCastException; years of 11 to 18 letters cannot be
// printed (date_printer.cpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "appsync_utils/support/date/date_field.h"
#include "appsync_utils/support/date/date_names.h"
#include "appsync_utils/support/date/zone_names.h"

namespace appsync {

enum class SignStyle : std::uint8_t { normal, not_negative, exceeds_pad };

enum class ElementKind : std::uint8_t {
  number,
  reduced_year,  // two digits, read as 2000 to 2099
  fraction,
  text,
  day_period,
  literal,
  offset,
  localized_offset,
  zone_id,
  zone_name,
  generic_zone_name,
  optional,
};

/// How an offset is written: "+HHmm" prints minutes if there are any, "+HHMM" always, "ss" seconds
/// if there are any.
enum class OffsetLayout : std::uint8_t {
  hours_optional_minutes,
  minutes,
  minutes_colon,
  optional_seconds,
  optional_seconds_colon,
};

struct PatternElement {
  ElementKind kind = ElementKind::literal;
  DateField field = DateField::year;
  SignStyle sign = SignStyle::normal;
  std::int32_t minimum_width = 1;
  std::int32_t maximum_width = 19;
  /// Digits that belong to the fixed-width numbers that follow directly.
  std::int32_t subsequent_width = 0;
  TextWidth text_width = TextWidth::short_form;
  ZoneNameWidth zone_width = ZoneNameWidth::short_form;
  OffsetLayout offset_layout = OffsetLayout::minutes;
  /// The literal, or what is written for an offset of zero.
  std::u16string literal;
  /// Output is filled up with blanks to this width; 0 is no padding.
  std::size_t pad_width = 0;
  /// ISO forms only: letters in either case, offsets in any length, a dot before a fraction that is
  /// not empty.
  bool ignores_case = false;
  bool is_lenient = false;
  bool has_decimal_point = false;
  std::vector<PatternElement> children;
};

/// DateTimeFormatter.ofPattern. Throws IllegalArgumentException with Java's words.
std::vector<PatternElement> compile_pattern(std::string_view pattern);

}  // namespace appsync
