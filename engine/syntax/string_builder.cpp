#include <algorithm>
#include <charconv>
#include <optional>

#include "engine/syntax/text_pipeline.h"
#include "engine/syntax/token_text.h"
#include "engine/syntax/tree_builder.h"
#include "vtl/text/wtf8.h"

namespace vtl::syntax {
namespace {

/// Java's Integer.parseInt(text, 16) of four characters, cut to a char.
std::optional<char16_t> parse_unit(std::string_view text) {
  std::string_view digits = text;
  const bool is_negative = digits.starts_with('-');
  if (is_negative || digits.starts_with('+')) digits.remove_prefix(1);
  int number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return static_cast<char16_t>(is_negative ? -number : number);
}

std::string without_doubled(std::string_view text, char quote) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if (text[i] == quote && i + 1 < text.size() && text[i + 1] == quote) ++i;
  }
  return result;
}

}  // namespace

Node* TreeBuilder::string(Index index) {
  const std::string_view raw = image(index);
  const char quote = raw.front();
  std::string_view text = raw.substr(1, raw.size() - 2);
  if (quote == '"' && text.find("\\u") != std::string_view::npos) {
    text = copy_text(with_unicode_escapes(text, index), builder_.unit.details);
  }
  if (text.find(quote) != std::string_view::npos) {
    text = copy_text(without_doubled(text, quote), builder_.unit.details);
  }
  const bool is_interpolated = quote == '"' && raw.find_first_of("$#") != std::string_view::npos;
  if (is_interpolated)
    return interpolated_string(index, text, raw.find("##") == std::string_view::npos);
  Constant* const constant = make<Constant>(NodeKind::constant, index, index + 1);
  constant->value = Value(copy_text(text, builder_.unit.texts));
  return constant;
}

std::string TreeBuilder::with_unicode_escapes(std::string_view text, Index index) const {
  std::string result;
  std::size_t copied = 0;
  for (std::size_t at_escape = text.find("\\u"); at_escape != std::string_view::npos;
       at_escape = text.find("\\u", copied)) {
    append_joined(result, text.substr(copied, at_escape - copied));
    const std::size_t units_before = utf16_length(text.substr(0, at_escape));
    const std::size_t units = utf16_length(text);
    if (units_before + 6 > units) {
      fail(SyntaxErrorKind::init, "StringIndexOutOfBoundsException",
           "begin " + std::to_string(units_before + 2) + ", end " +
               std::to_string(units_before + 6) + ", length " + std::to_string(units),
           index);
    }
    const std::string digits = utf16_substring(text, units_before + 2, units_before + 6);
    const std::optional<char16_t> unit = parse_unit(digits);
    if (!unit) {
      fail(SyntaxErrorKind::init, "NumberFormatException",
           "For input string: \"" + digits + "\" under radix 16", index);
    }
    append_joined(result, from_utf16(std::u16string(1, *unit)));
    copied = at_escape + 6;
  }
  append_joined(result, text.substr(copied));
  return result;
}

/// A string with `$` or `#` is a template of its own, with a blank appended so that it may end in
/// them; the last character of what it prints is cut again.
/// The last of the statements is a text that ends in one byte to drop.
std::span<const Node* const> TreeBuilder::without_last_character(
    std::span<const Node* const> statements) {
  const auto& last = static_cast<const Text&>(*statements.back());
  if (last.text.size() == 1) return statements.first(statements.size() - 1);
  auto* const shorter = builder_.make<Text>();
  *shorter = last;
  shorter->text.remove_suffix(1);
  const auto copy = builder_.copy<const Node*>(statements.data(), statements.size());
  copy.back() = shorter;
  return copy;
}

Node* TreeBuilder::interpolated_string(Index index, std::string_view text,
                                       bool has_appended_blank) {
  if (has_appended_blank) {
    char* const copy = static_cast<char*>(builder_.unit.details.allocate(text.size() + 1, 1));
    std::copy(text.begin(), text.end(), copy);
    copy[text.size()] = ' ';
    text = {copy, text.size() + 1};
  }
  TextPlace place;
  const Position here = position(index);
  place.lines = here.line - 1;
  place.columns = here.column;
  place.source = span(index, index + 1);
  place.source.begin = std::min(place.source.begin + 1, place.source.end);
  place.depth = place_.depth + depth_ + 1;
  Block* const content = build_nested_text(builder_, text, place);
  if (content == nullptr) {
    SyntaxError error;
    error.kind = SyntaxErrorKind::string_literal;
    error.java_class = "ParseErrorException";
    error.message = "Failed to parse String literal" + at(index);
    error.span = span(index, index + 1);
    error.summary = "a string in double quotes is a template, and this one is not";
    error.help = explain_nested_text(builder_, text);
    throw BuildFailure{std::move(error)};
  }

  bool strip_last = has_appended_blank;
  std::span<const Node* const>& statements = content->statements;
  if (has_appended_blank && !statements.empty() && statements.back()->kind == NodeKind::text) {
    const auto& last = static_cast<const Text&>(*statements.back());
    if (static_cast<unsigned char>(last.text.back()) < 0x80U) {
      // Whenever the string is rendered to its end it ends in this character, so it need not be
      // printed.
      strip_last = false;
      statements = without_last_character(statements);
    }
  }
  const bool is_text =
      statements.size() == 1 && statements[0]->kind == NodeKind::text && !strip_last;
  if (statements.empty() || is_text) {
    Constant* const constant = make<Constant>(NodeKind::constant, index, index + 1);
    constant->value =
        Value(is_text ? static_cast<const Text*>(statements[0])->text : std::string_view());
    return constant;
  }
  StringTemplate* const result = make<StringTemplate>(NodeKind::string_template, index, index + 1);
  result->content = content;
  result->strip_last = strip_last;
  return result;
}

}  // namespace vtl::syntax
