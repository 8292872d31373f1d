// Where the characters of a scalar come from.
//
// A scalar's text differs from what stands in the file by escapes, folded lines and indentation.
// Each style is walked a second time beside the text it gave, and every run that is equal byte for
// byte becomes one piece. What is walked must give exactly the text that the parser gave; where it
// does not (a style in a form nobody thought of), one piece says where the text begins, so that a
// place is at worst coarse and never wrong by far.
#include <algorithm>
#include <string_view>

#include "documents/node.h"

namespace documents {
namespace {

class Walk {
 public:
  explicit Walk(const Node& node)
      : node_(node),
        raw_(node.place.source->text().substr(
            0, std::min<std::size_t>(node.place.span.end, node.place.source->text().size()))),
        text_(node.text),
        at_(node.place.span.begin) {}

  TextPieces pieces() {
    const bool is_whole = walk();
    if (is_whole && done_ == text_.size() && !pieces_.empty()) return std::move(pieces_);
    return {TextPiece{0,
                      {node_.place.source, {start_, node_.place.span.end}},
                      text_.find('\n') == std::string_view::npos}};
  }

 private:
  bool walk() {
    start_ = static_cast<std::uint32_t>(at_);
    switch (node_.style) {
      case Style::literal:
      case Style::folded:
        return block();
      case Style::plain:
        return flow('\0');
      case Style::single_quoted:
        return flow('\'');
      case Style::double_quoted:
      case Style::json:
        return flow('"');
      default:
        return false;
    }
  }

  /// `count` bytes of the text are the bytes at `at_`.
  void equal(std::size_t count) {
    if (count == 0) return;
    const auto begin = static_cast<std::uint32_t>(at_);
    const bool goes_on =
        !pieces_.empty() && pieces_.back().is_literal && pieces_.back().place.span.end == begin;
    if (goes_on) {
      pieces_.back().place.span.end = begin + static_cast<std::uint32_t>(count);
    } else {
      pieces_.push_back({static_cast<std::uint32_t>(done_),
                         {node_.place.source, {begin, begin + static_cast<std::uint32_t>(count)}},
                         true});
    }
    at_ += count;
    done_ += count;
  }

  /// `count` bytes of the text are what `length` bytes at `at_` stand for.
  void stands_for(std::size_t length, std::size_t count) {
    const auto begin = static_cast<std::uint32_t>(at_);
    if (count > 0) {
      pieces_.push_back({static_cast<std::uint32_t>(done_),
                         {node_.place.source, {begin, begin + static_cast<std::uint32_t>(length)}},
                         false});
    }
    at_ += length;
    done_ += count;
  }

  char raw(std::size_t offset) const { return offset < raw_.size() ? raw_[offset] : '\0'; }

  std::size_t line_break_at(std::size_t offset) const {
    if (raw(offset) == '\n') return 1;
    if (raw(offset) == '\r') return raw(offset + 1) == '\n' ? 2 : 1;
    return 0;
  }

  // ---- Quoted and plain

  bool flow(char quote) {
    if (quote != '\0') ++at_;
    start_ = static_cast<std::uint32_t>(at_);
    while (done_ < text_.size()) {
      if (at_ >= raw_.size()) return false;
      // A run of blanks is taken as a whole: it belongs to a line break or to the text.
      std::size_t blanks = at_;
      while (raw(blanks) == ' ' || raw(blanks) == '\t') ++blanks;
      if (node_.style != Style::json && line_break_at(blanks) > 0) {
        if (!fold(blanks)) return false;
        continue;
      }
      if (blanks > at_) {
        if (text_.substr(done_, blanks - at_) != raw_.substr(at_, blanks - at_)) return false;
        equal(blanks - at_);
        continue;
      }
      if (quote == '"' && raw_[at_] == '\\') {
        if (!escape()) return false;
        continue;
      }
      if (quote == '\'' && raw_[at_] == '\'') {
        if (text_[done_] != '\'') return false;
        stands_for(2, 1);
        continue;
      }
      if (raw_[at_] != text_[done_]) return false;
      equal(1);
    }
    return true;
  }

  /// A line break and the blanks around it: one space, or one line end less than there are breaks.
  bool fold(std::size_t end) {
    std::size_t breaks = 0;
    for (;;) {
      const std::size_t size = line_break_at(end);
      if (size > 0) ++breaks;
      if (size == 0 && raw(end) != ' ' && raw(end) != '\t') break;
      end += std::max<std::size_t>(size, 1);
    }
    const std::size_t count = std::max<std::size_t>(breaks - 1, 1);
    const char expected = breaks == 1 ? ' ' : '\n';
    for (std::size_t i = 0; i < count; ++i) {
      if (done_ + i >= text_.size() || text_[done_ + i] != expected) return false;
    }
    stands_for(end - at_, count);
    return true;
  }

