#include "engine/syntax/token_text.h"

#include <algorithm>

namespace vtl::syntax {
namespace {

bool is_dot(TokenKind kind) {
  return kind == TokenKind::dot || kind == TokenKind::stray_dot;
}

/// Returns whether the images are one stretch of the text, with nothing to add or leave out.
bool is_one_stretch(const TokenList& list, std::size_t first, std::size_t last,
                    bool with_specials) {
  for (std::size_t i = first; i < last; ++i) {
    const Token& token = list.tokens[i];
    if (i > first && token.begin != list.tokens[i - 1].end) return false;
    if (is_dot(token.kind) && token.end - token.begin != 1) return false;
    if (with_specials && token.special_begin < token.begin) return false;
    if (with_specials && token.kind == TokenKind::block_comment) return false;
  }
  return true;
}

std::string_view joined(const TokenList& list, std::size_t first, std::size_t last,
                        bool with_specials, std::pmr::memory_resource& arena) {
  if (first >= last) return {};
  if (is_one_stretch(list, first, last, with_specials)) {
    const std::uint32_t begin = list.tokens[first].begin;
    return list.text.substr(begin, list.tokens[last - 1].end - begin);
  }
  std::string text;
  for (std::size_t i = first; i < last; ++i) {
    const Token& token = list.tokens[i];
    if (!with_specials) {
      text += list.image(token);
    } else if (token.kind != TokenKind::block_comment) {
      append_special_text(text, list, token);
      text += list.image(token);
    }
  }
  return copy_text(text, arena);
}

}  // namespace

void append_special_text(std::string& out, const TokenList& list, const Token& token) {
  if (token.special_begin >= token.begin) return;
  const std::string_view special =
      list.text.substr(token.special_begin, token.begin - token.special_begin);
  for (std::size_t i = 0; i < special.size(); ++i) {
    if (special[i] == '#' || special[i] == '$') out += special[i];
    if (special[i] != '\\') continue;
    const std::size_t end = special.find_first_not_of('\\', i);
    if (end == std::string_view::npos || special[end] != '$') continue;
    out += special.substr(i, end + 1 - i);
    i = end + 1;  // the loop of 1.7 steps over the character behind the `$` as well
  }
}

std::string_view literal_text(const TokenList& list, std::size_t first, std::size_t last,
                              std::pmr::memory_resource& arena) {
  return joined(list, first, last, true, arena);
}

std::string_view image_text(const TokenList& list, std::size_t first, std::size_t last,
                            std::pmr::memory_resource& arena) {
  return joined(list, first, last, false, arena);
}

std::string_view copy_text(std::string_view text, std::pmr::memory_resource& arena) {
  if (text.empty()) return {};
  char* const copy = static_cast<char*>(arena.allocate(text.size(), 1));
  std::copy(text.begin(), text.end(), copy);
  return {copy, text.size()};
}

}  // namespace vtl::syntax
