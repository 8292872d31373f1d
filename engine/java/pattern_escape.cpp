// What may follow a backslash in a pattern, character properties excepted.
#include <algorithm>

#include <unicode/uchar.h>

#include "engine/java/pattern_translator.h"
#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

// A word character before, or combining marks (a few) on a letter or digit; likewise after.
constexpr std::u16string_view kWordBefore = u"(?<=[_\\p{L}\\p{Nd}]|[\\p{L}\\p{Nd}]\\p{Mn}{1,4})";
constexpr std::u16string_view kNoWordBefore = u"(?<![_\\p{L}\\p{Nd}]|[\\p{L}\\p{Nd}]\\p{Mn}{1,4})";
constexpr std::u16string_view kWordAfter =
    u"(?:(?=[_\\p{L}\\p{Nd}])|(?=\\p{Mn})(?<=[\\p{L}\\p{Nd}]\\p{Mn}{0,4}))";
constexpr std::u16string_view kNoWordAfter =
    u"(?:(?![_\\p{L}\\p{Nd}\\p{Mn}])|(?=\\p{Mn})(?<![\\p{L}\\p{Nd}]\\p{Mn}{0,4}))";
constexpr std::u16string_view kUnicodeWord =
    u"[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\x{200c}\\x{200d}]";

int octal_value(char32_t c) {
  return c >= '0' && c <= '7' ? static_cast<int>(c - '0') : -1;
}

std::string narrow(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_code_point(out, c);
  return out;
}

}  // namespace

JavaPatternTranslator::Escape JavaPatternTranslator::parse_escape(bool in_class, bool is_range) {
  const char32_t c = source_.skip();
  const auto character = [](char32_t value) {
    return Escape{Escape::Kind::character, value, {}, {}};
  };
  switch (c) {
    case '0':
      return character(parse_octal());
    case 'a':
      return character(7);
    case 'c':
      return character(parse_control());
    case 'e':
      return character(0x1B);
    case 'f':
      return character('\f');
    case 'n':
      return character('\n');
    case 'r':
      return character('\r');
    case 't':
      return character('\t');
    case 'u':
      return character(parse_unicode());
    case 'x':
      return character(parse_hexadecimal());
    case 'N':
      return character(parse_character_name());
    case 'v':
      // As the end of a range it still is the one character that it was before Java 8.
      if (is_range) return character(0xB);
      [[fallthrough]];
    case 'd':
    case 'w':
    case 's':
    case 'h':
    case 'D':
    case 'W':
    case 'S':
    case 'H':
    case 'V':
      return {Escape::Kind::set, 0, predefined_set(c, flags_.unicode_classes), {}};
    default:
      break;
  }
  if (!is_letter(c) && !is_digit(c)) return character(c);
  if (in_class) fail_escape();
  Escape escape;
  escape.extent = parse_outside_escape(c);
  return escape;
}

JavaPatternTranslator::Extent JavaPatternTranslator::parse_outside_escape(char32_t letter) {
  Extent reference;
  reference.is_bounded = false;
  switch (letter) {
    case 'A':
      emit(u"(?:\\A)");
      return {};
    case 'B':
      emit_word_boundary(true);
      return {};
    case 'G':
      emit(u"(?:\\G)");
      return {};
    case 'R':
      emit(u"(?:\\r\\n|[\\n\\x{b}\\f\\r\\x{85}\\x{2028}\\x{2029}])");
      return {false, true, 2, true, false};
    case 'X':
      emit(u"(?:\\X)");
      return Extent::one_character();
    case 'Z':
      emit(flags_.unix_lines ? kUnixFinalEnd : kFinalEnd);
      return {};
    case 'b':
      emit_word_boundary(false);
      return {};
    case 'k':
      parse_named_reference();
      return reference;
    case 'z':
      emit(u"(?:\\z)");
      return {};
    default:
      if (letter < '1' || letter > '9') fail_escape();
      parse_back_reference(letter);
      return reference;
  }
}

// As many digits as make the number of a group that was already opened.
void JavaPatternTranslator::parse_back_reference(char32_t digit) {
  std::int32_t group = static_cast<std::int32_t>(digit - '0');
  while (is_digit(source_.peek())) {
    const std::int32_t longer = group * 10 + static_cast<std::int32_t>(source_.peek() - '0');
    if (longer > group_count_) break;
    group = longer;
    source_.read();
  }
  emit_reference(group);
}

void JavaPatternTranslator::parse_named_reference() {
  if (source_.read() != '<') {
    source_.fail("\\k is not followed by '<' for named capturing group");
  }
  const std::string name = parse_group_name(source_.read());
  const auto known = std::find_if(names_.begin(), names_.end(),
                                  [&](const auto& candidate) { return candidate.first == name; });
  if (known == names_.end()) {
    source_.fail("named capturing group <" + name + "> does not exist");
  }
  emit_reference(known->second);
}