  /// The text says how many bytes an escape gave: as many as the character that stands there has.
  bool escape() {
    std::size_t length = 2;
    const char name = raw(at_ + 1);
    if (line_break_at(at_ + 1) > 0) {
      length = 1 + line_break_at(at_ + 1);
      while (raw(at_ + length) == ' ' || raw(at_ + length) == '\t') ++length;
      stands_for(length, 0);
      return true;
    }
    if (name == 'x') length = 4;
    if (name == 'u') length = 6;
    if (name == 'U') length = 10;
    const auto first = static_cast<unsigned char>(text_[done_]);
    const std::size_t count = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    // Two escapes make a character beyond U+FFFF in JSON.
    if (name == 'u' && count == 4) length = 12;
    if (done_ + count > text_.size()) return false;
    stands_for(length, count);
    return true;
  }

  // ---- Block scalars

  struct Line {
    std::size_t begin;
    std::size_t end;
    std::size_t next;
  };

  Line line_at(std::size_t begin) const {
    std::size_t end = begin;
    while (end < raw_.size() && line_break_at(end) == 0) ++end;
    return {begin, end, end + line_break_at(end)};
  }

  static std::size_t leading_blanks(std::string_view line) {
    return std::min(line.find_first_not_of(' '), line.size());
  }

  /// Columns that belong to no line: what the first line with content has in the file more than in
  /// the text.
  std::size_t indentation() const {
    std::size_t begin = text_.find_first_not_of('\n');
    if (begin == std::string_view::npos) return 0;
    const std::size_t in_text =
        leading_blanks(text_.substr(begin, text_.find('\n', begin) - begin));
    for (Line line = line_at(at_); line.begin < raw_.size(); line = line_at(line.next)) {
      const std::size_t in_file = leading_blanks(raw_.substr(line.begin, line.end - line.begin));
      if (line.begin + in_file < line.end) return in_file >= in_text ? in_file - in_text : 0;
      if (line.next == line.end) break;
    }
    return 0;
  }

  bool block() {
    at_ = line_at(at_).next;
    const std::size_t indent = indentation();
    const Line first = line_at(at_);
    start_ = static_cast<std::uint32_t>(std::min(first.begin + indent, first.end));
    while (done_ < text_.size()) {
      if (at_ >= raw_.size()) return false;
      const Line line = line_at(at_);
      at_ = std::min(line.begin + indent, line.end);
      const std::string_view content = raw_.substr(at_, line.end - at_);
      if (!content.empty() && !find_content(content, line)) return false;
      equal(content.size());
      end_line(line);
    }
    return true;
  }

  /// In a folded text one space or several line ends stand where lines were joined; they belong to
  /// the line before.
  bool find_content(std::string_view content, const Line& line) {
    while (text_.substr(done_, content.size()) != content) {
      if (node_.style != Style::folded || done_ >= text_.size()) return false;
      if (text_[done_] != ' ' && text_[done_] != '\n') return false;
      const std::size_t content_at = at_;
      at_ = line.begin;
      stands_for(0, 1);
      at_ = content_at;
    }
    return true;
  }

  void end_line(const Line& line) {
    at_ = line.end;
    if (node_.style == Style::literal && done_ < text_.size() && text_[done_] == '\n') {
      if (line.next - line.end == 1 && raw_[line.end] == '\n') {
        equal(1);
      } else {
        stands_for(line.next - line.end, 1);
      }
    } else if (node_.style == Style::folded && line.next >= raw_.size()) {
      while (done_ < text_.size() && text_[done_] == '\n') stands_for(0, 1);
    }
    at_ = line.next;
  }

  const Node& node_;
  std::string_view raw_;
  std::string_view text_;
  std::size_t at_;
  std::size_t done_ = 0;
  std::uint32_t start_ = 0;
  TextPieces pieces_;
};

}  // namespace

TextPieces pieces_of(const Node& scalar) {
  if (scalar.pieces) return *scalar.pieces;
  if (scalar.place.source == nullptr) return {};
  if (scalar.style == Style::made || scalar.text.empty())
    return {TextPiece{0, scalar.place, false}};
  return Walk(scalar).pieces();
}

}  // namespace documents
