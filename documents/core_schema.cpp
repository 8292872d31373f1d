#include "documents/core_schema.h"

#include <algorithm>

#include "vtl/text/ascii.h"

namespace documents {
namespace {

bool all_of(std::string_view text, bool (*fits)(char)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

std::string_view without_sign(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return text;
}

/// [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
bool is_decimal(std::string_view text) {
  text = without_sign(text);
  const std::size_t exponent = text.find_first_of("eE");
  if (exponent != std::string_view::npos) {
    if (!all_of(without_sign(text.substr(exponent + 1)), vtl::is_digit<char>)) return false;
    text = text.substr(0, exponent);
  }
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return all_of(text, vtl::is_digit<char>);
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = text.substr(point + 1);
  if (whole.empty()) return all_of(fraction, vtl::is_digit<char>);
  return all_of(whole, vtl::is_digit<char>) &&
         (fraction.empty() || all_of(fraction, vtl::is_digit<char>));
}

bool is_integer(std::string_view text) {
  if (text.starts_with("0x")) {
    return all_of(text.substr(2), vtl::is_hex_digit<char>);
  }
  if (text.starts_with("0o"))
    return all_of(text.substr(2), [](char c) { return c >= '0' && c <= '7'; });
  return all_of(without_sign(text), vtl::is_digit<char>);
}

template <std::size_t N>
bool is_one_of(std::string_view text, const std::string_view (&words)[N]) {
  return std::find(words, words + N, text) != words + N;
}

}  // namespace

Kind kind_of_plain(std::string_view text) {
  constexpr std::string_view kNulls[] = {"", "~", "null", "Null", "NULL"};
  constexpr std::string_view kBooleans[] = {"true", "True", "TRUE", "false", "False", "FALSE"};
  constexpr std::string_view kNotFinite[] = {".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"};
  if (is_one_of(text, kNulls)) return Kind::null;
  const char first = text[0];
  if (first == 't' || first == 'T' || first == 'f' || first == 'F') {
    return is_one_of(text, kBooleans) ? Kind::boolean : Kind::string;
  }
  if (!vtl::is_digit<char>(first) && first != '-' && first != '+' && first != '.')
    return Kind::string;
  if (is_integer(text)) return Kind::integer;
  if (is_decimal(text)) return Kind::number;
  return is_one_of(without_sign(text), kNotFinite) ? Kind::number : Kind::string;
}

}  // namespace documents
