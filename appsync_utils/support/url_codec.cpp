#include "appsync_utils/support/url_codec.h"

#include <optional>

#include <unicode/uchar.h>

#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace appsync {

namespace {

constexpr char kHexDigits[] = "0123456789ABCDEF";

bool stays_as_it_is(char c) {
  return vtl::is_letter_or_digit(c) || c == '-' || c == '_' || c == '.' || c == '*';
}

/// Integer.parseInt(text, 16) of the two units after a '%'. The error is the index of the unit that
/// Java rejects.
struct EscapeValue {
  std::int32_t value = 0;
  std::optional<std::size_t> error_index;
};

EscapeValue parse_escape(std::u16string_view digits) {
  EscapeValue result;
  std::size_t index = 0;
  bool is_negative = false;
  if (digits[0] < u'0') {
    is_negative = digits[0] == u'-';
    if (!is_negative && digits[0] != u'+') return {0, 0};
    index = 1;
  }
  for (; index < digits.size(); ++index) {
    // Not only ASCII: Character.digit knows the digits of other scripts, and so does u_digit.
    const std::int32_t digit = u_digit(digits[index], 16);
    if (digit < 0) return {0, index};
    result.value = result.value * 16 + digit;
  }
  if (is_negative) result.value = -result.value;
  return result;
}

}  // namespace

std::string url_encode(std::string_view wtf8) {
  std::string out;
  for (const char c : vtl::to_valid_utf8(wtf8)) {
    // A '?' that stands for a lone surrogate is encoded like any other.
    if (stays_as_it_is(c)) {
      out.push_back(c);
    } else if (c == ' ') {
      out.push_back('+');
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.push_back('%');
      out.push_back(kHexDigits[byte >> 4]);
      out.push_back(kHexDigits[byte & 0xF]);
    }
  }
  return out;
}

JavaResult<std::string> url_decode(std::string_view wtf8) {
  const std::u16string units = vtl::to_utf16(wtf8);
  std::u16string out;
  out.reserve(units.size());
  std::size_t index = 0;
  while (index < units.size()) {
    if (units[index] != u'%') {
      out.push_back(units[index] == u'+' ? u' ' : units[index]);
      ++index;
      continue;
    }
    std::string bytes;
    for (; index + 2 < units.size() && units[index] == u'%'; index += 3) {
      const std::u16string_view digits = std::u16string_view(units).substr(index + 1, 2);
      const EscapeValue escape = parse_escape(digits);
      if (escape.error_index) {
        return illegal_argument(
            "URLDecoder: Illegal hex characters in escape (%) pattern - Error at index " +
            std::to_string(*escape.error_index) + " in: \"" + vtl::from_utf16(digits) + '"');
      }
      if (escape.value < 0) {
        return illegal_argument(
            "URLDecoder: Illegal hex characters in escape (%) pattern - negative value");
      }
      bytes.push_back(static_cast<char>(escape.value));
    }
    if (index < units.size() && units[index] == u'%') {
      return illegal_argument("URLDecoder: Incomplete trailing escape (%) pattern");
    }
    out += vtl::to_utf16(vtl::decode_utf8_like_java(bytes));
  }
  return vtl::from_utf16(out);
}

}  // namespace appsync
