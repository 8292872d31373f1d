#include "testkit/suites/element_places.h"

#include <algorithm>

#include "vtl/text/wtf8.h"

namespace vtlsim {
namespace {

class Walker {
 public:
  Walker(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  /// To the next character that is neither blank nor part of a comment.
  char skip_blanks() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        ++at_;
      } else if (text_.substr(at_, 2) == "//") {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (text_.substr(at_, 2) == "/*") {
        const std::size_t end = text_.find("*/", at_ + 2);
        at_ = end == std::string_view::npos ? text_.size() : end + 2;
      } else {
        return c;
      }
    }
    return '\0';
  }
  void skip_value() {
    std::size_t depth = 0;
    while (at_ < text_.size()) {
      const char c = skip_blanks();
      if (depth == 0 && (c == ',' || c == ']' || c == '}')) return;
      if (c == '"') {
        skip_string();
        continue;
      }
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
      ++at_;
    }
  }
  void step() { ++at_; }
  std::size_t at() const { return at_; }

 private:
  void skip_string() {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    ++at_;
  }

  std::string_view text_;
  std::size_t at_;
};

/// Turns growing offsets into lines and columns.
class LineCounter {
 public:
  LineCounter(std::string_view text, const ElementPlace& from)
      : text_(text), at_(from.offset), line_(from.line), column_(from.column) {}

  ElementPlace place(std::size_t offset) {
    for (; at_ < offset; ++at_) {
      if (text_[at_] == '\n') {
        ++line_;
        column_ = 1;
      } else if (!vtl::is_continuation_byte(text_[at_])) {
        ++column_;
      }
    }
    return {offset, offset, line_, column_};
  }

 private:
  std::string_view text_;
  std::size_t at_;
  std::uint32_t line_;
  std::uint32_t column_;
};

}  // namespace

std::vector<ElementPlace> element_places(std::string_view text, std::size_t begin,
                                         const ElementPlace& from) {
  std::vector<ElementPlace> places;
  Walker walker(text, begin + 1);
  LineCounter counter(text, from);
  while (walker.at() < text.size()) {
    const char c = walker.skip_blanks();
    if (c == ']' || c == '\0') break;
    if (c == ',') {
      walker.step();
      continue;
    }
    places.push_back(counter.place(walker.at()));
    walker.skip_value();
    places.back().end = walker.at();
  }
  return places;
}

}  // namespace vtlsim
