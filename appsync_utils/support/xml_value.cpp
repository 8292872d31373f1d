// What a text in XML stands for: number, boolean, null or itself.
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <system_error>

#include "appsync_utils/support/xml_tree.h"
#include "vtl/java/text.h"
#include "vtl/text/ascii.h"

namespace appsync {

namespace {

/// Longer texts stay texts: turning one into a number takes time that grows with the square of its
/// length.
constexpr std::size_t kLongestNumber = 1000;

std::size_t count_digits(std::string_view text, std::size_t position) {
  std::size_t end = position;
  while (end < text.size() && vtl::is_digit(text[end])) ++end;
  return end - position;
}

/// Whether java.math.BigDecimal reads it: digits with a point anywhere, and an exponent of 32 bits.
bool is_big_decimal(std::string_view text) {
  std::size_t position = text[0] == '-' ? 1 : 0;
  const std::size_t whole = count_digits(text, position);
  position += whole;
  std::size_t fraction = 0;
  if (position < text.size() && text[position] == '.') {
    fraction = count_digits(text, ++position);
    position += fraction;
  }
  if (whole + fraction == 0) return false;
  if (position == text.size()) return true;
  if (text[position] != 'e' && text[position] != 'E') return false;
  ++position;
  if (position < text.size() && (text[position] == '+' || text[position] == '-')) ++position;
  const std::size_t exponent = count_digits(text, position);
  constexpr std::size_t kDigitsOfInt = 10;
  if (exponent == 0 || exponent > kDigitsOfInt || position + exponent != text.size()) return false;
  std::int64_t value = 0;
  for (const char c : text.substr(position)) value = value * 10 + (c - '0');
  // The scale, fraction digits less exponent, must fit as well.
  return value <=
         std::numeric_limits<std::int32_t>::max() - static_cast<std::int64_t>(kLongestNumber);
}

bool is_zero(std::string_view decimal) {
  for (const char c : decimal) {
    if (c == 'e' || c == 'E') break;
    if (c >= '1' && c <= '9') return false;
  }
  return true;
}

/// Double.valueOf for what BigDecimal refuses: blanks around, a type letter behind, hexadecimal
/// floats.
std::optional<double> read_java_double(std::string_view text) {
  text = vtl::java_trim(text);
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  const bool is_hex = text.starts_with("0x") || text.starts_with("0X");
  if (is_hex) {
    text.remove_prefix(2);
    // Java wants the exponent that from_chars makes optional.
    if (text.find_first_of("pP") == std::string_view::npos) return std::nullopt;
  }
  if (text.size() > 1 && std::string_view("fFdD").find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
  }
  if (text.empty() || !(vtl::is_digit(text[0]) || text[0] == '.' || is_hex)) return std::nullopt;
  double value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value,
                      is_hex ? std::chars_format::hex : std::chars_format::general);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return is_negative ? -value : value;
}

XmlTree of_string(std::string_view text) {
  XmlTree tree;
  tree.kind = XmlTree::Kind::string;
  tree.text = text;
  return tree;
}

XmlTree of_double(double value) {
  XmlTree tree;
  tree.kind = XmlTree::Kind::floating;
  tree.floating = value;
  return tree;
}

XmlTree of_decimal(std::string_view text) {
  if (is_big_decimal(text)) {
    if (text[0] == '-' && is_zero(text)) return of_double(-0.0);
    XmlTree tree = of_string(text);
    tree.kind = XmlTree::Kind::decimal;
    return tree;
  }
  const std::optional<double> value = read_java_double(text);
  return value ? of_double(*value) : of_string(text);
}

XmlTree of_number(std::string_view text) {
  if (text.find_first_of(".eE") != std::string_view::npos || text == "-0") return of_decimal(text);
  const std::string_view digits = text.substr(text[0] == '-' ? 1 : 0);
  const bool has_leading_zero = digits.size() > 1 && digits[0] == '0';
  if (digits.empty() || has_leading_zero || count_digits(digits, 0) != digits.size()) {
    return of_string(text);
  }
  XmlTree tree;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), tree.integer);
  if (error == std::errc()) {
    tree.kind = XmlTree::Kind::integer;
  } else {
    tree.kind = XmlTree::Kind::big_integer;
    tree.text = text;
  }
  return tree;
}

}  // namespace

XmlTree xml_text_to_value(std::string_view wtf8) {
  const auto is_word = [wtf8](std::string_view word) {
    return wtf8.size() <= 3 * word.size() && vtl::java_equals_ignore_case(wtf8, word);
  };
  XmlTree tree;
  if (is_word("null")) return tree;
  if (is_word("true") || is_word("false")) {
    tree.kind = XmlTree::Kind::boolean;
    tree.boolean = is_word("true");
    return tree;
  }
  const bool may_be_number = !wtf8.empty() && (vtl::is_digit(wtf8[0]) || wtf8[0] == '-');
  if (!may_be_number || wtf8.size() > kLongestNumber) return of_string(wtf8);
  return of_number(wtf8);
}

}  // namespace appsync
