#include <algorithm>
#include <cstdint>
#include <utility>

#include "documents/document_reader.h"
#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace documents {
namespace {

/// Thrown within this file alone.
struct Stop {
  std::string message;
  std::size_t offset;
};

/// Recursive descent; the limit of depth bounds the recursion.
class Reader {
 public:
  Reader(const std::shared_ptr<const vtl::Source>& source, bool has_comments, const Limits& limits,
         std::vector<vtl::Diagnostic>& problems)
      : source_(source),
        text_(source->text()),
        has_comments_(has_comments),
        limits_(limits),
        problems_(problems) {}

  NodeRef read() {
    skip_blanks();
    if (at_ == text_.size()) return make_null(place(0, 0));
    NodeRef root = value(1);
    skip_blanks();
    if (at_ < text_.size()) fail("text behind the end of the document");
    return root;
  }

 private:
  [[noreturn]] void fail(std::string message) const { throw Stop{std::move(message), at_}; }

  [[noreturn]] void fail_expected(std::string_view expected) const {
    if (at_ >= text_.size())
      fail("the document ends where " + std::string(expected) + " is expected");
    std::size_t end = at_ + 1;
    while (end < text_.size() && vtl::is_continuation_byte(text_[end])) ++end;
    fail("found `" + std::string(text_.substr(at_, end - at_)) + "` where " +
         std::string(expected) + " is expected");
  }

