#include "appsync_utils/support/escape_javascript.h"

#include <cstdint>

#include "vtl/text/wtf8.h"

namespace appsync {

namespace {

void append_unicode_escape(std::string& out, std::uint32_t unit) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out.push_back(kDigits[unit >> shift & 0xF]);
}

/// The letter after the backslash, 0 for units that have none.
char short_escape(std::int32_t unit) {
  switch (unit) {
    case '\b':
      return 'b';
    case '\n':
      return 'n';
    case '\t':
      return 't';
    case '\f':
      return 'f';
    case '\r':
      return 'r';
    case '\\':
    case '"':
    case '\'':
    case '/':
      return static_cast<char>(unit);
    default:
      return 0;
  }
}

}  // namespace

std::string escape_javascript(std::string_view wtf8) {
  std::string out;
  out.reserve(wtf8.size() + 16);
  vtl::Utf16Reader reader(wtf8);
  for (std::int32_t unit = reader.next(); unit != vtl::Utf16Reader::kEnd; unit = reader.next()) {
    if (const char letter = short_escape(unit)) {
      out.push_back('\\');
      out.push_back(letter);
    } else if (unit < 0x20 || unit > 0x7F) {
      append_unicode_escape(out, static_cast<std::uint32_t>(unit));
    } else {
      out.push_back(static_cast<char>(unit));
    }
  }
  return out;
}

}  // namespace appsync
