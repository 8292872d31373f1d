// The patterns of Velocity's tokens, each as a function that says how far it matches.
// fast_lexer.cpp decides which pattern counts in which state; names are those of the section
// "Pieces" of grammar/VtlLexer.g4.
//
// Lengths are bytes, 0 means no match; `after_...` returns the index behind the match, `from` when
// there is none. Behind the end of the text every character is NUL, which no pattern contains.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "engine/syntax/characters.h"

namespace vtl::syntax {

class LexerPatterns {
 public:
  explicit LexerPatterns(std::string_view text) : text_(text) {}

  char at(std::size_t index) const { return index < text_.size() ? text_[index] : '\0'; }

  std::size_t after_blanks(std::size_t from) const {
    while (is_blank(at(from))) ++from;
    return from;
  }
  std::size_t after_spaces(std::size_t from) const {
    while (is_space(at(from))) ++from;
    return from;
  }
  std::size_t after_digits(std::size_t from) const {
    while (is_digit(at(from))) ++from;
    return from;
  }
  std::size_t after_backslashes(std::size_t from) const {
    while (at(from) == '\\') ++from;
    return from;
  }
  std::size_t after_identifier(std::size_t from) const {
    while (continues_identifier(at(from))) ++from;
    return from;
  }

  /// Returns the index behind blanks and one line end.
  std::size_t after_line_end(std::size_t from) const {
    const std::size_t end = after_blanks(from);
    if (at(end) == '\n') return end + 1;
    if (at(end) != '\r') return from;
    return at(end + 1) == '\n' ? end + 2 : end + 1;
  }

  std::size_t after_exponent(std::size_t from) const {
    if (at(from) != 'e' && at(from) != 'E') return from;
    const std::size_t digits = from + (at(from + 1) == '+' || at(from + 1) == '-' ? 2 : 1);
    const std::size_t end = after_digits(digits);
    return end > digits ? end : from;
  }

  std::size_t name_length(std::size_t from) const {
    if (!starts_name(at(from))) return 0;
    std::size_t end = from + 1;
    while (continues_name(at(end))) ++end;
    return end - from;
  }

  /// `{name}`, whose name may not begin with `@`.
  std::size_t braced_name_length(std::size_t from) const {
    if (at(from) != '{' || at(from + 1) == '@') return 0;
    const std::size_t length = name_length(from + 1);
    return length != 0 && at(from + 1 + length) == '}' ? length + 2 : 0;
  }

  /// `#name` or `#{name}`.
  std::size_t hash_name_length(std::size_t hash) const {
    if (at(hash) != '#') return 0;
    const std::size_t length = std::max(name_length(hash + 1), braced_name_length(hash + 1));
    return length == 0 ? 0 : length + 1;
  }

  /// `#set(` or `#{set}(` at `hash`, with blanks but no tab before the parenthesis.
  std::size_t set_length(std::size_t hash) const {
    const std::string_view rest = text_.substr(std::min(hash, text_.size()), 6);
    std::size_t end = hash;
    if (rest.starts_with("#set")) end += 4;
    if (rest == "#{set}") end += 6;
    if (end == hash) return 0;
    while (at(end) == ' ') ++end;
    return at(end) == '(' ? end + 1 - hash : 0;
  }

  /// `$[`, `$![`, `$\![` and `$.`, which are text.
  std::size_t empty_index_length(std::size_t from) const {
    const std::string_view rest = text_.substr(from, 4);
    if (rest.starts_with("$[") || rest.starts_with("$.")) return 2;
    if (rest.starts_with("$![")) return 3;
    return rest == "$\\![" ? 4 : 0;
  }

  /// Backslashes, `$`, and `!` with its own backslashes.
  std::size_t dollar_length(std::size_t from) const {
    const std::size_t dollar = after_backslashes(from);
    if (at(dollar) != '$') return 0;
    const std::size_t bang = after_backslashes(dollar + 1);
    return (at(bang) == '!' ? bang : dollar) + 1 - from;
  }

  /// Returns the length of the longest match: a doubled quote continues the string, and so does a
  /// single one that a doubled one follows.
  std::size_t string_length(std::size_t from) const {
    const char quote = at(from);
    std::size_t closed = from;
    for (std::size_t end = from + 1; end < text_.size(); ++end) {
      end = text_.find(quote, end);
      if (end == std::string_view::npos) break;
      closed = ++end;
      if (at(end) != quote) break;
    }
    return closed - from;
  }

  struct Number {
    std::size_t length = 0;
    bool is_floating = false;
  };
  /// `1..` is a whole number before a range.
  Number number(std::size_t from) const {
    const std::size_t digits = from + (at(from) == '-' ? 1 : 0);
    const std::size_t point = after_digits(digits);
    const bool has_digits = point > digits;
    std::size_t end = point;
    bool is_floating = false;
    if (at(point) == '.') {
      if (has_digits && at(point + 1) == '.') return {point - from, false};
      const std::size_t fraction = after_digits(point + 1);
      is_floating = has_digits || fraction > point + 1;
      if (is_floating) end = fraction;
    }
    if (!has_digits && !is_floating) return {};
    const std::size_t exponent = after_exponent(end);
    return {exponent - from, is_floating || exponent > end};
  }

 private:
  std::string_view text_;
};

}  // namespace vtl::syntax
