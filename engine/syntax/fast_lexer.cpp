#include "engine/syntax/fast_lexer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/syntax/characters.h"
#include "engine/syntax/lexer_patterns.h"
#include "engine/syntax/lexer_stack.h"
#include "engine/syntax/lexical_failure.h"
#include "engine/syntax/line_cursor.h"

namespace vtl::syntax {
namespace {

/// The modes of grammar/VtlLexer.g4.
enum class Mode : std::uint8_t {
  text,
  reference,
  member,
  arguments,
  index,
  directive_name,
  directive,
  line_comment,
  formal_comment,
  block_comment,
  text_block,
};

struct Keyword {
  std::string_view word;
  TokenKind kind;
};

constexpr std::array<Keyword, 11> kDirectiveWords{{
    {"true", TokenKind::true_word},
    {"false", TokenKind::false_word},
    {"and", TokenKind::logical_and},
    {"or", TokenKind::logical_or},
    {"lt", TokenKind::less},
    {"le", TokenKind::less_equal},
    {"gt", TokenKind::greater},
    {"ge", TokenKind::greater_equal},
    {"eq", TokenKind::equal},
    {"ne", TokenKind::not_equal},
    {"not", TokenKind::logical_not},
}};

class Scanner {
 public:
  Scanner(std::string_view text, const Profile& profile)
      : text_(text), profile_(profile), cursor_(text), patterns_(text) {
    tokens_.text = text;
    tokens_.tokens.reserve(text.size() / 3 + 8);
  }

  TokenList run() {
    while (!is_done_) {
      if (position_ == text_.size()) {
        finish();
      } else {
        step();
      }
    }
    return std::move(tokens_);
  }

 private:
  // --- one match

  void step() {
    switch (stack_.mode()) {
      case Mode::text:
        return text();
      case Mode::reference:
        return reference();
      case Mode::member:
        return member();
      case Mode::arguments:
        return arguments();
      case Mode::index:
        return index();
      case Mode::directive_name:
        return directive_name_or_text();
      case Mode::directive:
        return directive();
      case Mode::line_comment:
        return line_comment();
      case Mode::formal_comment:
        return comment(TokenKind::formal_comment);
      case Mode::block_comment:
        return comment(TokenKind::block_comment);
      case Mode::text_block:
        return text_block();
    }
  }

  void text() {
    const char c = at(position_);
    if (c == '$') {
      if (const std::size_t length = patterns_.empty_index_length(position_))
        return emit(TokenKind::empty_index, length);
      more_if_sigil();
    } else if (c == '#') {
      if (set_directive(position_)) return;
      if (at(position_ + 1) == '#') return begin_line_comment();
      more_if_sigil();
    } else if (c == '\\') {
      backslashes();
    } else {
      if (is_blank(c) && set_directive(patterns_.after_blanks(position_))) return;
      std::size_t end = position_ + 1;
      while (end < text_.size() && text_[end] != '$' && text_[end] != '#' && text_[end] != '\\') {
        ++end;
      }
      emit(TokenKind::text, end - position_);
    }
  }

  void backslashes() {
    const std::size_t end = patterns_.after_backslashes(position_);
    const std::size_t count = end - position_;
    if (at(end) == '$') {
      more_if_sigil();
    } else if (const std::size_t name = count % 2 == 1 ? patterns_.hash_name_length(end) : 0) {
      emit(TokenKind::escape_directive, count + name);
    } else {
      // What holds for the run holds for the rest of it; taking it whole keeps long runs linear.
      for (std::size_t pairs = count / 2; pairs > 0; --pairs) emit(TokenKind::double_escape, 2);
      if (count % 2 == 1) emit(TokenKind::escape, 1);
    }
  }

  void reference() {
    const char c = at(position_);
    if (c == '$') {
      if (const std::size_t length = patterns_.empty_index_length(position_))
        return emit(TokenKind::empty_index, length);
    }
    if (c == '#') {
      if (set_directive(position_)) return;
      if (at(position_ + 1) == '#') {
        stack_.pop();
        return begin_line_comment();
      }
    }
    reference_part(c);
  }

  void member() {
    const char c = at(position_);
    if (c == '(') {
      stack_.open_paren();
      stack_.set_mode(Mode::arguments);
      return emit(TokenKind::left_paren, 1);
    }
    if (c == '#' && set_directive(position_)) return;
    reference_part(c);
  }

