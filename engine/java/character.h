// java.lang.Character beyond letters and case: classes, digits, names, in Java's own numbering of
// categories and directions. getNumericValue gives letters A to Z the values 10 to 35, a fraction
// -2, nothing -1.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vtl {

/// Character.digit: -1 when it is not a digit of that radix (2 to 36).
std::int32_t java_digit(char32_t code_point, std::int32_t radix);
std::int32_t java_numeric_value(char32_t code_point);
/// Character.getType and getDirectionality.
std::int32_t java_character_type(char32_t code_point);
std::int32_t java_directionality(char32_t code_point);
bool is_java_defined(char32_t code_point);
bool is_java_alphabetic(char32_t code_point);
bool is_java_ideographic(char32_t code_point);
bool is_java_mirrored(char32_t code_point);
bool is_java_title_case(char32_t code_point);
bool is_java_space_char(char32_t code_point);
bool is_java_identifier_start(char32_t code_point);
bool is_java_identifier_part(char32_t code_point);
bool is_java_identifier_ignorable(char32_t code_point);
bool is_unicode_identifier_start(char32_t code_point);
bool is_unicode_identifier_part(char32_t code_point);
char32_t java_to_title(char32_t code_point);
/// Character.getName; empty for an unassigned code point.
std::string java_character_name(char32_t code_point);
/// Character.codePointOf.
std::optional<char32_t> java_code_point_of(std::string_view name);

}  // namespace vtl
