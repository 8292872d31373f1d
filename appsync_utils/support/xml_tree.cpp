#include "appsync_utils/support/xml_tree.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>

#include <unicode/uchar.h>

#include "vtl/java/text.h"

namespace appsync {

namespace {

// The rules of org.json: attributes and children become keys; text is "content" beside them, or the
// value itself where there is nothing else; repeated keys make a list; an empty element is "".
// Texts that look like numbers, true, false or null are converted unless strings are kept;
// comments, prolog, DOCTYPE and text outside of elements are dropped.
//
//   <a x="1"><b>2</b><b/>t</a>    {"a": {"x": 1, "b": [2, ""], "content": "t"}}
//
// Differences from org.json: keys keep the order of the document (there: hash order); a wrong
// numeric reference is a JSONException (there: whatever Integer.parseInt throws); numbers of more
// than 1,000 characters stay text.

constexpr std::string_view kContentKey = "content";

/// Collects the entries of an element; a key that comes again makes a list.
class MapBuilder {
 public:
  bool is_empty() const { return map_.entries.empty(); }

  void accumulate(std::string key, XmlTree value) {
    const auto [place, is_new] = index_.try_emplace(key, map_.entries.size());
    if (is_new) {
      // A list that comes first is wrapped, or the next value would be put into it.
      XmlTree first =
          value.kind == XmlTree::Kind::list ? list_of(std::move(value)) : std::move(value);
      map_.entries.emplace_back(std::move(key), std::move(first));
      return;
    }
    XmlTree& present = map_.entries[place->second].second;
    if (present.kind != XmlTree::Kind::list) present = list_of(std::move(present));
    present.items.push_back(std::move(value));
  }

  /// The value of an element with this inside.
  XmlTree take_element() {
    if (map_.entries.empty()) return text_of({});
    if (map_.entries.size() == 1 && map_.entries[0].first == kContentKey) {
      return std::move(map_.entries[0].second);
    }
    return take_map();
  }
  XmlTree take_map() {
    map_.kind = XmlTree::Kind::map;
    return std::move(map_);
  }

  static XmlTree text_of(std::string text) {
    XmlTree tree;
    tree.kind = XmlTree::Kind::string;
    tree.text = std::move(text);
    return tree;
  }

 private:
  static XmlTree list_of(XmlTree item) {
    XmlTree list;
    list.kind = XmlTree::Kind::list;
    list.items.push_back(std::move(item));
    return list;
  }

  XmlTree map_;
  std::map<std::string, std::size_t> index_;
};

/// A mark of the syntax (one of ! ? / = > <), or a name or quoted text.
struct Token {
  char16_t mark;  // 0 for texts
  std::string text;
};

class XmlParser {
 public:
  XmlParser(std::string_view wtf8, const XmlOptions& options)
      : text_(vtl::to_utf16(wtf8)), options_(options) {}

  XmlTree parse_document();

 private:
  /// What stands after '<': answers whether it closed the element `name`.
  bool parse_markup(MapBuilder& parent, const std::string* name, std::uint32_t depth);
  void parse_declaration(MapBuilder& parent);
  void parse_close_tag(const std::string* name);
  void parse_element(MapBuilder& parent, std::string name, std::uint32_t depth);
  void parse_content(MapBuilder& parent, std::string name, MapBuilder& element,
                     std::uint32_t depth);
  Token next_token();
  /// A text between tags; nothing where a tag starts or the document ends.
  std::optional<std::string> next_content();
  std::u16string next_entity();
  std::u16string numeric_reference(const std::u16string& reference);
  std::string next_quoted(char16_t quote);
  /// One mark or word of a declaration, which is only counted: 0 for words.
  char16_t next_meta();
  bool skip_past(std::u16string_view what);
  XmlTree value_of(std::string text) const;

  /// The next unit, 0 at the end (and for U+0000, which org.json takes for the end).
  char16_t next() { return position_ < text_.size() ? text_[position_++] : u'\0'; }
  char16_t next_visible();
  bool has_more() const { return position_ < text_.size() && text_[position_] != 0; }
  [[noreturn]] void fail(const std::string& message) const;

