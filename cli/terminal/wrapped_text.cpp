#include "cli/terminal/wrapped_text.h"

#include <algorithm>

namespace vtlsim {
namespace {

std::size_t count_characters(std::string_view text) {
  constexpr unsigned char kContinuationMask = 0xC0;
  constexpr unsigned char kContinuation = 0x80;
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & kContinuationMask) != kContinuation;
  }));
}

}  // namespace

std::string wrapped_text(std::string_view text, std::size_t width, std::size_t first,
                         std::size_t rest) {
  std::string lines;
  std::size_t used = 0;
  bool is_line_begun = false;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, length);
    text.remove_prefix(std::min(length + 1, text.size()));
    if (word.empty()) continue;
    const std::size_t characters = count_characters(word);
    if (is_line_begun && used + 1 + characters > width) {
      lines += '\n';
      is_line_begun = false;
    }
    if (is_line_begun) {
      lines += ' ';
      ++used;
    } else {
      used = lines.empty() ? first : rest;
      lines.append(used, ' ');
      is_line_begun = true;
    }
    lines += word;
    used += characters;
  }
  if (!lines.empty()) lines += '\n';
  return lines;
}

}  // namespace vtlsim
