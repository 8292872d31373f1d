#include "engine/value/json_error.h"

#include <charconv>

#include <unicode/uchar.h>

#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

constexpr std::size_t kMaxQuotedUnits = 500;
constexpr std::size_t kMaxWordUnits = 256;

std::string to_hex(std::uint32_t number) {
  char digits[8];
  const auto result = std::to_chars(digits, digits + sizeof digits, number, 16);
  return std::string(digits, result.ptr);
}

bool is_iso_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

bool is_word_part(char32_t c) {
  return c < 0x10000 && !is_surrogate(c) && u_isJavaIDPart(static_cast<UChar32>(c)) != 0;
}

/// Jackson shows control characters of the source escaped, line breaks excepted.
void append_source_character(std::string& out, char32_t c) {
  if (!is_iso_control(c) || c == '\n' || c == '\r') {
    append_code_point(out, c);
    return;
  }
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += "\\u00";
  out += kDigits[c >> 4 & 0xF];
  out += kDigits[c & 0xF];
}

}  // namespace

JsonPosition json_position(std::string_view text, std::size_t offending, std::size_t consumed) {
  JsonPosition position;
  std::size_t line_begin = 0;
  for (std::size_t i = 0; i < offending && i < consumed; ++i) {
    const bool is_break =
        text[i] == '\n' || (text[i] == '\r' && !(i + 1 < text.size() && text[i + 1] == '\n'));
    if (!is_break) continue;
    ++position.line;
    line_begin = i + 1;
  }
  const std::string_view line = text.substr(line_begin, consumed - line_begin);
  position.column = static_cast<std::uint32_t>(utf16_length(line)) + 1;
  return position;
}

std::string describe_json_character(std::string_view text, std::size_t position) {
  char32_t c = code_point_at(text, position).value;
  if (c >= 0x10000) c = high_surrogate_of(c);
  const std::string code = std::to_string(static_cast<std::uint32_t>(c));
  if (is_iso_control(c)) return "(CTRL-CHAR, code " + code + ")";
  std::string described = "'";
  append_code_point(described, c);
  described += "' (code " + code;
  if (c > 255) described += " / 0x" + to_hex(static_cast<std::uint32_t>(c));
  return described + ")";
}

std::string json_location(std::string_view text, JsonPosition position) {
  std::string location = "[Source: (String)\"";
  std::size_t units = 0;
  std::size_t at = 0;
  while (at < text.size() && units < kMaxQuotedUnits) {
    const CodePoint c = code_point_at(text, at);
    const bool is_pair = c.value >= 0x10000;
    if (is_pair && units + 2 > kMaxQuotedUnits) {
      append_code_point(location, high_surrogate_of(c.value));
      ++units;
      break;
    }
    append_source_character(location, c.value);
    units += is_pair ? 2 : 1;
    at += c.bytes;
  }
  location += '"';
  const std::size_t all_units = at == text.size() ? units : utf16_length(text);
  if (all_units > units) {
    location += "[truncated " + std::to_string(all_units - units) + " chars]";
  }
  return location + "; line: " + std::to_string(position.line) +
         ", column: " + std::to_string(position.column) + "]";
}

bool starts_json_word(std::string_view text, std::size_t position) {
  const char32_t c = code_point_at(text, position).value;
  return c < 0x10000 && !is_surrogate(c) && u_isJavaIDStart(static_cast<UChar32>(c)) != 0;
}

std::size_t json_word_end(std::string_view text, std::size_t begin, std::size_t matched) {
  std::size_t units = utf16_length(text.substr(begin, matched));
  std::size_t at = begin + matched;
  while (at < text.size() && units < kMaxWordUnits) {
    const CodePoint c = code_point_at(text, at);
    if (!is_word_part(c.value)) break;
    at += c.bytes;
    ++units;
  }
  return at;
}

std::string json_error_text(std::string_view text, const JsonError& error) {
  return error.message + "\n at " + json_location(text, {error.line, error.column});
}

}  // namespace vtl
