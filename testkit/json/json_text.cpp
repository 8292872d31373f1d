#include <charconv>
#include <cmath>
#include <cstdio>
#include <string>

#include <nlohmann/json.hpp>

#include "vtl/text/wtf8.h"
#include "vtlsim/json.h"

namespace vtlsim {
namespace {

void append_escape(std::string& out, unsigned unit) {
  char text[8];
  std::snprintf(text, sizeof text, "\\u%04x", unit);
  out += text;
}

/// Stops early once `out` is longer than `limit`: whoever shows a value in short need not write it
/// whole.
class Writer {
 public:
  Writer(std::uint32_t indent, std::size_t limit) : indent_(indent), limit_(limit) {}

  void value(const Json& json, std::uint32_t level) {
    if (is_full()) return;
    switch (json.type()) {
      case Json::value_t::object:
        return object(json, level);
      case Json::value_t::array:
        return array(json, level);
      case Json::value_t::string:
        return string(json.get_ref<const std::string&>());
      case Json::value_t::number_float:
        return number(json.get<double>());
      default:
        out_ += json.dump();
    }
  }
  bool is_full() const { return out_.size() > limit_; }
  std::string take() { return std::move(out_); }

 private:
  void line(std::uint32_t level) {
    if (indent_ == 0) return;
    out_ += '\n';
    out_.append(std::size_t{level} * indent_, ' ');
  }
  void separator(std::uint32_t level, bool is_first) {
    if (!is_first) out_ += indent_ == 0 ? ", " : ",";
    line(level);
  }
  void object(const Json& json, std::uint32_t level) {
    if (json.empty()) {
      out_ += "{}";
      return;
    }
    out_ += '{';
    bool is_first = true;
    for (const auto& [key, member] : json.get_ref<const Json::object_t&>()) {
      if (is_full()) return;
      separator(level + 1, is_first);
      is_first = false;
      string(key);
      out_ += ": ";
      value(member, level + 1);
    }
    line(level);
    out_ += '}';
  }
  void array(const Json& json, std::uint32_t level) {
    if (json.empty()) {
      out_ += "[]";
      return;
    }
    out_ += '[';
    bool is_first = true;
    for (const Json& element : json) {
      if (is_full()) return;
      separator(level + 1, is_first);
      is_first = false;
      value(element, level + 1);
    }
    line(level);
    out_ += ']';
  }
  void number(double value) {
    if (!std::isfinite(value)) {
      out_ += "null";
      return;
    }
    char text[40];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    const std::string_view digits(text, static_cast<std::size_t>(end - text));
    out_ += digits;
    if (digits.find_first_of(".e") == std::string_view::npos) out_ += ".0";
  }
  void string(const std::string& text) {
    out_ += '"';
    for (std::size_t i = 0; i < text.size() && !is_full(); ++i) character(text, i);
    out_ += '"';
  }
  void character(const std::string& text, std::size_t& i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    switch (byte) {
      case '"':
        out_ += "\\\"";
        return;
      case '\\':
        out_ += "\\\\";
        return;
      case '\n':
        out_ += "\\n";
        return;
      case '\r':
        out_ += "\\r";
        return;
      case '\t':
        out_ += "\\t";
        return;
      default:
        break;
    }
    if (byte < 0x20 || byte == 0x7F) return append_escape(out_, byte);
    const vtl::CodePoint point = vtl::code_point_at(text, i);
    i += point.bytes - 1U;
    if (vtl::is_surrogate(point.value)) return append_escape(out_, point.value);
    // Names of files may be anything; a document is text.
    vtl::append_code_point(out_, point.value);
  }

  std::uint32_t indent_;
  std::size_t limit_;
  std::string out_;
};

}  // namespace

std::string json_text(const Json& value, std::uint32_t indent) {
  Writer writer(indent, static_cast<std::size_t>(-1));
  writer.value(value, 0);
  return writer.take();
}

std::string short_json_text(const Json& value, std::size_t limit) {
  Writer writer(0, limit);
  writer.value(value, 0);
  std::string text = writer.take();
  if (text.size() <= limit) return text;
  std::size_t end = limit;
  while (end > 0 && vtl::is_continuation_byte(text[end])) --end;
  text.resize(end);
  return text + "…";
}

}  // namespace vtlsim
