// Evaluates method calls written as in a template, without the interpreter: `$l.subList(0,
// 2).size()`. A failure in a table of expressions and answers then points at a method table, not at
// the parser.
//
// Understood: `#set($name = value)`, references with calls, `.property` (getX, isX, then Map.get)
// and text in between; values are literals, lists, maps, ranges, references; a bare word is null.
// Prints as the engine does: null its source, a void method nothing; an exception ends the text
// with "!! class: message".
#pragma once

#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/methods/dispatch.h"
#include "engine/value/constants.h"
#include "vtl/heap.h"
#include "vtl/java/exception.h"
#include "vtl/java/to_string.h"
#include "vtl/session.h"

namespace vtl::test {

class CallText {
 public:
  explicit CallText(Session& session) : session_(session) {}

  void set(std::string name, Value value) { variables_[std::move(name)] = value; }
  /// A JSON-like literal as value: `[1, 'a']`.
  Value value_of(std::string_view literal) {
    text_ = literal;
    place_ = 0;
    return value();
  }

  std::string render(std::string_view text) {
    text_ = text;
    place_ = 0;
    std::string out;
    try {
      while (place_ < text_.size()) step(out);
    } catch (const JavaException& exception) {
      out += "!! " + exception.to_string();
    } catch (const LimitExceeded&) {
      out += "!! limit";
    }
    return out;
  }

 private:
  void step(std::string& out) {
    if (text_.substr(place_).starts_with("#set($")) {
      place_ += 6;
      const std::string name = word();
      skip('=');
      const Value assigned = value();
      skip(')');
      if (!assigned.is_null()) variables_[name] = assigned;
      return;
    }
    if (text_[place_] == '$' && place_ + 1 < text_.size() && is_letter(text_[place_ + 1])) {
      const std::size_t start = place_;
      bool is_void = false;
      const Value answer = reference(is_void);
      if (is_void) return;
      out += answer.is_null() ? std::string(text_.substr(start, place_ - start))
                              : to_std_string(answer);
      return;
    }
    out += text_[place_++];
  }

  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
  static bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; }
  char peek() const { return place_ < text_.size() ? text_[place_] : '\0'; }
  void blanks() {
    while (peek() == ' ') ++place_;
  }
  bool skip(char c) {
    blanks();
    if (peek() != c) return false;
    ++place_;
    return true;
  }
  std::string word() {
    std::string result;
    while (is_word(peek())) result += text_[place_++];
    return result;
  }

  Value reference(bool& is_void) {
    ++place_;
    const auto found = variables_.find(word());
    Value current = found == variables_.end() ? Value() : found->second;
    for (;;) {
      if (peek() == '[') {
        ++place_;
        const Value index = value();
        skip(']');
        current = call(current, "get", {index}, is_void);
      } else if (peek() == '.' && place_ + 1 < text_.size() && is_letter(text_[place_ + 1])) {
        ++place_;
        const std::string name = word();
        if (peek() == '(') {
          ++place_;
          const std::vector<Value> arguments = values(')');
          current = call(current, name, arguments, is_void);
        } else {
          current = property(current, name, is_void);
        }
      } else {
        return current;
      }
    }
  }

  Value property(const Value& receiver, const std::string& name, bool& is_void) {
    is_void = false;
    std::string capital = name;
    if (capital[0] >= 'a') capital[0] = static_cast<char>(capital[0] - 32);
    for (const std::string& getter : {"get" + capital, "get" + name, "is" + capital}) {
      if (find_method(receiver, getter, {}).row != nullptr)
        return call(receiver, getter, {}, is_void);
    }
    if (receiver.is_map()) return receiver.as_map()->get(name);
    return {};
  }

  Value call(const Value& receiver, const std::string& name, const std::vector<Value>& arguments,
             bool& is_void) {
    is_void = false;
    if (receiver.is_null()) return {};
    const MethodRow* row = find_method(receiver, name, arguments).row;
    if (row == nullptr) return {};
    const Value result = invoke(session_, *row, receiver, arguments);
    is_void = (row->traits & kReturnsVoid) != 0;
    return is_void ? Value(std::string_view()) : result;
  }

  std::vector<Value> values(char end) {
    std::vector<Value> result;
    while (!skip(end)) {
      result.push_back(value());
      skip(',');
    }
    return result;
  }

  Value value() {
    blanks();
    const char c = peek();
    if (c == '\'' || c == '"') return string(c);
    if (c == '$') {
      bool is_void = false;
      return reference(is_void);
    }
    if (c == '[') return list();
    if (c == '{') return map();
    if (c == '-' || (c >= '0' && c <= '9')) return number();
    const std::string name = word();
    if (name == "true" || name == "false") return Value(name == "true");
    return {};
  }

  Value string(char quote) {
    ++place_;
    std::string content;
    while (peek() != quote && peek() != '\0') content += text_[place_++];
    ++place_;
    return session_.heap().string(content);
  }

  Value list() {
    ++place_;
    List* list = session_.heap().make_list();
    while (!skip(']')) {
      const Value element = value();
      if (text_.substr(place_).starts_with("..")) {
        place_ += 2;
        const Value last = value();
        for (std::int64_t i = element.as_integer(); i <= last.as_integer(); ++i) {
          list->append(Value(static_cast<std::int32_t>(i)));
        }
      } else {
        list->append(element);
      }
      skip(',');
    }
    return Value(list);
  }

  Value map() {
    ++place_;
    Map* map = session_.heap().make_map();
    while (!skip('}')) {
      const Value key = value();
      skip(':');
      map->put(key, value());
      skip(',');
    }
    return Value(map);
  }

  Value number() {
    std::string digits;
    bool is_floating = false;
    while (peek() == '-' || is_word(peek()) ||
           (peek() == '.' && place_ + 1 < text_.size() && text_[place_ + 1] != '.')) {
      is_floating = is_floating || peek() == '.' || peek() == 'e';
      digits += text_[place_++];
    }
    if (is_floating) return Value(std::strtod(digits.c_str(), nullptr));
    if (digits.size() > (digits[0] == '-' ? 20U : 19U)) return pool_.make_big_integer(digits);
    const long long parsed = std::stoll(digits);
    if (parsed == static_cast<std::int32_t>(parsed))
      return Value(static_cast<std::int32_t>(parsed));
    return Value(static_cast<std::int64_t>(parsed));
  }

  Session& session_;
  std::map<std::string, Value> variables_;
  ConstantPool pool_;
  std::string_view text_;
  std::size_t place_ = 0;
};

}  // namespace vtl::test
