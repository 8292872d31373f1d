// The characters of a Java pattern, read in the steps of java.util.regex.Pattern's own reader: its
// error messages give the position of its cursor. Among the steps is the skipping of blanks and
// comments under (?x). Reading past the end gives 0; \Q...\E is rewritten before parsing, and
// positions refer to the rewritten text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vtl {

class JavaPatternSource {
 public:
  // `pattern` is WTF-8.
  explicit JavaPatternSource(std::string_view pattern);

  std::size_t cursor() const { return cursor_; }
  void set_cursor(std::size_t cursor) { cursor_ = cursor; }
  std::size_t length() const { return text_.size(); }
  bool at_end() const { return cursor_ >= text_.size(); }
  void set_comments(bool comments) { comments_ = comments; }

  char32_t at(std::size_t index) const { return index < text_.size() ? text_[index] : 0; }
  std::u32string_view slice(std::size_t begin, std::size_t end) const {
    return std::u32string_view(text_).substr(begin, end - begin);
  }

  // The current character; the next one, moving there; the current one, moving behind it. Under
  // (?x) these jump over blanks and comments.
  char32_t peek();
  char32_t next();
  char32_t read();
  // The same as next, but nothing is jumped over.
  char32_t next_escaped() { return at(++cursor_); }
  // The character after the current one, moving behind it.
  char32_t skip();
  void unread() { --cursor_; }

  // Throws PatternSyntaxException at the current position.
  [[noreturn]] void fail(std::string_view description) const;

 private:
  char32_t peek_past_blanks(char32_t c);
  char32_t read_past_blanks(char32_t c);

  std::string pattern_;
  std::u32string text_;
  std::size_t cursor_ = 0;
  bool comments_ = false;
};

}  // namespace vtl
