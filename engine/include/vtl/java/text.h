// What Java knows about characters: letter case, white space, classes and normal forms, over the
// program's WTF-8 text. Tables are Java's (ICU's), not those of the C library: "ß" becomes "SS", a
// final sigma its own letter, and isWhitespace counts U+001C..U+001F but none of the no-break
// spaces. A lone surrogate is not a letter, has no case and survives every function.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "vtl/text/wtf8.h"

namespace vtl {

/// String.toUpperCase(Locale.ROOT).
std::string to_upper(std::string_view wtf8);
/// String.toLowerCase(Locale.ROOT). A sigma is final by Unicode's condition; Java asks its own word
/// breaker instead, which differs next to hyphens and other punctuation.
std::string to_lower(std::string_view wtf8);

/// String.equalsIgnoreCase.
bool java_equals_ignore_case(std::string_view left, std::string_view right);
/// String.compareToIgnoreCase as Java 17 answers it: a number, not just a sign.
std::int32_t java_compare_ignore_case(std::string_view left, std::string_view right);

/// Character.isWhitespace.
bool is_java_whitespace(char32_t code_point);
/// Character.isLetter, isDigit, isLetterOrDigit, isUpperCase, isLowerCase.
bool is_java_letter(char32_t code_point);
bool is_java_digit(char32_t code_point);
bool is_java_letter_or_digit(char32_t code_point);
bool is_java_upper_case(char32_t code_point);
bool is_java_lower_case(char32_t code_point);
/// Character.toUpperCase, toLowerCase: one code point to one, no special cases.
char32_t java_to_upper(char32_t code_point);
char32_t java_to_lower(char32_t code_point);

/// String.trim: cuts the code points up to U+0020 at both ends. Returns a view of the argument,
/// like the next three.
std::string_view java_trim(std::string_view wtf8);
/// String.strip, stripLeading, stripTrailing: by is_java_whitespace.
std::string_view java_strip(std::string_view wtf8);
std::string_view java_strip_leading(std::string_view wtf8);
std::string_view java_strip_trailing(std::string_view wtf8);
/// String.isBlank: empty, or white space alone.
bool is_java_blank(std::string_view wtf8);

enum class NormalForm : std::uint8_t { nfc, nfd, nfkc, nfkd };

/// java.text.Normalizer.normalize.
std::string normalize(std::string_view wtf8, NormalForm form);

}  // namespace vtl