std::string JavaPatternTranslator::parse_group_name(char32_t first) {
  if (!is_letter(first)) {
    source_.fail("capturing group name does not start with a Latin letter");
  }
  std::string name;
  char32_t c = first;
  do {
    name += static_cast<char>(c);
    c = source_.read();
  } while (is_letter(c) || is_digit(c));
  if (c != '>') source_.fail("named capturing group is missing trailing '>'");
  return name;
}

char32_t JavaPatternTranslator::parse_octal() {
  const int first = octal_value(source_.read());
  if (first < 0) source_.fail("Illegal octal escape sequence");
  const int second = octal_value(source_.read());
  if (second < 0) {
    source_.unread();
    return static_cast<char32_t>(first);
  }
  const int third = octal_value(source_.read());
  if (third < 0 || first > 3) {
    source_.unread();
    return static_cast<char32_t>(first * 8 + second);
  }
  return static_cast<char32_t>(first * 64 + second * 8 + third);
}

char32_t JavaPatternTranslator::parse_hexadecimal() {
  char32_t c = source_.read();
  if (hex_value(c) >= 0) {
    const int second = hex_value(source_.read());
    if (second >= 0) return static_cast<char32_t>(hex_value(c) * 16 + second);
  } else if (c == '{' && hex_value(source_.peek()) >= 0) {
    char32_t value = 0;
    for (c = source_.read(); hex_value(c) >= 0; c = source_.read()) {
      value = value * 16 + static_cast<char32_t>(hex_value(c));
      if (value > 0x10FFFF) source_.fail("Hexadecimal codepoint is too big");
    }
    if (c != '}') source_.fail("Unclosed hexadecimal escape sequence");
    return value;
  }
  source_.fail("Illegal hexadecimal escape sequence");
}

char32_t JavaPatternTranslator::parse_four_digits() {
  char32_t value = 0;
  for (int count = 0; count < 4; ++count) {
    const int digit = hex_value(source_.read());
    if (digit < 0) source_.fail("Illegal Unicode escape sequence");
    value = value * 16 + static_cast<char32_t>(digit);
  }
  return value;
}

char32_t JavaPatternTranslator::parse_unicode() {
  const char32_t first = parse_four_digits();
  if (!is_high_surrogate(first)) return first;
  const std::size_t behind_first = source_.cursor();
  if (source_.read() == '\\' && source_.read() == 'u') {
    const char32_t second = parse_four_digits();
    if (is_low_surrogate(second)) return join_surrogates(first, second);
  }
  source_.set_cursor(behind_first);
  return first;
}

char32_t JavaPatternTranslator::parse_character_name() {
  if (source_.read() != '{') source_.fail("Illegal character name escape sequence");
  const std::size_t begin = source_.cursor();
  while (source_.read() != '}') {
    if (source_.at_end()) source_.fail("Unclosed character name escape sequence");
  }
  const std::string name = narrow(source_.slice(begin, source_.cursor() - 1));
  UErrorCode status = U_ZERO_ERROR;
  const UChar32 c = u_charFromName(U_UNICODE_CHAR_NAME, name.c_str(), &status);
  if (U_FAILURE(status)) source_.fail("Unknown character name [" + name + "]");
  return static_cast<char32_t>(c);
}

char32_t JavaPatternTranslator::parse_control() {
  if (source_.at_end()) source_.fail("Illegal control escape sequence");
  return source_.read() ^ 64;
}

void JavaPatternTranslator::emit_word_boundary(bool is_negated) {
  if (!is_negated && source_.at(source_.cursor()) == '{' &&
      source_.at(source_.cursor() + 1) == 'g' && source_.at(source_.cursor() + 2) == '}') {
    // \b{g}, the edge of a grapheme, has no counterpart.
    fail_escape();
  }
  depends_on_ascii_ = true;
  if (only_ascii_) {
    // There all definitions of a word agree.
    emit(is_negated ? u"(?:\\B)" : u"(?:\\b)");
    return;
  }
  std::u16string text = is_negated ? u"(?!" : u"(?:";
  if (flags_.unicode_classes) {
    const std::u16string word(kUnicodeWord);
    text += u"(?<=" + word + u")(?!" + word + u")|(?<!" + word + u")(?=" + word + u")";
  } else {
    text.append(kWordBefore).append(kNoWordAfter).append(u"|");
    text.append(kNoWordBefore).append(kWordAfter);
  }
  emit(is_negated ? u"(?:" + text + u"))" : text + u")");
}

void JavaPatternTranslator::emit_reference(std::int32_t group) {
  const std::size_t position = out_.size();
  emit(flags_.ignores_case ? u"(?i:\\" : u"(?:\\");
  emit_number(group);
  emit(u")");
  references_.push_back({position, out_.size() - position, group});
}

}  // namespace vtl