  Place place(std::size_t begin, std::size_t end) const {
    return {source_, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}};
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_blanks() {
    for (;;) {
      while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' ||
                                    text_[at_] == '\t')) {
        ++at_;
      }
      if (!has_comments_ || peek() != '/' || at_ + 1 >= text_.size()) return;
      if (text_[at_ + 1] == '/') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (text_[at_ + 1] == '*') {
        const std::size_t end = text_.find("*/", at_ + 2);
        if (end == std::string_view::npos) fail("a comment without its end");
        at_ = end + 2;
      } else {
        return;
      }
    }
  }

  NodeRef value(std::size_t depth) {
    if (depth > limits_.depth) {
      fail(limit_message("more than " + std::to_string(limits_.depth) + " levels deep", "depth"));
    }
    if (++nodes_ > limits_.nodes) {
      fail(limit_message("more than " + std::to_string(limits_.nodes) + " values", "nodes"));
    }
    switch (peek()) {
      case '{':
        return object(depth);
      case '[':
        return array(depth);
      case '"':
        return string();
      default:
        return word();
    }
  }

  NodeRef object(std::size_t depth) {
    auto node = collection(Kind::map);
    MapBuilder builder(node->children);
    skip_blanks();
    while (peek() != '}') {
      if (peek() != '"') fail_expected("a key in quotes or `}`");
      const std::size_t begin = at_;
      Member member;
      member.key = string_text();
      member.key_place = place(begin, at_);
      skip_blanks();
      if (peek() != ':') fail_expected("`:`");
      ++at_;
      skip_blanks();
      member.value = value(depth + 1);
      const Place key_place = member.key_place;
      const std::string key = member.key;
      if (!builder.add(std::move(member))) {
        report_duplicate(problems_, key, key_place);
      }
      skip_blanks();
      if (!next_element('}')) break;
    }
    return close(std::move(node));
  }

  NodeRef array(std::size_t depth) {
    auto node = collection(Kind::list);
    skip_blanks();
    while (peek() != ']') {
      node->children.push_back({{}, {}, value(depth + 1)});
      skip_blanks();
      if (!next_element(']')) break;
    }
    return close(std::move(node));
  }

  /// Behind an element: true when another one follows the comma.
  bool next_element(char end) {
    if (peek() == end) return false;
    if (peek() != ',') fail_expected(std::string("`,` or `") + end + "`");
    ++at_;
    skip_blanks();
    if (peek() != end) return true;
    if (!has_comments_) fail(std::string("a comma in front of `") + end + "`");
    return false;
  }

  std::shared_ptr<Node> collection(Kind kind) {
    auto node = std::make_shared<Node>();
    node->kind = kind;
    node->style = Style::collection;
    node->place = place(at_, at_);
    ++at_;
    return node;
  }

  NodeRef close(std::shared_ptr<Node> node) {
    ++at_;
    node->place.span.end = static_cast<std::uint32_t>(at_);
    return node;
  }

  NodeRef string() {
    const std::size_t begin = at_;
    auto node = std::make_shared<Node>();
    node->kind = Kind::string;
    node->style = Style::json;
    node->text = string_text();
    node->place = place(begin, at_);
    return node;
  }

  std::string string_text() {
    std::string out;
    ++at_;
    for (;;) {
      const std::size_t run = at_;
      while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
             static_cast<unsigned char>(text_[at_]) >= 0x20) {
        ++at_;
      }
      out.append(text_.substr(run, at_ - run));
      if (at_ >= text_.size()) fail("a text without its closing quote");
      if (text_[at_] == '"') break;
      if (text_[at_] != '\\') fail("a control character in a text must be escaped");
      escape(out);
    }
    ++at_;
    if (out.size() > limits_.token_bytes) {
      fail(limit_message("a text of more than " + std::to_string(limits_.token_bytes) + " bytes",
                         "token_bytes"));
    }
    return out;
  }

  void escape(std::string& out) {
    constexpr std::string_view kNames = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    const char name = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (name == 'u') return vtl::append_code_point(out, unit_pair());
    const std::size_t index = kNames.find(name);
    if (name == '\0' || index == std::string_view::npos) fail("an escape that JSON does not have");
    out += kMeanings[index];
    at_ += 2;
  }

  /// One \uXXXX, or two that make one character. Half a pair is U+FFFD.
  std::uint32_t unit_pair() {
    const std::uint32_t unit = hex_unit();
    if (unit < 0xD800 || unit > 0xDFFF) return unit;
    if (unit < 0xDC00 && text_.substr(at_, 2) == "\\u") {
      const std::size_t before = at_;
      const std::uint32_t second = hex_unit();
      if (second >= 0xDC00 && second <= 0xDFFF)
        return 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
      at_ = before;
    }
    return 0xFFFD;
  }

  std::uint32_t hex_unit() {
    std::uint32_t unit = 0;
    for (std::size_t i = at_ + 2; i < at_ + 6; ++i) {
      const char c = i < text_.size() ? text_[i] : '\0';
      if (!vtl::is_hex_digit(c)) fail("\\u takes four hexadecimal digits");
      unit = unit * 16 + static_cast<std::uint32_t>(vtl::hex_value(c));
    }
    at_ += 6;
    return unit;
  }

  NodeRef word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() &&
           (vtl::is_digit(text_[at_]) ||
            std::string_view("+-.").find(text_[at_]) != std::string_view::npos ||
            vtl::is_lower_letter(text_[at_]) || text_[at_] == 'E')) {
      ++at_;
    }
    auto node = std::make_shared<Node>();
    node->style = Style::plain;
    node->text = text_.substr(begin, at_ - begin);
    node->place = place(begin, at_);
    const std::string_view text = node->text;
    if (text == "null") {
      node->text.clear();
    } else if (text == "true" || text == "false") {
      node->kind = Kind::boolean;
    } else if (is_number(text)) {
      node->kind =
          text.find_first_of(".eE") == std::string_view::npos ? Kind::integer : Kind::number;
    } else {
      at_ = begin;
      fail_expected("a value");
    }
    return node;
  }

  static bool is_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    std::size_t i = 0;
    const auto digits = [&] {
      const std::size_t begin = i;
      while (i < text.size() && vtl::is_digit(text[i])) ++i;
      return i > begin;
    };
    if (!digits() || (text[0] == '0' && i > 1)) return false;
    if (i < text.size() && text[i] == '.') {
      ++i;
      if (!digits()) return false;
    }
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
      ++i;
      if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
      if (!digits()) return false;
    }
    return i == text.size();
  }

  const std::shared_ptr<const vtl::Source>& source_;
  std::string_view text_;
  bool has_comments_;
  const Limits& limits_;
  std::vector<vtl::Diagnostic>& problems_;
  std::size_t at_ = 0;
  std::size_t nodes_ = 0;
};

}  // namespace

Document read_json_document(const std::shared_ptr<const vtl::Source>& source, bool has_comments,
                            const Limits& limits) {
  Document document;
  try {
    document.root = Reader(source, has_comments, limits, document.problems).read();
  } catch (Stop& stop) {
    const auto offset = static_cast<std::uint32_t>(std::min(stop.offset, source->text().size()));
    document.problems.push_back(
        problem_at(vtl::Severity::error, std::move(stop.message), {source, {offset, offset + 1}}));
  }
  return document;
}

}  // namespace documents
