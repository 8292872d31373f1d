#include <charconv>

#include "vtl/detail/json_scan.h"
#include "vtl/json.h"

namespace vtl {
namespace {

/// Walks a document that is known to be well-formed; on any other it stops early, at the end at the
/// latest.
class Locator {
 public:
  explicit Locator(std::string_view text)
      : begin_(text.data()), at_(begin_), end_(begin_ + text.size()) {}

  bool locate(std::span<const std::string> path, JsonPlace& place) {
    JsonPlace found;
    skip_space();
    for (const std::string& step : path) {
      if (at_ == end_) return false;
      const bool is_found =
          *at_ == '{' ? enter_member(step, found) : *at_ == '[' && enter_element(step, found);
      if (!is_found) return false;
    }
    if (at_ == end_) return false;
    found.value_begin = offset();
    skip_value();
    found.value_end = offset();
    place = found;
    return true;
  }

 private:
  std::size_t offset() const { return static_cast<std::size_t>(at_ - begin_); }

  void skip_space() {
    while (at_ != end_) {
      if (*at_ == '/') {
        skip_comment();
      } else if (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t') {
        ++at_;
      } else {
        return;
      }
    }
  }

  void skip_comment() {
    const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
    const bool is_line = rest.substr(0, 2) == "//";
    const std::size_t close = is_line ? rest.find_first_of("\r\n") : rest.find("*/", 2);
    at_ = close == std::string_view::npos ? end_ : at_ + close + (is_line ? 0 : 2);
  }

  /// at_ is at a quote; afterwards behind the closing one.
  std::string_view skip_string() {
    const char* quote = at_++;
    while (at_ != end_ && *at_ != '"') {
      at_ = skip_plain_json<true>(at_, end_);
      if (at_ == end_ || *at_ == '"') break;
      at_ += *at_ == '\\' && end_ - at_ >= 2 ? 2 : 1;
    }
    if (at_ != end_) ++at_;
    return {quote, static_cast<std::size_t>(at_ - quote)};
  }

  /// at_ is at the first character of a value; afterwards behind its last.
  void skip_value() {
    std::size_t open = 0;
    do {
      skip_space();
      if (at_ == end_) return;
      const char c = *at_;
      if (c == '"') {
        skip_string();
      } else if (c == '{' || c == '[') {
        ++open;
        ++at_;
      } else if (c == '}' || c == ']') {
        if (open == 0) return;
        --open;
        ++at_;
      } else if (c == ',' || c == ':') {
        if (open == 0) return;
        ++at_;
      } else {
        constexpr std::string_view kEnds = " \n\r\t,:]}[{\"/";
        while (at_ != end_ && kEnds.find(*at_) == std::string_view::npos) ++at_;
      }
    } while (open != 0);
  }

  /// at_ is at a `{`. The last member of that name counts, as for the reader. Leaves at_ at its
  /// value.
  bool enter_member(const std::string& name, JsonPlace& place) {
    const char* value = nullptr;
    ++at_;
    for (skip_space(); at_ != end_ && *at_ == '"'; skip_space()) {
      const std::size_t key_begin = offset();
      const std::string_view key = skip_string();
      const std::size_t key_end = offset();
      skip_space();
      if (at_ == end_ || *at_ != ':') return false;
      ++at_;
      skip_space();
      if (names(key, name)) {
        value = at_;
        place.key_begin = key_begin;
        place.key_end = key_end;
      }
      skip_value();
      skip_space();
      if (at_ != end_ && *at_ == ',') ++at_;
    }
    if (value == nullptr) return false;
    at_ = value;
    return true;
  }

  /// at_ is at a `[`. Leaves at_ at the element.
  bool enter_element(const std::string& step, JsonPlace& place) {
    std::uint32_t index = 0;
    const auto parsed = std::from_chars(step.data(), step.data() + step.size(), index);
    if (parsed.ec != std::errc() || parsed.ptr != step.data() + step.size()) return false;
    place.key_begin = place.key_end = 0;
    ++at_;
    for (skip_space(); at_ != end_ && *at_ != ']'; skip_space()) {
      if (index-- == 0) return true;
      const char* before = at_;
      skip_value();
      skip_space();
      if (at_ != end_ && *at_ == ',') ++at_;
      if (at_ == before) return false;
    }
    return false;
  }

  /// `key` with its quotes and escapes.
  static bool names(std::string_view key, std::string_view name) {
    if (key.size() < 2) return false;
    if (key.find('\\') == std::string_view::npos) return key.substr(1, key.size() - 2) == name;
    Heap heap;
    const auto read = read_json(key, heap);
    const Value* text = std::get_if<Value>(&read);
    return text != nullptr && text->is_string() && text->as_string() == name;
  }

  const char* begin_;
  const char* at_;
  const char* end_;
};

}  // namespace

bool locate_json(std::string_view text, std::span<const std::string> path, JsonPlace& place,
                 const JsonReadOptions&) {
  return Locator(text).locate(path, place);
}

}  // namespace vtl
