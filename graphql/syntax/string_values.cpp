#include "graphql/syntax/string_values.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace gql::syntax {
namespace {

std::uint32_t read_hex(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) {
    value = value * 16 + static_cast<std::uint32_t>(vtl::hex_value(c));
  }
  return value;
}

// Reads `\uXXXX` at `at`, with the second half of a pair; a half alone becomes `?`, as Java writes
// it in UTF-8.
std::size_t append_unicode_escape(std::string& out, std::string_view body, std::size_t at) {
  std::uint32_t code = read_hex(body.substr(at + 2, 4));
  std::size_t end = at + 6;
  if (vtl::is_high_surrogate(code) && body.substr(end, 2) == "\\u") {
    const std::uint32_t low = read_hex(body.substr(end + 2, 4));
    if (vtl::is_low_surrogate(low)) {
      code = vtl::join_surrogates(code, low);
      end += 6;
    }
  }
  vtl::append_code_point(out, vtl::is_surrogate(code) ? U'?' : code);
  return end;
}

char simple_escape(char c) {
  switch (c) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return c;
  }
}

// Lines between `\n` without the empty ones at the end, as Java's String.split has them.
std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) break;
    begin = end + 1;
  }
  if (lines.size() == 1) return lines;
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

/// Bytes of the first `count` characters of `line`; nothing when it has not more than that.
std::optional<std::size_t> prefix_length(std::string_view line, std::size_t count) {
  std::size_t at = 0;
  while (at < line.size()) {
    if (count == 0) return at;
    --count;
    ++at;
    while (at < line.size() && vtl::is_continuation_byte(line[at])) ++at;
  }
  return std::nullopt;
}

/// Blanks and tabs from the second character on: the first one is never counted, so that a block
/// string keeps one blank of its indentation.
std::size_t indentation(std::string_view line) {
  const std::optional<std::size_t> second = prefix_length(line, 1);
  if (!second) return 0;
  const std::string_view rest = line.substr(*second);
  const std::size_t end = rest.find_first_not_of(" \t");
  return end == std::string_view::npos ? rest.size() : end;
}

void remove_indentation(std::vector<std::string_view>& lines) {
  std::optional<std::size_t> common;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::size_t indent = indentation(lines[i]);
    if (prefix_length(lines[i], indent) && (!common || indent < *common)) common = indent;
  }
  if (!common) return;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (const auto cut = prefix_length(lines[i], *common)) lines[i].remove_prefix(*cut);
  }
}

}  // namespace

std::string_view read_string(std::string_view image, Arena& arena) {
  const std::string_view body = image.substr(1, image.size() - 2);
  if (body.find('\\') == std::string_view::npos) return body;
  std::string out;
  for (std::size_t at = 0; at < body.size();) {
    if (body[at] != '\\') {
      out += body[at++];
    } else if (body[at + 1] == 'u') {
      at = append_unicode_escape(out, body, at);
    } else {
      out += simple_escape(body[at + 1]);
      at += 2;
    }
  }
  return arena.copy(out);
}

std::string_view read_block_string(std::string_view image, Arena& arena) {
  const std::string_view body = image.substr(3, image.size() - 6);
  std::string text;
  for (std::size_t at = 0; at < body.size();) {
    if (body.substr(at, 4) == "\\\"\"\"") ++at;
    const std::size_t next = std::min(body.find("\\\"\"\"", at + 1), body.size());
    text += body.substr(at, next - at);
    at = next;
  }
  std::vector<std::string_view> lines = split_lines(text);
  remove_indentation(lines);
  const auto has_text = [](std::string_view line) { return !line.empty(); };
  const auto first = std::find_if(lines.begin(), lines.end(), has_text);
  const auto last = std::find_if(lines.rbegin(), lines.rend(), has_text).base();
  std::string out;
  for (auto line = first; line < last; ++line) {
    if (line != first) out += '\n';
    out += *line;
  }
  return arena.copy(out);
}

}  // namespace gql::syntax
