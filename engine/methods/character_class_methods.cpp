// java.lang.Character: the static questions about a character, each for a char and for a code
// point.
#include "engine/java/character.h"
#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "vtl/java/text.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

constexpr std::int64_t kLastCodePoint = 0x10FFFF;

bool is_iso_control(char32_t c) {
  return c <= 0x1F || (c >= 0x7F && c <= 0x9F);
}
// The deprecated Character.isSpace.
bool is_old_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}
bool is_bmp(char32_t c) {
  return c <= 0xFFFF;
}
bool is_supplementary(char32_t c) {
  return c > 0xFFFF && c <= kLastCodePoint;
}
bool is_valid(char32_t c) {
  return c <= kLastCodePoint;
}
bool is_high(char32_t c) {
  return is_high_surrogate(c);
}
bool is_low(char32_t c) {
  return is_low_surrogate(c);
}
bool is_surrogate_unit(char32_t c) {
  return is_surrogate(c);
}

// Any int may be asked about; beyond Unicode nothing is true.
template <bool (*Question)(char32_t)>
Value test(Call& call) {
  const std::int64_t code = call.integer(0);
  if (code < 0 || code > kLastCodePoint) return Value(false);
  return Value(Question(static_cast<char32_t>(code)));
}

template <std::int32_t (*Question)(char32_t)>
Value number(Call& call) {
  const std::int64_t code = call.integer(0);
  if (code < 0 || code > kLastCodePoint) return make_int(Question == java_numeric_value ? -1 : 0);
  return make_int(Question(static_cast<char32_t>(code)));
}

Value directionality(Call& call) {
  const std::int64_t code = call.integer(0);
  if (code < 0 || code > kLastCodePoint) return Value::int8(-1);
  return Value::int8(static_cast<std::int8_t>(java_directionality(static_cast<char32_t>(code))));
}

template <char32_t (*Mapping)(char32_t)>
Value map_char(Call& call) {
  const auto unit = static_cast<char32_t>(call.integer(0));
  const char32_t mapped = Mapping(unit);
  // A char has no room for a mapping outside of the first plane.
  return Value::character(static_cast<char16_t>(mapped > 0xFFFF ? unit : mapped));
}

template <char32_t (*Mapping)(char32_t)>
Value map_code(Call& call) {
  const std::int64_t code = call.integer(0);
  if (code < 0 || code > kLastCodePoint) return make_int(code);
  return make_int(static_cast<std::int64_t>(Mapping(static_cast<char32_t>(code))));
}

Value is_surrogate_pair(Call& call) {
  return Value(is_high_surrogate(static_cast<char32_t>(call.integer(0))) &&
               is_low_surrogate(static_cast<char32_t>(call.integer(1))));
}

using T = JavaType;