  void reference_part(char c) {
    if (more_if_sigil()) return;
    if (starts_identifier(c)) return identifier();
    switch (c) {
      case '[':
        stack_.push(Mode::index);
        return emit(TokenKind::index_open, 1);
      case '{':
        return emit(TokenKind::left_curly, 1);
      case '}':
        stack_.pop();
        return emit(TokenKind::right_curly, 1);
      case '.':
        if (is_letter(at(position_ + 1))) return member_dot();
        break;
      case ' ':
      case '\t':
        if (set_directive(patterns_.after_blanks(position_))) return;
        break;
      default:
        break;
    }
    terminator();
  }

  void arguments() {
    const char c = at(position_);
    if (c == '#' && set_directive(position_)) return;
    if (is_blank(c) && set_directive(patterns_.after_blanks(position_))) return;
    if (more_if_sigil() || common_argument(c)) return;
    if (starts_identifier(c)) return identifier();
    switch (c) {
      case ')':
        stack_.set_mode(Mode::reference);
        return emit(TokenKind::method_close, 1);
      case '.':
        if (is_letter(at(position_ + 1))) return member_dot();
        break;
      default:
        break;
    }
    if (!bracket_or_separator(c)) stuck();
  }

  void index() {
    const char c = at(position_);
    if (more_if_sigil() || common_argument(c)) return;
    if (c == ']') {
      stack_.pop();
      return emit(TokenKind::index_close, 1);
    }
    for (const Keyword& keyword : {kDirectiveWords[0], kDirectiveWords[1]}) {
      if (text_.substr(position_).starts_with(keyword.word)) {
        return emit(keyword.kind, keyword.word.size());
      }
    }
    stuck();
  }

  void directive_name_or_text() {
    const char c = at(position_);
    if (c == '#' && at(position_ + 1) == '#') return begin_line_comment();
    if (more_if_sigil()) return;
    if (const std::size_t length = patterns_.name_length(position_))
      return directive_word(length, 0);
    if (const std::size_t length = patterns_.braced_name_length(position_))
      return directive_word(length, 1);
    if (number()) return stack_.pop();
    terminator();
  }

  /// `braces`: 1 when the name is in braces.
  void directive_word(std::size_t length, std::size_t braces) {
    const std::string_view word = text_.substr(position_ + braces, length - 2 * braces);
    if (word == "end" || word == "else") {
      const std::size_t end = patterns_.after_line_end(position_ + length);
      stack_.pop();
      return emit(word == "end" ? TokenKind::end : TokenKind::else_directive, end - position_);
    }
    if (word == "if" || word == "elseif") {
      stack_.set_mode(Mode::directive);
      return emit(word == "if" ? TokenKind::if_directive : TokenKind::elseif_directive, length);
    }
    const TokenKind kind = braces == 1 ? TokenKind::braced_word : TokenKind::word;
    // Within the parentheses of a directive a #word is an argument, and the parser leaves the state
    // alone.
    if (stack_.has_below(Mode::directive)) return emit(kind, length);
    if (at(patterns_.after_spaces(position_ + length)) != '(') {
      stack_.pop();
      return emit(kind, length);
    }
    stack_.set_mode(Mode::directive);
    const std::string_view image = text_.substr(begin_, position_ + length - begin_);
    emit(opens_block(directive_name(image), profile_) ? TokenKind::block_call : TokenKind::call,
         length);
  }

  void directive() {
    const char c = at(position_);
    if (c == '#' && at(position_ + 1) == '#') return begin_line_comment();
    if (more_if_sigil() || common_argument(c)) return;
    if (const std::size_t length = patterns_.name_length(position_))
      return directive_argument_word(length);
    if (const std::size_t length = patterns_.braced_name_length(position_)) {
      return emit(TokenKind::braced_word, length);
    }
    switch (c) {
      case '(':
        stack_.open_paren();
        return emit(TokenKind::left_paren, 1);
      case ')': {
        const std::size_t end = patterns_.after_line_end(position_ + 1);
        stack_.close_paren();
        return emit(TokenKind::right_paren, end - position_);
      }
      default:
        break;
    }
    if (!bracket_or_separator(c) && !operator_sign(c)) stuck();
  }

  void directive_argument_word(std::size_t length) {
    const std::string_view word = text_.substr(position_, length);
    for (const Keyword& keyword : kDirectiveWords) {
      if (keyword.word == word) return emit(keyword.kind, length);
    }
    emit(TokenKind::word, length);
  }

