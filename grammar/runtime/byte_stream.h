// A UTF-8 text as the character stream that an ANTLR lexer reads, without copying it. Indices are
// byte offsets, characters are code points; the text is valid UTF-8 (or WTF-8) and outlives it.
#pragma once

#include <string>
#include <string_view>

#include <antlr4-runtime.h>

namespace grammar_runtime {

class ByteStream final : public antlr4::CharStream {
 public:
  explicit ByteStream(std::string_view text) : text_(text) {}

  /// Lexers look one character ahead only.
  size_t LA(ssize_t) override {
    return index_ < text_.size() ? decode(index_) : antlr4::IntStream::EOF;
  }
  void consume() override { index_ += length_at(index_); }
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}
  size_t index() override { return index_; }
  void seek(size_t index) override { index_ = index; }
  size_t size() override { return text_.size(); }
  std::string getSourceName() const override { return {}; }
  std::string getText(const antlr4::misc::Interval& interval) override {
    const auto begin = static_cast<size_t>(interval.a);
    return std::string(text_.substr(begin, static_cast<size_t>(interval.b) + 1 - begin));
  }
  std::string toString() const override { return std::string(text_); }

 private:
  size_t length_at(size_t index) const {
    const auto byte = static_cast<unsigned char>(text_[index]);
    if (byte < 0xC0U) return 1;
    if (byte < 0xE0U) return 2;
    return byte < 0xF0U ? 3 : 4;
  }
  size_t decode(size_t index) const {
    const auto first = static_cast<unsigned char>(text_[index]);
    const size_t length = length_at(index);
    if (length == 1) return first;
    size_t character = first & (0x7FU >> length);
    for (size_t i = 1; i < length && index + i < text_.size(); ++i) {
      character = (character << 6) | (static_cast<unsigned char>(text_[index + i]) & 0x3FU);
    }
    return character;
  }

  std::string_view text_;
  size_t index_ = 0;
};

}  // namespace grammar_runtime
