#include "engine/java/character.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include <unicode/uchar.h>

#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

UChar32 icu(char32_t code_point) {
  return static_cast<UChar32>(code_point);
}

// Control characters have no names in Unicode; these are Java's, U+0000 to U+001F and U+007F to
// U+009F.
constexpr const char* kControlNames[] = {
    "NULL",
    "START OF HEADING",
    "START OF TEXT",
    "END OF TEXT",
    "END OF TRANSMISSION",
    "ENQUIRY",
    "ACKNOWLEDGE",
    "BEL",
    "BACKSPACE",
    "CHARACTER TABULATION",
    "LINE FEED (LF)",
    "LINE TABULATION",
    "FORM FEED (FF)",
    "CARRIAGE RETURN (CR)",
    "SHIFT OUT",
    "SHIFT IN",
    "DATA LINK ESCAPE",
    "DEVICE CONTROL ONE",
    "DEVICE CONTROL TWO",
    "DEVICE CONTROL THREE",
    "DEVICE CONTROL FOUR",
    "NEGATIVE ACKNOWLEDGE",
    "SYNCHRONOUS IDLE",
    "END OF TRANSMISSION BLOCK",
    "CANCEL",
    "END OF MEDIUM",
    "SUBSTITUTE",
    "ESCAPE",
    "INFORMATION SEPARATOR FOUR",
    "INFORMATION SEPARATOR THREE",
    "INFORMATION SEPARATOR TWO",
    "INFORMATION SEPARATOR ONE",
    "DELETE",
    "PADDING CHARACTER",
    "HIGH OCTET PRESET",
    "BREAK PERMITTED HERE",
    "NO BREAK HERE",
    "LATIN 1 SUPPLEMENT 84",
    "NEXT LINE (NEL)",
    "START OF SELECTED AREA",
    "END OF SELECTED AREA",
    "CHARACTER TABULATION SET",
    "CHARACTER TABULATION WITH JUSTIFICATION",
    "LINE TABULATION SET",
    "PARTIAL LINE FORWARD",
    "PARTIAL LINE BACKWARD",
    "REVERSE LINE FEED",
    "SINGLE SHIFT TWO",
    "SINGLE SHIFT THREE",
    "DEVICE CONTROL STRING",
    "PRIVATE USE ONE",
    "PRIVATE USE TWO",
    "SET TRANSMIT STATE",
    "CANCEL CHARACTER",
    "MESSAGE WAITING",
    "START OF GUARDED AREA",
    "END OF GUARDED AREA",
    "START OF STRING",
    "SINGLE GRAPHIC CHARACTER INTRODUCER",
    "SINGLE CHARACTER INTRODUCER",
    "CONTROL SEQUENCE INTRODUCER",
    "STRING TERMINATOR",
    "OPERATING SYSTEM COMMAND",
    "PRIVACY MESSAGE",
    "APPLICATION PROGRAM COMMAND",
};

