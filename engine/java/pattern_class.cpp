// Character classes in brackets and character properties.
#include <algorithm>
#include <optional>
#include <utility>

#include "engine/java/pattern_translator.h"
#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

std::string narrow(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_code_point(out, c);
  return out;
}

}  // namespace

CharacterSet JavaPatternTranslator::single(char32_t first, char32_t last) const {
  CharacterSet set = CharacterSet::range(first, last);
  if (flags_.ignores_case) set.close_over_case(flags_.unicode_case);
  return set;
}

CharacterSet JavaPatternTranslator::parse_class(bool consumes_end) {
  const Nesting nesting(depth_);
  CharacterSet result;
  // The last item, unless it was a single character.
  std::optional<CharacterSet> last;
  // Whether anything was read; the ']' of an empty class is a literal.
  bool has_items = false;
  bool is_negated = false;
  char32_t c = source_.next();
  if (c == '^' && source_.at(source_.cursor() - 1) == '[') {
    c = source_.next();
    is_negated = true;
  }
  for (;; c = source_.peek()) {
    if (c == '[') {
      last = parse_class(true);
      result.add(*last);
      has_items = true;
      continue;
    }
    if (c == '&') {
      if (source_.next() == '&') {
        source_.next();
        const std::size_t begin = source_.cursor();
        CharacterSet side = parse_intersection_side();
        const bool has_side = source_.cursor() != begin;
        if (!has_items) {
          if (!has_side) source_.fail("Bad class syntax");
          result = std::move(side);
        } else if (has_side) {
          result.intersect(side);
        } else if (last) {
          // A slip of Java's: "&&" with nothing behind it takes the item before it a second time.
          result.intersect(*last);
        }
        has_items = true;
        continue;
      }
      source_.unread();
    } else if (c == 0 && source_.at_end()) {
      source_.fail("Unclosed character class");
    } else if (c == ']' && has_items) {
      if (consumes_end) source_.next();
      if (is_negated) result.complement();
      return result;
    }
    bool is_single = false;
    CharacterSet item = parse_class_item(is_single);
    result.add(item);
    has_items = true;
    last = is_single ? std::nullopt : std::optional(std::move(item));
  }
}

// What follows "&&": classes in brackets or bare items, up to the next ']' or '&'.
CharacterSet JavaPatternTranslator::parse_intersection_side() {
  CharacterSet side;
  for (char32_t c = source_.peek(); c != ']' && c != '&'; c = source_.peek()) {
    if (c != '[') source_.unread();
    side.add(parse_class(c == '['));
  }
  return side;
}

CharacterSet JavaPatternTranslator::parse_class_item(bool& is_single) {
  char32_t c = source_.peek();
  if (c == '\\') {
    const char32_t letter = source_.next_escaped();
    if (letter == 'p' || letter == 'P') return parse_property();
    const bool is_range = source_.at(source_.cursor() + 1) == '-';
    source_.unread();
    Escape escape = parse_escape(true, is_range);
    if (escape.kind == Escape::Kind::set) return std::move(escape.set);
    c = escape.character;
  } else {
    source_.next();
  }
  is_single = true;
  if (source_.peek() != '-') return single(c, c);
  const char32_t behind = source_.at(source_.cursor() + 1);
  if (behind == '[' || behind == ']') return single(c, c);
  is_single = false;
  source_.next();
  char32_t last = source_.peek();
  bool is_set = false;
  if (last == '\\') {
    const Escape escape = parse_escape(true, true);
    is_set = escape.kind == Escape::Kind::set;
    last = escape.character;
  } else {
    source_.next();
  }
  if (is_set || last < c) source_.fail("Illegal character range");
  return single(c, last);
}

// The cursor is on the 'p' or 'P'.
CharacterSet JavaPatternTranslator::parse_property() {
  const bool is_complement = source_.at(source_.cursor()) == 'P';
  const bool has_braces = source_.next() == '{';
  std::string name;
  if (!has_braces) {
    append_code_point(name, source_.at(source_.cursor()));
    source_.read();
  } else {
    source_.next();
    const std::size_t begin = source_.cursor();
    while (!source_.at_end() && source_.at(source_.cursor()) != '}') {
      source_.set_cursor(source_.cursor() + 1);
    }
    const bool is_closed = !source_.at_end();
    source_.set_cursor(source_.cursor() + 1);
    if (!is_closed) source_.fail("Unclosed character family");
    if (begin + 1 >= source_.cursor()) source_.fail("Empty character family");
    name = narrow(source_.slice(begin, source_.cursor() - 1));
  }
  const CharacterSetFlags flags{flags_.ignores_case, flags_.unicode_classes};
  std::optional<CharacterSet> set;
  if (const std::size_t equals = name.find('='); has_braces && equals != std::string::npos) {
    const std::string value = name.substr(equals + 1);
    const std::string key = ascii_lower(name.substr(0, equals));
    set = property_set(key, value, flags);
    if (!set) {
      source_.fail("Unknown Unicode property {name=<" + key + ">, value=<" + value + ">}");
    }
  } else {
    set = property_set(name, flags);
    if (!set) source_.fail("Unknown character property name {" + name + "}");
  }
  if (is_complement) set->complement();
  return *std::move(set);
}

}  // namespace vtl