  std::u16string text_;
  const XmlOptions& options_;
  std::size_t position_ = 0;
  // Where the next U+0000 is, once it was looked for: a document of many comments is not read to
  // its end for each of them.
  std::size_t end_ = 0;
};

bool is_mark(char16_t unit) {
  return std::u16string_view(u"<>/=!?").find(unit) != std::u16string_view::npos;
}

XmlTree XmlParser::parse_document() {
  MapBuilder document;
  while (has_more()) {
    skip_past(u"<");
    if (has_more()) parse_markup(document, nullptr, 0);
  }
  return document.take_map();
}

bool XmlParser::parse_markup(MapBuilder& parent, const std::string* name, std::uint32_t depth) {
  Token token = next_token();
  switch (token.mark) {
    case u'!':
      parse_declaration(parent);
      return false;
    case u'?':
      skip_past(u"?>");
      return false;
    case u'/':
      parse_close_tag(name);
      return true;
    case 0:
      parse_element(parent, std::move(token.text), depth);
      return false;
    default:
      fail("Misshaped tag");
  }
}

void XmlParser::parse_declaration(MapBuilder& parent) {
  const std::u16string_view rest = std::u16string_view(text_).substr(position_);
  if (rest.starts_with(u"--")) {
    position_ += 2;
    skip_past(u"-->");
    return;
  }
  if (rest.starts_with(u"[")) {
    ++position_;
    const Token token = next_token();
    if (token.mark != 0 || token.text != "CDATA" || next() != u'[') fail("Expected 'CDATA['");
    const std::size_t start = position_;
    if (!skip_past(u"]]>")) fail("Unclosed CDATA");
    const std::u16string_view data =
        std::u16string_view(text_).substr(start, position_ - 3 - start);
    if (!data.empty()) {
      parent.accumulate(std::string(kContentKey), MapBuilder::text_of(vtl::from_utf16(data)));
    }
    return;
  }
  // A DOCTYPE: its brackets are counted, its entities never learnt.
  next();
  for (std::size_t open = 1; open > 0;) {
    const char16_t mark = next_meta();
    if (mark == u'<') ++open;
    if (mark == u'>') --open;
  }
}

void XmlParser::parse_close_tag(const std::string* name) {
  const Token token = next_token();
  const std::string shown =
      token.mark == 0 ? token.text : std::string(1, static_cast<char>(token.mark));
  if (name == nullptr) fail("Mismatched close tag " + shown);
  if (token.mark != 0 || token.text != *name) fail("Mismatched " + *name + " and " + shown);
  if (next_token().mark != u'>') fail("Misshaped close tag");
}

void XmlParser::parse_element(MapBuilder& parent, std::string name, std::uint32_t depth) {
  MapBuilder element;
  Token token = next_token();
  while (token.mark == 0) {
    std::string attribute = std::move(token.text);
    token = next_token();
    if (token.mark != u'=') {
      element.accumulate(std::move(attribute), MapBuilder::text_of({}));
      continue;
    }
    token = next_token();
    if (token.mark != 0) fail("Missing value");
    element.accumulate(std::move(attribute), value_of(std::move(token.text)));
    token = next_token();
  }
  if (token.mark == u'>') {
    parse_content(parent, std::move(name), element, depth);
    return;
  }
  if (token.mark != u'/' || next_token().mark != u'>') fail("Misshaped tag");
  parent.accumulate(std::move(name),
                    element.is_empty() ? MapBuilder::text_of({}) : element.take_map());
}

void XmlParser::parse_content(MapBuilder& parent, std::string name, MapBuilder& element,
                              std::uint32_t depth) {
  while (true) {
    if (std::optional<std::string> text = next_content()) {
      if (!text->empty()) {
        element.accumulate(std::string(kContentKey), value_of(std::move(*text)));
      }
      continue;
    }
    if (!has_more()) fail("Unclosed tag " + name);
    ++position_;  // '<'
    if (depth >= options_.depth_limit) {
      fail("Maximum nesting depth of " + std::to_string(options_.depth_limit) + " reached");
    }
    if (parse_markup(element, &name, depth + 1)) break;
  }
  parent.accumulate(std::move(name), element.take_element());
}

char16_t XmlParser::next_visible() {
  char16_t unit = next();
  while (vtl::is_java_whitespace(unit)) unit = next();
  return unit;
}

Token XmlParser::next_token() {
  const char16_t first = next_visible();
  if (first == 0) fail("Misshaped element");
  if (first == u'<') fail("Misplaced '<'");
  if (is_mark(first)) return {first, {}};
  if (first == u'"' || first == u'\'') return {0, next_quoted(first)};
  const std::size_t start = position_ - 1;
  while (true) {
    const std::size_t end = position_;
    const char16_t unit = next();
    const auto name = [&] {
      return Token{0, vtl::from_utf16(std::u16string_view(text_).substr(start, end - start))};
    };
    if (unit == 0 || vtl::is_java_whitespace(unit)) return name();
    if (unit == u'<' || unit == u'"' || unit == u'\'') fail("Bad character in a name");
    if (is_mark(unit) || unit == u'[' || unit == u']') {
      --position_;
      return name();
    }
  }
}

std::string XmlParser::next_quoted(char16_t quote) {
  std::u16string content;
  while (true) {
    const char16_t unit = next();
    if (unit == 0) fail("Unterminated string");
    if (unit == quote) return vtl::from_utf16(content);
    if (unit == u'&') {
      content += next_entity();
    } else {
      content.push_back(unit);
    }
  }
}

std::optional<std::string> XmlParser::next_content() {
  while (has_more() && vtl::is_java_whitespace(text_[position_])) ++position_;
  if (!has_more() || text_[position_] == u'<') return std::nullopt;
  std::u16string content;
  while (has_more() && text_[position_] != u'<') {
    const char16_t unit = next();
    if (unit == u'&') {
      content += next_entity();
    } else {
      content.push_back(unit);
    }
  }
  return std::string(vtl::java_trim(vtl::from_utf16(content)));
}

std::u16string XmlParser::next_entity() {
  std::u16string name;
  while (true) {
    const char16_t unit = next();
    if (unit == u';') break;
    if (unit != u'#' && !vtl::is_java_letter_or_digit(unit)) {
      fail("Missing ';' in XML entity: &" + vtl::from_utf16(name));
    }
    name.push_back(static_cast<char16_t>(vtl::java_to_lower(unit)));
  }
  if (name.empty()) return {};
  if (name[0] == u'#') return numeric_reference(name);
  if (name == u"amp") return u"&";
  if (name == u"apos") return u"'";
  if (name == u"gt") return u">";
  if (name == u"lt") return u"<";
  if (name == u"quot") return u"\"";
  return u'&' + name + u';';
}

std::u16string XmlParser::numeric_reference(const std::u16string& reference) {
  const bool is_hex = reference.size() > 1 && reference[1] == u'x';
  const std::u16string_view digits = std::u16string_view(reference).substr(is_hex ? 2 : 1);
  char32_t code_point = 0;
  bool is_valid = !digits.empty();
  for (const char16_t unit : digits) {
    const std::int32_t digit = u_digit(unit, is_hex ? 16 : 10);
    is_valid = is_valid && digit >= 0 && code_point <= 0x10FFFF;
    if (!is_valid) break;
    code_point = code_point * (is_hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  if (!is_valid || code_point > 0x10FFFF) {
    fail("Invalid numeric character reference: &" + vtl::from_utf16(reference) + ";");
  }
  if (code_point < 0x10000) return {static_cast<char16_t>(code_point)};
  return {vtl::high_surrogate_of(code_point), vtl::low_surrogate_of(code_point)};
}

char16_t XmlParser::next_meta() {
  const char16_t first = next_visible();
  if (first == 0) fail("Misshaped meta tag");
  if (is_mark(first)) return first;
  if (first == u'"' || first == u'\'') {
    char16_t unit = next();
    while (unit != first) {
      if (unit == 0) fail("Unterminated string");
      unit = next();
    }
    return 0;
  }
  while (true) {
    const char16_t unit = next();
    if (unit == 0) fail("Unterminated string");
    if (vtl::is_java_whitespace(unit)) return 0;
    if (is_mark(unit) || unit == u'"' || unit == u'\'') {
      --position_;
      return 0;
    }
  }
}

bool XmlParser::skip_past(std::u16string_view what) {
  const std::size_t found = text_.find(what, position_);
  if (end_ < position_ || position_ == 0) end_ = text_.find(u'\0', position_);
  const std::size_t end = end_;
  const bool is_found = found != std::u16string::npos && found < end;
  position_ = is_found ? found + what.size() : std::min(end, text_.size());
  return is_found;
}

XmlTree XmlParser::value_of(std::string text) const {
  if (options_.keeps_strings) return MapBuilder::text_of(std::move(text));
  return xml_text_to_value(text);
}

void XmlParser::fail(const std::string& message) const {
  std::size_t line = 1;
  std::size_t character = 1;
  for (std::size_t index = 0; index < position_; ++index) {
    const char16_t unit = text_[index];
    const bool ends_pair = unit == u'\n' && index > 0 && text_[index - 1] == u'\r';
    if (unit == u'\r' || unit == u'\n') {
      if (!ends_pair) ++line;
      character = 0;
    } else {
      ++character;
    }
  }
  throw vtl::JavaException("org.json.JSONException",
                           message + " at " + std::to_string(position_) + " [character " +
                               std::to_string(character) + " line " + std::to_string(line) + ']');
}

}  // namespace

JavaResult<XmlTree> parse_xml(std::string_view wtf8, const XmlOptions& options) {
  try {
    return XmlParser(wtf8, options).parse_document();
  } catch (const vtl::JavaException& exception) {
    return exception;
  }
}

}  // namespace appsync
