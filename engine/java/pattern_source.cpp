#include "engine/java/pattern_source.h"

#include "vtl/java/exception.h"
#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

bool is_blank(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13);
}

bool ends_line(char32_t c) {
  return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

std::u32string code_points(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint point = code_point_at(text, position);
    points += point.value;
    position += point.bytes;
  }
  return points;
}

// Where the first \Q stands; npos if nowhere.
std::size_t find_quote(const std::u32string& text) {
  for (std::size_t index = 0; index + 1 < text.size(); ++index) {
    if (text[index] != '\\') continue;
    if (text[index + 1] == 'Q') return index;
    ++index;
  }
  return std::u32string::npos;
}

// \Q..\E as single escapes. A digit right after the quote's start is written in hexadecimal, lest
// it joins an escape before it.
std::u32string without_quotes(const std::u32string& text) {
  const std::size_t first = find_quote(text);
  if (first == std::u32string::npos) return text;
  std::u32string out = text.substr(0, first);
  bool is_quoted = true;
  bool is_start = true;
  for (std::size_t index = first + 2; index < text.size();) {
    const char32_t c = text[index++];
    const char32_t following = index < text.size() ? text[index] : U'\0';
    if (c >= 0x80 || is_letter(c)) {
      out += c;
    } else if (is_digit(c)) {
      if (is_start) out += U"\\x3";
      out += c;
    } else if (c != '\\') {
      if (is_quoted) out += U'\\';
      out += c;
    } else if (is_quoted) {
      if (following == 'E') {
        ++index;
        is_quoted = false;
      } else {
        out += U"\\\\";
      }
    } else if (following == 'Q') {
      ++index;
      is_quoted = true;
      is_start = true;
      continue;
    } else {
      out += c;
      if (index < text.size()) out += text[index++];
    }
    is_start = false;
  }
  return out;
}

}  // namespace

JavaPatternSource::JavaPatternSource(std::string_view pattern)
    : pattern_(pattern), text_(without_quotes(code_points(pattern))) {}

char32_t JavaPatternSource::peek_past_blanks(char32_t c) {
  while (is_blank(c) || c == '#') {
    while (is_blank(c)) c = at(++cursor_);
    if (c != '#') continue;
    do {
      c = at(++cursor_);
    } while (c != 0 && !ends_line(c));
  }
  return c;
}

char32_t JavaPatternSource::read_past_blanks(char32_t c) {
  while (is_blank(c) || c == '#') {
    while (is_blank(c)) c = at(cursor_++);
    if (c != '#') continue;
    do {
      c = at(cursor_++);
    } while (c != 0 && !ends_line(c));
  }
  return c;
}

char32_t JavaPatternSource::peek() {
  const char32_t c = at(cursor_);
  return comments_ ? peek_past_blanks(c) : c;
}

char32_t JavaPatternSource::next() {
  const char32_t c = at(++cursor_);
  return comments_ ? peek_past_blanks(c) : c;
}

char32_t JavaPatternSource::read() {
  const char32_t c = at(cursor_++);
  return comments_ ? read_past_blanks(c) : c;
}

char32_t JavaPatternSource::skip() {
  const char32_t c = at(cursor_ + 1);
  cursor_ += 2;
  return c;
}

void JavaPatternSource::fail(std::string_view description) const {
  std::string message(description);
  // At the very start there is no position to tell.
  if (cursor_ > 0) message += " near index " + std::to_string(cursor_ - 1);
  message += '\n' + pattern_;
  if (cursor_ > 0 && cursor_ <= utf16_length(pattern_)) {
    message += '\n' + std::string(cursor_ - 1, ' ') + '^';
  }
  throw JavaException("java.util.regex.PatternSyntaxException", std::move(message));
}

}  // namespace vtl
