#include "engine/methods/text_blocks.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "engine/methods/method_support.h"
#include "vtl/java/text.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

// White space at the start of a line, in bytes, at most `most` characters of it.
std::size_t leading_bytes(std::string_view line, std::uint64_t most) {
  std::size_t bytes = 0;
  for (std::uint64_t i = 0; i < most && bytes < line.size(); ++i) {
    const CodePoint point = code_point_at(line, bytes);
    if (!is_java_whitespace(point.value)) break;
    bytes += point.bytes;
  }
  return bytes;
}

// Every white space character is one UTF-16 unit.
std::size_t leading_characters(std::string_view line) {
  return utf16_length(line.substr(0, leading_bytes(line, line.size())));
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\r\n");
    if (end == std::string_view::npos) {
      lines.push_back(text);
      break;
    }
    lines.push_back(text.substr(0, end));
    const bool is_pair = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    text.remove_prefix(end + (is_pair ? 2 : 1));
  }
  return lines;
}

std::string indent_lines(const Call& call, std::string_view text, std::int64_t count) {
  if (text.empty()) return {};
  const std::vector<std::string_view> lines = lines_of(text);
  if (count > 0) {
    const auto room = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max());
    if (lines.size() * static_cast<std::size_t>(count) > room)
      throw LimitExceeded{LimitKind::heap_bytes};
    call.heap().allocate_chars(lines.size() * static_cast<std::size_t>(count));
  }
  std::string result;
  for (std::string_view line : lines) {
    if (count > 0) {
      result.append(static_cast<std::size_t>(count), ' ');
    } else {
      line.remove_prefix(leading_bytes(line, static_cast<std::uint64_t>(-count)));
    }
    result.append(line).push_back('\n');
  }
  return result;
}

std::string strip_common_indent(std::string_view text) {
  if (text.empty()) return {};
  const char last = text.back();
  const bool ends_with_line_end = last == '\n' || last == '\r';
  const std::vector<std::string_view> lines = lines_of(text);
  std::size_t common = std::string_view::npos;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    // The last line counts even when it is blank: it may stand for the closing quotes of a text
    // block.
    if (i + 1 != lines.size() && is_java_blank(lines[i])) continue;
    common = std::min(common, leading_characters(lines[i]));
  }
  if (ends_with_line_end) common = 0;
  std::string result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i != 0) result.push_back('\n');
    std::string_view line = lines[i];
    if (is_java_blank(line)) continue;
    line.remove_prefix(leading_bytes(line, common));
    result.append(java_strip_trailing(line));
  }
  if (ends_with_line_end) result.push_back('\n');
  return result;
}

std::string translate_java_escapes(const Call& call, std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const char character = text[i++];
    if (character != '\\') {
      result.push_back(character);
      continue;
    }
    char32_t escaped = 0;
    if (i < text.size()) {
      const CodePoint point = code_point_at(text, i);
      escaped = point.value;
      i += point.bytes;
    }
    switch (escaped) {
      case 'b':
        result.push_back('\b');
        break;
      case 'f':
        result.push_back('\f');
        break;
      case 'n':
        result.push_back('\n');
        break;
      case 'r':
        result.push_back('\r');
        break;
      case 's':
        result.push_back(' ');
        break;
      case 't':
        result.push_back('\t');
        break;
      case '\'':
      case '"':
      case '\\':
        result.push_back(static_cast<char>(escaped));
        break;
      case '\n':
        break;
      case '\r':
        if (i < text.size() && text[i] == '\n') ++i;
        break;
      default: {
        if (escaped < '0' || escaped > '7') {
          char message[64];
          const auto first = escaped > 0xFFFF ? static_cast<unsigned>(high_surrogate_of(escaped))
                                              : static_cast<unsigned>(escaped);
          std::string shown;
          append_code_point(shown, first);
          std::snprintf(message, sizeof message, " \\\\u%04X", first);
          call.raise(kIllegalArgument, "Invalid escape sequence: \\" + shown + message);
        }
        const std::size_t most = i + (escaped <= '3' ? 2 : 1);
        char32_t code = escaped - '0';
        while (i < std::min(most, text.size()) && text[i] >= '0' && text[i] <= '7') {
          code = code * 8 + static_cast<char32_t>(text[i++] - '0');
        }
        append_code_point(result, code);
      }
    }
  }
  return result;
}

}  // namespace vtl