bool is_compatibility_ideograph(char32_t c) {
  return (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

bool is_control_between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

}  // namespace

std::int32_t java_digit(char32_t code_point, std::int32_t radix) {
  if (radix < 2 || radix > 36) return -1;
  std::int32_t digit = u_charDigitValue(icu(code_point));
  if (digit < 0 || u_charType(icu(code_point)) != U_DECIMAL_DIGIT_NUMBER) {
    digit = -1;
    char32_t letter = code_point;
    // Full-width letters count as well.
    if (letter >= 0xFF21 && letter <= 0xFF3A) letter = letter - 0xFF21 + 'A';
    if (letter >= 0xFF41 && letter <= 0xFF5A) letter = letter - 0xFF41 + 'a';
    if (is_letter(letter)) digit = digit_value(letter);
  }
  return digit < radix ? digit : -1;
}

std::int32_t java_numeric_value(char32_t code_point) {
  const std::int32_t digit = java_digit(code_point, 36);
  if (digit >= 0) return digit;
  const double value = u_getNumericValue(icu(code_point));
  // Ideographs with a number for a meaning have none in Java.
  const std::int8_t category = u_charType(icu(code_point));
  if (value == U_NO_NUMERIC_VALUE || category == U_OTHER_LETTER) return -1;
  if (value < 0 || value != std::floor(value) || value > 2147483647.0) return -2;
  return static_cast<std::int32_t>(value);
}

std::int32_t java_character_type(char32_t code_point) {
  // ICU numbers the categories as Java does, but for a gap that Java left at 17.
  switch (u_charType(icu(code_point))) {
    case U_UNASSIGNED:
      return 0;
    case U_UPPERCASE_LETTER:
      return 1;
    case U_LOWERCASE_LETTER:
      return 2;
    case U_TITLECASE_LETTER:
      return 3;
    case U_MODIFIER_LETTER:
      return 4;
    case U_OTHER_LETTER:
      return 5;
    case U_NON_SPACING_MARK:
      return 6;
    case U_ENCLOSING_MARK:
      return 7;
    case U_COMBINING_SPACING_MARK:
      return 8;
    case U_DECIMAL_DIGIT_NUMBER:
      return 9;
    case U_LETTER_NUMBER:
      return 10;
    case U_OTHER_NUMBER:
      return 11;
    case U_SPACE_SEPARATOR:
      return 12;
    case U_LINE_SEPARATOR:
      return 13;
    case U_PARAGRAPH_SEPARATOR:
      return 14;
    case U_CONTROL_CHAR:
      return 15;
    case U_FORMAT_CHAR:
      return 16;
    case U_PRIVATE_USE_CHAR:
      return 18;
    case U_SURROGATE:
      return 19;
    case U_DASH_PUNCTUATION:
      return 20;
    case U_START_PUNCTUATION:
      return 21;
    case U_END_PUNCTUATION:
      return 22;
    case U_CONNECTOR_PUNCTUATION:
      return 23;
    case U_OTHER_PUNCTUATION:
      return 24;
    case U_MATH_SYMBOL:
      return 25;
    case U_CURRENCY_SYMBOL:
      return 26;
    case U_MODIFIER_SYMBOL:
      return 27;
    case U_OTHER_SYMBOL:
      return 28;
    case U_INITIAL_PUNCTUATION:
      return 29;
    case U_FINAL_PUNCTUATION:
      return 30;
    default:
      return 0;
  }
}

std::int32_t java_directionality(char32_t code_point) {
  if (!u_isdefined(icu(code_point))) return -1;
  switch (u_charDirection(icu(code_point))) {
    case U_LEFT_TO_RIGHT:
      return 0;
    case U_RIGHT_TO_LEFT:
      return 1;
    case U_RIGHT_TO_LEFT_ARABIC:
      return 2;
    case U_EUROPEAN_NUMBER:
      return 3;
    case U_EUROPEAN_NUMBER_SEPARATOR:
      return 4;
    case U_EUROPEAN_NUMBER_TERMINATOR:
      return 5;
    case U_ARABIC_NUMBER:
      return 6;
    case U_COMMON_NUMBER_SEPARATOR:
      return 7;
    case U_DIR_NON_SPACING_MARK:
      return 8;
    case U_BOUNDARY_NEUTRAL:
      return 9;
    case U_BLOCK_SEPARATOR:
      return 10;
    case U_SEGMENT_SEPARATOR:
      return 11;
    case U_WHITE_SPACE_NEUTRAL:
      return 12;
    case U_OTHER_NEUTRAL:
      return 13;
    case U_LEFT_TO_RIGHT_EMBEDDING:
      return 14;
    case U_LEFT_TO_RIGHT_OVERRIDE:
      return 15;
    case U_RIGHT_TO_LEFT_EMBEDDING:
      return 16;
    case U_RIGHT_TO_LEFT_OVERRIDE:
      return 17;
    case U_POP_DIRECTIONAL_FORMAT:
      return 18;
    case U_LEFT_TO_RIGHT_ISOLATE:
      return 19;
    case U_RIGHT_TO_LEFT_ISOLATE:
      return 20;
    case U_FIRST_STRONG_ISOLATE:
      return 21;
    case U_POP_DIRECTIONAL_ISOLATE:
      return 22;
    default:
      return -1;
  }
}

bool is_java_defined(char32_t code_point) {
  return u_charType(icu(code_point)) != U_UNASSIGNED;
}
bool is_java_alphabetic(char32_t code_point) {
  return u_isUAlphabetic(icu(code_point));
}
bool is_java_ideographic(char32_t code_point) {
  return u_hasBinaryProperty(icu(code_point), UCHAR_IDEOGRAPHIC);
}
bool is_java_mirrored(char32_t code_point) {
  return u_isMirrored(icu(code_point));
}
bool is_java_title_case(char32_t code_point) {
  return u_charType(icu(code_point)) == U_TITLECASE_LETTER;
}
bool is_java_space_char(char32_t code_point) {
  const std::int32_t type = java_character_type(code_point);
  return type >= 12 && type <= 14;
}

bool is_java_identifier_start(char32_t code_point) {
  const std::int32_t type = java_character_type(code_point);
  return (type >= 1 && type <= 5) || type == 10 || type == 23 || type == 26;
}

bool is_java_identifier_part(char32_t code_point) {
  const std::int32_t type = java_character_type(code_point);
  return is_java_identifier_start(code_point) || type == 9 || type == 8 || type == 6 ||
         is_java_identifier_ignorable(code_point);
}

bool is_java_identifier_ignorable(char32_t code_point) {
  return is_control_between(code_point, 0, 8) || is_control_between(code_point, 0xE, 0x1B) ||
         is_control_between(code_point, 0x7F, 0x9F) || u_charType(icu(code_point)) == U_FORMAT_CHAR;
}

bool is_unicode_identifier_start(char32_t code_point) {
  return u_hasBinaryProperty(icu(code_point), UCHAR_ID_START);
}

bool is_unicode_identifier_part(char32_t code_point) {
  return u_hasBinaryProperty(icu(code_point), UCHAR_ID_CONTINUE) ||
         is_java_identifier_ignorable(code_point);
}

char32_t java_to_title(char32_t code_point) {
  return static_cast<char32_t>(u_totitle(icu(code_point)));
}

std::string java_character_name(char32_t code_point) {
  if (!is_java_defined(code_point)) return {};
  if (code_point < 0x20) return kControlNames[code_point];
  if (code_point >= 0x7F && code_point < 0xA0) return kControlNames[code_point - 0x7F + 0x20];
  std::array<char, 128> name;
  UErrorCode error = U_ZERO_ERROR;
  const std::int32_t length =
      u_charName(icu(code_point), U_UNICODE_CHAR_NAME, name.data(), name.size(), &error);
  const std::int8_t category = u_charType(icu(code_point));
  // ICU makes names for ideographs and syllables; Java has the name of their block and the number.
  const bool is_numbered =
      (category == U_OTHER_LETTER &&
       (is_java_ideographic(code_point) || (code_point >= 0xAC00 && code_point <= 0xD7A3)) &&
       !is_compatibility_ideograph(code_point));
  if (U_SUCCESS(error) && length > 0 && !is_numbered)
    return std::string(name.data(), static_cast<std::size_t>(length));
  const char* block =
      u_getPropertyValueName(UCHAR_BLOCK, ublock_getCode(icu(code_point)), U_LONG_PROPERTY_NAME);
  std::string text = block == nullptr ? "" : block;
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c == '_' ? ' ' : ascii_upper(c); });
  char digits[16];
  std::snprintf(digits, sizeof digits, " %X", static_cast<unsigned>(code_point));
  return text + digits;
}

std::optional<char32_t> java_code_point_of(std::string_view name) {
  const std::string upper = ascii_upper(name);
  UErrorCode error = U_ZERO_ERROR;
  const UChar32 found = u_charFromName(U_UNICODE_CHAR_NAME, upper.c_str(), &error);
  if (U_SUCCESS(error)) return static_cast<char32_t>(found);
  error = U_ZERO_ERROR;
  const UChar32 alias = u_charFromName(U_CHAR_NAME_ALIAS, upper.c_str(), &error);
  if (U_SUCCESS(error)) return static_cast<char32_t>(alias);
  return std::nullopt;
}

}  // namespace vtl
