#include <algorithm>
#include <array>

#include "graphql/syntax/token.h"
#include "vtl/text/ascii.h"

namespace gql::syntax {
namespace {

constexpr bool starts_name(char c) {
  return vtl::is_letter(c) || c == '_';
}
constexpr bool continues_name(char c) {
  return starts_name(c) || vtl::is_digit(c);
}

struct Keyword {
  std::string_view text;
  TokenKind kind;
};
constexpr std::array kKeywords = {
    Keyword{"on", TokenKind::on},
    Keyword{"true", TokenKind::true_word},
    Keyword{"false", TokenKind::false_word},
    Keyword{"null", TokenKind::null_word},
    Keyword{"fragment", TokenKind::fragment},
    Keyword{"query", TokenKind::query},
    Keyword{"mutation", TokenKind::mutation},
    Keyword{"subscription", TokenKind::subscription},
    Keyword{"schema", TokenKind::schema},
    Keyword{"scalar", TokenKind::scalar},
    Keyword{"type", TokenKind::type},
    Keyword{"interface", TokenKind::interface},
    Keyword{"implements", TokenKind::implements},
    Keyword{"enum", TokenKind::enumeration},
    Keyword{"union", TokenKind::union_type},
    Keyword{"input", TokenKind::input},
    Keyword{"extend", TokenKind::extend},
    Keyword{"directive", TokenKind::directive},
    Keyword{"repeatable", TokenKind::repeatable},
};

// One switch over the first byte of a token, then a loop to its end. Two things are not as in other
// lexers, because graphql-java's generated one does them so. Characters that begin no token are
// dropped and reading goes on: `{ id ? }` is `{ id }`, and what was dropped is listed for whoever
// wants to tell. And a token is the longest match of any rule: what looks like the end of a block
// string may be passed for a later end, and `e-5` is an exponent where no number is in front.
//
// Time is linear: a byte is looked at again only by the search for the end of a block string, which
// begins once per token.

// Bit n: a keyword begins with the n-th small letter. Most names are told from keywords by it.
constexpr std::uint32_t first_letters() {
  std::uint32_t letters = 0;
  for (const Keyword& word : kKeywords) letters |= 1U << (word.text[0] - 'a');
  return letters;
}

TokenKind name_kind(std::string_view text) {
  constexpr std::uint32_t kFirst = first_letters();
  const char first = text[0];
  if (vtl::is_lower_letter(first) && (kFirst >> (first - 'a') & 1U) != 0) {
    for (const Keyword& word : kKeywords) {
      if (word.text == text) return word.kind;
    }
  }
  return TokenKind::name;
}

class Scanner {
 public:
  Scanner(std::string_view text, const TextLimits& limits) : text_(text), limits_(limits) {
    list_.text = text;
  }

  TokenList run() {
    if (text_.size() > limits_.bytes) {
      list_.exceeded = Limit::bytes;
    } else {
      list_.tokens.reserve(text_.size() / 4 + 8);
      while (at_ < text_.size() && list_.exceeded == Limit::none) step();
    }
    const auto end = static_cast<std::uint32_t>(at_);
    list_.tokens.push_back({TokenKind::eof, end, end, comments()});
    return std::move(list_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  char byte(std::size_t index) const { return index < text_.size() ? text_[index] : '\0'; }
  std::uint32_t comments() const { return static_cast<std::uint32_t>(list_.comments.size()); }

  void token(TokenKind kind, std::size_t end) {
    if (list_.tokens.size() >= limits_.tokens) {
      list_.exceeded = Limit::tokens;
      return;
    }
    list_.tokens.push_back(
        {kind, static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end), comments()});
    at_ = end;
  }
  void open(TokenKind kind) {
    token(kind, at_ + 1);
    if (++depth_ > limits_.depth) list_.exceeded = Limit::depth;
  }
  void close(TokenKind kind) {
    token(kind, at_ + 1);
    if (depth_ > 0) --depth_;
  }

  std::size_t character_length(std::size_t index) const {
    const auto first = static_cast<unsigned char>(text_[index]);
    const std::size_t length = first < 0xC0U ? 1 : first < 0xE0U ? 2 : first < 0xF0U ? 3 : 4;
    return std::min(length, text_.size() - index);
  }
  /// U+2028 and U+2029.
  bool is_separator(std::size_t index) const {
    return byte(index) == '\xE2' && byte(index + 1) == '\x80' &&
           (byte(index + 2) == '\xA8' || byte(index + 2) == '\xA9');
  }
  bool ends_line(std::size_t index) const {
    return byte(index) == '\n' || byte(index) == '\r' || is_separator(index);
  }

  /// Drops what was read up to `index`, which is not a token, and the character there.
  void drop(std::size_t index) {
    const std::size_t end = index < text_.size() ? index + character_length(index) : text_.size();
    list_.dropped.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)});
    at_ = end;
  }