  bool operator_sign(char c) {
    const char next = at(position_ + 1);
    const bool is_doubled = next == c;
    const bool has_equals = next == '=';
    switch (c) {
      case '-':
        emit(TokenKind::minus, 1);
        return true;
      case '+':
        emit(TokenKind::plus, 1);
        return true;
      case '*':
        emit(TokenKind::multiply, 1);
        return true;
      case '/':
        emit(TokenKind::divide, 1);
        return true;
      case '%':
        emit(TokenKind::modulo, 1);
        return true;
      case '<':
        emit_with_equals(TokenKind::less, TokenKind::less_equal, has_equals);
        return true;
      case '>':
        emit_with_equals(TokenKind::greater, TokenKind::greater_equal, has_equals);
        return true;
      case '=':
        emit_with_equals(TokenKind::assign, TokenKind::equal, has_equals);
        return true;
      case '!':
        emit_with_equals(TokenKind::logical_not, TokenKind::not_equal, has_equals);
        return true;
      case '&':
        if (is_doubled) emit(TokenKind::logical_and, 2);
        return is_doubled;
      case '|':
        if (is_doubled) emit(TokenKind::logical_or, 2);
        return is_doubled;
      default:
        return false;
    }
  }

  void emit_with_equals(TokenKind plain, TokenKind with_equals, bool has_equals) {
    emit(has_equals ? with_equals : plain, has_equals ? 2 : 1);
  }

  void line_comment() {
    if (more_if_sigil()) return;
    const char c = at(position_);
    if (c == '\n' || c == '\r') {
      stack_.pop();
      return emit(TokenKind::line_comment_end, c == '\r' && at(position_ + 1) == '\n' ? 2 : 1);
    }
    skip();
  }

  void comment(TokenKind kind) {
    if (at(position_) == '*' && at(position_ + 1) == '#') {
      stack_.pop();
      return emit(kind, 2);
    }
    if (!more_if_sigil()) skip();
  }

  void text_block() {
    if (text_.substr(position_, 3) == "]]#") {
      stack_.pop();
      return emit(TokenKind::text_block, 3);
    }
    if (more_if_sigil()) return;
    more(backslash_run());
  }

  // --- patterns that several modes share

  /// Backslashes with `$`, `$!`, and everything that `#` can begin: taken as MORE in every mode.
  bool more_if_sigil() {
    if (at(position_) == '#') {
      more_hash();
      return true;
    }
    const std::size_t length = patterns_.dollar_length(position_);
    if (length == 0) return false;
    more(length);
    if (is_in_comment_) return true;
    if (stack_.mode() == Mode::reference) stack_.pop();
    stack_.push(Mode::reference);
    return true;
  }

  void more_hash() {
    const char second = at(position_ + 1);
    const char third = at(position_ + 2);
    const bool has_fourth = position_ + 3 < text_.size();
    if (second == '[' && third == '[') {
      more(3);
      if (!is_in_comment_) begin_comment(Mode::text_block);
    } else if (second == '*' && third == '*' && has_fourth && at(position_ + 3) != '#') {
      // The character that tells `#**` from `#**#` is given back, but not by the comment states.
      more(is_in_comment_ ? 3 + utf8_length(at(position_ + 3)) : 3);
      if (!is_in_comment_) begin_comment(Mode::formal_comment);
    } else if (second == '*') {
      more(2);
      if (!is_in_comment_) begin_comment(Mode::block_comment);
    } else {
      more(1);
      if (is_in_comment_) return;
      if (stack_.mode() == Mode::reference || stack_.mode() == Mode::member) stack_.pop();
      stack_.push(Mode::directive_name);
    }
  }

  void begin_line_comment() {
    begin_comment(Mode::line_comment);
    emit(TokenKind::line_comment, 2);
  }

  void begin_comment(Mode mode) {
    stack_.push(mode);
    is_in_comment_ = true;
  }

  /// Blanks, strings and numbers.
  bool common_argument(char c) {
    if (is_space(c)) {
      emit(TokenKind::whitespace, patterns_.after_spaces(position_) - position_);
      return true;
    }
    if (c == '"' || c == '\'') return string();
    return number();
  }

  bool string() {
    const std::size_t length = patterns_.string_length(position_);
    if (length != 0) emit(TokenKind::string, length);
    return length != 0;
  }

  bool number() {
    const LexerPatterns::Number number = patterns_.number(position_);
    if (number.length == 0) return false;
    emit(number.is_floating ? TokenKind::floating : TokenKind::integer, number.length);
    return true;
  }

