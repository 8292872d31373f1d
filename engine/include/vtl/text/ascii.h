// Classes and case of ASCII characters, whatever the locale; what is not ASCII belongs to no class.
// The functions of <cctype> ask the locale and must not be given a negative char. These take bytes,
// UTF-16 units and code points alike.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace vtl {

constexpr bool is_digit(std::integral auto c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_lower_letter(std::integral auto c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_upper_letter(std::integral auto c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_letter(std::integral auto c) {
  return is_lower_letter(c) || is_upper_letter(c);
}
constexpr bool is_letter_or_digit(std::integral auto c) {
  return is_letter(c) || is_digit(c);
}
/// Returns the value of a digit up to base 36, or -1.
constexpr int digit_value(std::integral auto c) {
  if (is_digit(c)) return static_cast<int>(c) - '0';
  if (is_lower_letter(c)) return static_cast<int>(c) - 'a' + 10;
  return is_upper_letter(c) ? static_cast<int>(c) - 'A' + 10 : -1;
}
/// Returns 0 to 15, or -1.
constexpr int hex_value(std::integral auto c) {
  const int value = digit_value(c);
  return value < 16 ? value : -1;
}
constexpr bool is_hex_digit(std::integral auto c) {
  return hex_value(c) >= 0;
}

template <std::integral Character>
constexpr Character ascii_lower(Character c) {
  return is_upper_letter(c) ? static_cast<Character>(c + ('a' - 'A')) : c;
}
template <std::integral Character>
constexpr Character ascii_upper(Character c) {
  return is_lower_letter(c) ? static_cast<Character>(c - ('a' - 'A')) : c;
}
std::string ascii_lower(std::string_view text);
std::string ascii_upper(std::string_view text);

bool equal_but_for_case(std::string_view left, std::string_view right);
/// Returns whether there are digits and nothing else, at least one.
bool is_all_digits(std::string_view text);

}  // namespace vtl