  void step() {
    const char c = text_[at_];
    if (starts_name(c)) return name();
    switch (c) {
      case ' ':
      case '\t':
      case ',':
      case '\n':
      case '\r':
        ++at_;
        return;
      case '!':
        return token(TokenKind::bang, at_ + 1);
      case '$':
        return token(TokenKind::dollar, at_ + 1);
      case '&':
        return token(TokenKind::ampersand, at_ + 1);
      case ':':
        return token(TokenKind::colon, at_ + 1);
      case '=':
        return token(TokenKind::equals, at_ + 1);
      case '@':
        return token(TokenKind::at, at_ + 1);
      case '|':
        return token(TokenKind::pipe, at_ + 1);
      case '(':
        return open(TokenKind::left_paren);
      case '[':
        return open(TokenKind::left_bracket);
      case '{':
        return open(TokenKind::left_brace);
      case ')':
        return close(TokenKind::right_paren);
      case ']':
        return close(TokenKind::right_bracket);
      case '}':
        return close(TokenKind::right_brace);
      case '.':
        return dots();
      case '"':
        return string();
      case '#':
        return comment();
      default:
        break;
    }
    if (c == '-' || vtl::is_digit(c)) return number();
    if (is_separator(at_) || text_.substr(at_, 3) == "\xEF\xBB\xBF") {
      at_ += 3;
      return;
    }
    drop(at_);
  }

  void name() {
    std::size_t end = at_ + 1;
    while (continues_name(byte(end))) ++end;
    // `e-5` is an exponent to the lexer even where no number stands before it.
    if (end == at_ + 1 && (peek() == 'e' || peek() == 'E') && peek(1) == '-' &&
        vtl::is_digit(peek(2))) {
      return token(TokenKind::stray_exponent, exponent_end(at_));
    }
    token(name_kind(text_.substr(at_, end - at_)), end);
  }

  /// The end of an exponent that begins at `index`; `index` when none does.
  std::size_t exponent_end(std::size_t index) const {
    if (byte(index) != 'e' && byte(index) != 'E') return index;
    std::size_t end = index + (byte(index + 1) == '-' ? 2U : 1U);
    if (!vtl::is_digit(byte(end))) return index;
    while (vtl::is_digit(byte(end))) ++end;
    return end;
  }

  void number() {
    std::size_t end = at_ + (peek() == '-' ? 1U : 0U);
    if (!vtl::is_digit(byte(end))) return token(TokenKind::stray_sign, end);
    if (byte(end) == '0') {
      ++end;
    } else {
      while (vtl::is_digit(byte(end))) ++end;
    }
    const std::size_t integer = end;
    if (byte(end) == '.' && vtl::is_digit(byte(end + 1))) {
      ++end;
      while (vtl::is_digit(byte(end))) ++end;
    }
    end = exponent_end(end);
    token(end == integer ? TokenKind::integer : TokenKind::floating, end);
  }

  void dots() {
    if (peek(1) != '.') return drop(at_ + 1);
    if (peek(2) != '.') return drop(at_ + 2);
    token(TokenKind::spread, at_ + 3);
  }

  void comment() {
    std::size_t end = at_ + 1;
    while (end < text_.size() && !ends_line(end)) ++end;
    list_.comments.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)});
    at_ = end;
  }

  void string() {
    if (peek(1) == '"' && peek(2) == '"') {
      if (const std::size_t end = block_string_end(); end != 0) {
        return token(TokenKind::block_string, end);
      }
    }
    if (peek(1) == '"') return token(TokenKind::string, at_ + 2);
    std::size_t end = at_ + 1;
    while (end < text_.size()) {
      const char c = text_[end];
      if (c == '"') return token(TokenKind::string, end + 1);
      if (ends_line(end)) break;
      ++end;
      if (c != '\\') continue;
      constexpr std::string_view kEscapes = "\"\\/bfnrt";
      if (end < text_.size() && kEscapes.find(text_[end]) != std::string_view::npos) {
        ++end;
      } else if (byte(end) == 'u') {
        const std::size_t digits = end + 1;
        for (end = digits; end < digits + 4 && vtl::is_hex_digit(byte(end));) ++end;
        if (end < digits + 4) break;
      } else {
        break;
      }
    }
    drop(end);
  }

  bool is_quotes(std::size_t index) const {
    return byte(index) == '"' && byte(index + 1) == '"' && byte(index + 2) == '"';
  }

  // The generated lexer takes the longest block string: `\"""` ends one where no plain `"""`
  // follows, and `""""""` is empty only where no later `"""` follows; both are kept as the end to
  // fall back to. The first plain `"""` behind at least one character ends the search.
  std::size_t block_string_end() const {
    std::size_t fallback = is_quotes(at_ + 3) ? at_ + 6 : 0;
    for (std::size_t index = at_ + 3; index < text_.size();) {
      const char c = text_[index];
      if (c == '"' && index > at_ + 3 && is_quotes(index)) return index + 3;
      if (c == '\\' && is_quotes(index + 1)) {
        fallback = index + 4;
        index += 4;
        continue;
      }
      const auto code = static_cast<unsigned char>(c);
      const bool is_allowed = code >= 0x20U ? code < 0xF0U : c == '\t' || c == '\n' || c == '\r';
      if (!is_allowed) return fallback;
      index += character_length(index);
    }
    return fallback;
  }

  std::string_view text_;
  const TextLimits& limits_;
  TokenList list_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace

TokenList scan(std::string_view text, const TextLimits& limits) {
  return Scanner(text, limits).run();
}

}  // namespace gql::syntax