  bool bracket_or_separator(char c) {
    switch (c) {
      case '[':
        emit(TokenKind::list_open, 1);
        return true;
      case ']':
        emit(TokenKind::list_close, 1);
        return true;
      case ',':
        emit(TokenKind::comma, 1);
        return true;
      case ':':
        emit(TokenKind::colon, 1);
        return true;
      case '{':
        emit(TokenKind::map_open, 1);
        return true;
      case '}':
        emit(TokenKind::map_close, 1);
        return true;
      case '.':
        if (at(position_ + 1) != '.') return false;
        emit(TokenKind::double_dot, 2);
        return true;
      default:
        return false;
    }
  }

  void identifier() {
    const std::string_view word =
        text_.substr(position_, patterns_.after_identifier(position_) - position_);
    TokenKind kind = TokenKind::identifier;
    if (word == "true") kind = TokenKind::true_word;
    if (word == "false") kind = TokenKind::false_word;
    emit(kind, word.size());
  }

  void member_dot() {
    stack_.set_mode(Mode::member);
    emit(TokenKind::dot, 1);
  }

  /// `hash`: where the `#` of `#set` would be, behind the blanks.
  bool set_directive(std::size_t hash) {
    const std::size_t length = patterns_.set_length(hash);
    if (length == 0) return false;
    stack_.push(Mode::directive);
    stack_.open_paren();
    emit(TokenKind::set_directive, hash + length - position_);
    return true;
  }

  // --- what a match does

  char at(std::size_t index) const { return patterns_.at(index); }

  void emit(TokenKind kind, std::size_t length) {
    position_ += length;
    Token& token = tokens_.tokens.emplace_back();
    token.kind = kind;
    token.begin = static_cast<std::uint32_t>(begin_);
    token.end = static_cast<std::uint32_t>(position_);
    token.special_begin = static_cast<std::uint32_t>(has_special_ ? special_begin_ : begin_);
    token.position = cursor_.position_of(token.begin);
    begin_ = position_;
    has_special_ = false;
    if (kind == TokenKind::line_comment_end || kind == TokenKind::formal_comment ||
        kind == TokenKind::block_comment || kind == TokenKind::text_block) {
      is_in_comment_ = false;
    }
  }

  void more(std::size_t length) { position_ += length; }

  void skip() {
    const std::size_t run = backslash_run();
    position_ += run > 1 ? run : utf8_length(at(position_));
    begin_ = position_;
  }

  /// Length of a run of backslashes that touches no `$`, at least 1: the rest of it need not be
  /// looked at again.
  std::size_t backslash_run() const {
    return std::max<std::size_t>(patterns_.after_backslashes(position_) - position_, 1);
  }

  /// A character that ends a reference or a bare `#`: given back, what was pending becomes a
  /// special token.
  void terminator() {
    if (!has_special_) special_begin_ = begin_;
    has_special_ = true;
    begin_ = position_;
    stack_.pop();
  }

  void finish() {
    is_done_ = true;
    // What is pending at the end of the input is a MORE without its token.
    if (begin_ != position_) return fail(text_.size());
    const std::size_t length = text_.size();
    Token& token = tokens_.tokens.emplace_back();
    token.kind = TokenKind::eof;
    token.begin = token.end = static_cast<std::uint32_t>(length);
    token.special_begin = static_cast<std::uint32_t>(has_special_ ? special_begin_ : length);
    token.position = end_position(text_);
  }

  void stuck() {
    is_done_ = true;
    fail(stuck_offset(text_, position_, stack_.mode() == Mode::directive));
  }

  void fail(std::size_t offset) {
    tokens_.failure = describe_failure(text_, begin_, position_, offset);
    Token& token = tokens_.tokens.emplace_back();
    token.kind = TokenKind::lexical_error;
    token.begin = token.special_begin = static_cast<std::uint32_t>(begin_);
    token.end = static_cast<std::uint32_t>(text_.size());
    token.position = tokens_.failure.position;
  }

  std::string_view text_;
  const Profile& profile_;
  LineCursor cursor_;
  LexerPatterns patterns_;
  TokenList tokens_;
  LexerStack<Mode> stack_;
  std::size_t position_ = 0;
  /// Where the pending image begins; the MORE part of it ends at position_.
  std::size_t begin_ = 0;
  std::size_t special_begin_ = 0;
  bool has_special_ = false;
  bool is_in_comment_ = false;
  bool is_done_ = false;
};

}  // namespace

TokenList FastLexer::scan(std::string_view text, const Profile& profile) const {
  return Scanner(text, profile).run();
}

}  // namespace vtl::syntax
