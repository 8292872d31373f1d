#include "vtlsim/visible_text.h"

#include <cstdio>

#include "vtl/text/wtf8.h"

namespace vtlsim {
namespace {

/// C1 controls, which some terminals obey; separators, which some readers take for line ends; and
/// U+FFFE and U+FFFF, which XML does not know.
bool needs_escape(char32_t point) {
  return (point >= 0x80 && point < 0xA0) || point == 0x2028 || point == 0x2029 || point == 0xFFFE ||
         point == 0xFFFF;
}

void append_escape(std::string& out, const char* format, char32_t number) {
  char escape[8];
  std::snprintf(escape, sizeof escape, format, static_cast<unsigned>(number));
  out += escape;
}

}  // namespace

void append_visible(std::string& out, std::string_view text, std::size_t limit) {
  for (std::size_t at = 0; at < text.size();) {
    if (at >= limit) {
      out += "…";
      return;
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    const vtl::CodePoint point = vtl::code_point_at(text, at);
    if ((byte >= 0x20 && byte < 0x7F) || byte == '\t') {
      out += text[at];
    } else if (point.bytes == 1) {
      append_escape(out, "\\x%02X", byte);
    } else if (needs_escape(point.value)) {
      append_escape(out, "\\u%04X", point.value);
    } else {
      const bool is_half = vtl::is_surrogate(point.value);
      vtl::append_code_point(out, is_half ? vtl::kReplacementCharacter : point.value);
    }
    at += point.bytes;
  }
}

std::string visible_text(std::string_view text) {
  std::string out;
  append_visible(out, text, text.size());
  return out;
}

}  // namespace vtlsim
