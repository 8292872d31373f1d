// Classes of characters in Velocity's names, numbers and blanks: ASCII only. std::isalpha and its
// kin depend on the locale and are undefined for negative chars.
#pragma once

#include <cstddef>
#include <string_view>

#include "vtl/text/ascii.h"

namespace vtl::syntax {

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
constexpr bool is_space(char c) {
  return is_blank(c) || c == '\n' || c == '\r';
}

/// `$name`: letters, digits, `_` and `-`; the first one a letter or `_`.
constexpr bool starts_identifier(char c) {
  return is_letter(c) || c == '_';
}
constexpr bool continues_identifier(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '-';
}

/// `#name`: letters, digits, `_` and `@`; the first one is not a digit (nor `@` within braces).
constexpr bool starts_name(char c) {
  return is_letter(c) || c == '_' || c == '@';
}
constexpr bool continues_name(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '@';
}

/// Bytes of the character that begins with `c` in UTF-8.
constexpr std::size_t utf8_length(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte < 0xC0U) return 1;
  if (byte < 0xE0U) return 2;
  return byte < 0xF0U ? 3 : 4;
}

}  // namespace vtl::syntax