constexpr MethodRow kRows[] = {
    row("getDirectionality", {T::char_}, T::byte_, directionality, kStatic),
    row("getDirectionality", {T::int_}, T::byte_, directionality, kStatic),
    row("getNumericValue", {T::char_}, T::int_, number<java_numeric_value>, kStatic),
    row("getNumericValue", {T::int_}, T::int_, number<java_numeric_value>, kStatic),
    row("getType", {T::char_}, T::int_, number<java_character_type>, kStatic),
    row("getType", {T::int_}, T::int_, number<java_character_type>, kStatic),
    row("isAlphabetic", {T::int_}, T::boolean_, test<is_java_alphabetic>, kStatic),
    row("isBmpCodePoint", {T::int_}, T::boolean_, test<is_bmp>, kStatic),
    row("isDefined", {T::char_}, T::boolean_, test<is_java_defined>, kStatic),
    row("isDefined", {T::int_}, T::boolean_, test<is_java_defined>, kStatic),
    row("isDigit", {T::char_}, T::boolean_, test<is_java_digit>, kStatic),
    row("isDigit", {T::int_}, T::boolean_, test<is_java_digit>, kStatic),
    row("isHighSurrogate", {T::char_}, T::boolean_, test<is_high>, kStatic),
    row("isISOControl", {T::char_}, T::boolean_, test<is_iso_control>, kStatic),
    row("isISOControl", {T::int_}, T::boolean_, test<is_iso_control>, kStatic),
    row("isIdentifierIgnorable", {T::char_}, T::boolean_, test<is_java_identifier_ignorable>,
        kStatic),
    row("isIdentifierIgnorable", {T::int_}, T::boolean_, test<is_java_identifier_ignorable>,
        kStatic),
    row("isIdeographic", {T::int_}, T::boolean_, test<is_java_ideographic>, kStatic),
    row("isJavaIdentifierPart", {T::char_}, T::boolean_, test<is_java_identifier_part>, kStatic),
    row("isJavaIdentifierPart", {T::int_}, T::boolean_, test<is_java_identifier_part>, kStatic),
    row("isJavaIdentifierStart", {T::char_}, T::boolean_, test<is_java_identifier_start>, kStatic),
    row("isJavaIdentifierStart", {T::int_}, T::boolean_, test<is_java_identifier_start>, kStatic),
    row("isJavaLetter", {T::char_}, T::boolean_, test<is_java_identifier_start>, kStatic),
    row("isJavaLetterOrDigit", {T::char_}, T::boolean_, test<is_java_identifier_part>, kStatic),
    row("isLetter", {T::char_}, T::boolean_, test<is_java_letter>, kStatic),
    row("isLetter", {T::int_}, T::boolean_, test<is_java_letter>, kStatic),
    row("isLetterOrDigit", {T::char_}, T::boolean_, test<is_java_letter_or_digit>, kStatic),
    row("isLetterOrDigit", {T::int_}, T::boolean_, test<is_java_letter_or_digit>, kStatic),
    row("isLowSurrogate", {T::char_}, T::boolean_, test<is_low>, kStatic),
    row("isLowerCase", {T::char_}, T::boolean_, test<is_java_lower_case>, kStatic),
    row("isLowerCase", {T::int_}, T::boolean_, test<is_java_lower_case>, kStatic),
    row("isMirrored", {T::char_}, T::boolean_, test<is_java_mirrored>, kStatic),
    row("isMirrored", {T::int_}, T::boolean_, test<is_java_mirrored>, kStatic),
    row("isSpace", {T::char_}, T::boolean_, test<is_old_space>, kStatic),
    row("isSpaceChar", {T::char_}, T::boolean_, test<is_java_space_char>, kStatic),
    row("isSpaceChar", {T::int_}, T::boolean_, test<is_java_space_char>, kStatic),
    row("isSupplementaryCodePoint", {T::int_}, T::boolean_, test<is_supplementary>, kStatic),
    row("isSurrogate", {T::char_}, T::boolean_, test<is_surrogate_unit>, kStatic),
    row("isSurrogatePair", {T::char_, T::char_}, T::boolean_, is_surrogate_pair, kStatic),
    row("isTitleCase", {T::char_}, T::boolean_, test<is_java_title_case>, kStatic),
    row("isTitleCase", {T::int_}, T::boolean_, test<is_java_title_case>, kStatic),
    row("isUnicodeIdentifierPart", {T::char_}, T::boolean_, test<is_unicode_identifier_part>,
        kStatic),
    row("isUnicodeIdentifierPart", {T::int_}, T::boolean_, test<is_unicode_identifier_part>,
        kStatic),
    row("isUnicodeIdentifierStart", {T::char_}, T::boolean_, test<is_unicode_identifier_start>,
        kStatic),
    row("isUnicodeIdentifierStart", {T::int_}, T::boolean_, test<is_unicode_identifier_start>,
        kStatic),
    row("isUpperCase", {T::char_}, T::boolean_, test<is_java_upper_case>, kStatic),
    row("isUpperCase", {T::int_}, T::boolean_, test<is_java_upper_case>, kStatic),
    row("isValidCodePoint", {T::int_}, T::boolean_, test<is_valid>, kStatic),
    row("isWhitespace", {T::char_}, T::boolean_, test<is_java_whitespace>, kStatic),
    row("isWhitespace", {T::int_}, T::boolean_, test<is_java_whitespace>, kStatic),
    row("toLowerCase", {T::char_}, T::char_, map_char<java_to_lower>, kStatic),
    row("toLowerCase", {T::int_}, T::int_, map_code<java_to_lower>, kStatic),
    row("toTitleCase", {T::char_}, T::char_, map_char<java_to_title>, kStatic),
    row("toTitleCase", {T::int_}, T::int_, map_code<java_to_title>, kStatic),
    row("toUpperCase", {T::char_}, T::char_, map_char<java_to_upper>, kStatic),
    row("toUpperCase", {T::int_}, T::int_, map_code<java_to_upper>, kStatic),
};
static_assert(is_well_formed(kRows));

}  // namespace

constexpr MethodTable kCharacterClassMethods{JavaType::character_object, kRows};

}  // namespace vtl
