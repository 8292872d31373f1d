// The structure of patterns: alternatives, groups, flags and repeats.
#include "engine/java/pattern.h"

#include <algorithm>
#include <limits>

#include "engine/java/pattern_translator.h"
#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

// Bounds on what a pattern may cost before it is ever matched.
constexpr std::size_t kMaxPatternBytes = 64 * 1024;
constexpr std::size_t kMaxTranslation = 1024 * 1024;
// How often a lazy repeat of something that can be empty is tried at most.
constexpr std::int64_t kLazyEmptyRepeats = 30;
// ICU wants a bounded look-behind; this many repeats stand for Java's unlimited ones there.
constexpr std::int64_t kMaxLookBehindRepeats = 500;
// The largest repeat count that ICU takes.
constexpr std::int64_t kMaxRepeat = 0xFFFFFE;

constexpr std::u16string_view kNoLineEnd = u"[^\\n\\r\\x{85}\\x{2028}\\x{2029}]";
constexpr std::u16string_view kLineEnd =
    u"(?:(?=\\z)|(?<!\\r)(?=\\n)|(?=[\\r\\x{85}\\x{2028}\\x{2029}]))";
constexpr std::u16string_view kLineStart =
    u"(?:(?!\\z)(?:\\A|(?<=[\\n\\x{85}\\x{2028}\\x{2029}])|(?<=\\r)(?!\\n)))";
// Java's sum of two ints.
std::int32_t wrapping_add(std::int32_t left, std::int32_t right) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(left) +
                                   static_cast<std::uint32_t>(right));
}

}  // namespace

TranslatedPattern translate_java_pattern(std::string_view pattern, bool only_ascii) {
  if (pattern.size() > kMaxPatternBytes) throw RegexLimitExceeded{"pattern"};
  return JavaPatternTranslator(pattern, only_ascii).translate();
}

TranslatedPattern JavaPatternTranslator::translate() {
  parse_alternatives();
  if (source_.cursor() != source_.length()) {
    source_.fail(source_.peek() == ')' ? "Unmatched closing ')'" : "Unexpected internal error");
  }
  // From the last one, so that the positions of the others stay right.
  for (auto reference = references_.rbegin(); reference != references_.rend(); ++reference) {
    if (reference->group > group_count_) {
      out_.replace(reference->position, reference->length, kNever);
    }
  }
  TranslatedPattern result;
  result.icu = std::move(out_);
  if (is_literal_) result.literal = std::move(literal_);
  result.depends_on_ascii = depends_on_ascii_;
  result.group_count = group_count_;
  result.names = std::move(names_);
  return result;
}

void JavaPatternTranslator::emit(std::u16string_view text) {
  out_ += text;
  is_literal_ = false;
  if (out_.size() > kMaxTranslation) throw RegexLimitExceeded{"pattern"};
}

void JavaPatternTranslator::emit_number(std::int64_t number) {
  for (const char digit : std::to_string(number)) out_ += static_cast<char16_t>(digit);
}

void JavaPatternTranslator::emit_character(char32_t c) {
  if (flags_.ignores_case && (flags_.unicode_case || is_letter(c))) {
    emit_set(single(c, c));
    return;
  }
  append_literal(out_, c);
  append_code_point(literal_, c);
  // A half of a pair could be matched inside of whole ones, which bytes do not show.
  if (is_surrogate(c)) is_literal_ = false;
  if (out_.size() > kMaxTranslation) throw RegexLimitExceeded{"pattern"};
}

void JavaPatternTranslator::Extent::append(const Extent& next) {
  const std::int32_t before = longest;
  longest = wrapping_add(longest, next.longest);
  is_bounded = is_bounded && next.is_bounded && !(next.is_product && longest < before);
  can_be_empty = can_be_empty && next.can_be_empty;
  is_deterministic = is_deterministic && next.is_deterministic;
}

void JavaPatternTranslator::Extent::add_alternative(const Extent& other) {
  longest = std::max(longest, other.longest);
  is_bounded = is_bounded && other.is_bounded;
  can_be_empty = can_be_empty || other.can_be_empty;
  is_deterministic = false;
}

JavaPatternTranslator::Extent JavaPatternTranslator::parse_alternatives() {
  const Nesting nesting(depth_);
  Extent extent = parse_sequence();
  while (source_.peek() == '|') {
    source_.next();
    emit(u"|");
    extent.add_alternative(parse_sequence());
  }
  return extent;
}

JavaPatternTranslator::Extent JavaPatternTranslator::parse_sequence() {
  Extent extent;
  for (;;) {
    const char32_t c = source_.peek();
    const std::size_t begin = out_.size();
    switch (c) {
      case '(':
        extent.append(parse_group());
        break;
      case '[':
        emit_set(parse_class(true));
        extent.append(parse_repeat_of_character(begin));
        break;
      case '^':
      case '$':
        source_.next();
        emit(c == '^' ? line_start() : line_end());
        extent.append(parse_repeat({begin, Atom::Kind::other, {}}));
        break;
      case '.':
        source_.next();
        emit(flags_.dot_matches_all ? u"[\\x{0}-\\x{10ffff}]"
                                    : (flags_.unix_lines ? u"[^\\n]" : kNoLineEnd));
        extent.append(parse_repeat_of_character(begin));
        break;
      case '|':
      case ')':
        return extent;
      case '?':
      case '*':
      case '+':
        source_.next();
        source_.fail("Dangling meta character '" + std::string(1, static_cast<char>(c)) + "'");
      case 0:
        if (source_.at_end()) return extent;
        [[fallthrough]];
      default:
        extent.append(parse_atom());
        break;
    }
  }
}

std::u16string_view JavaPatternTranslator::line_start() const {
  if (!flags_.is_multiline) return u"(?:\\A)";
  return flags_.unix_lines ? u"(?:(?!\\z)(?:\\A|(?<=\\n)))" : kLineStart;
}

std::u16string_view JavaPatternTranslator::line_end() const {
  if (!flags_.is_multiline) return flags_.unix_lines ? kUnixFinalEnd : kFinalEnd;
  return flags_.unix_lines ? u"(?:(?=\\z)|(?=\\n))" : kLineEnd;
}

JavaPatternTranslator::Extent JavaPatternTranslator::parse_atom() {
  const std::size_t begin = out_.size();
  const char32_t c = source_.peek();
  if (c == '{') {
    // Java repeats the nothing before it.
    const Extent extent = parse_repeat({begin, Atom::Kind::other, {}});
    out_.resize(begin);
    return extent;
  }
  if (c != '\\') {
    source_.next();
    emit_character(c);
    return parse_repeat_of_character(begin);
  }
  const char32_t letter = source_.next_escaped();
  if (letter == 'p' || letter == 'P') {
    emit_set(parse_property());
    return parse_repeat_of_character(begin);
  }
  source_.unread();
  const Escape escape = parse_escape(false, false);
  if (escape.kind == Escape::Kind::other) {
    return parse_repeat({begin, Atom::Kind::other, escape.extent});
  }
  if (escape.kind == Escape::Kind::character) emit_character(escape.character);
  if (escape.kind == Escape::Kind::set) emit_set(escape.set);
  return parse_repeat_of_character(begin);
}

JavaPatternTranslator::Extent JavaPatternTranslator::parse_group() {
  const Flags saved = flags_;
  Atom atom{out_.size(), Atom::Kind::group, {}};
  if (source_.next() == '?') {
    atom.kind = parse_special_group(atom.extent);
    // It only set flags.
    if (out_.size() == atom.begin) return {};
  } else {
    ++group_count_;
    emit(u"(");
    atom.extent = parse_alternatives();
  }
  if (source_.read() != ')') source_.fail("Unclosed group");
  emit(u")");
  set_flags(saved);
  return parse_repeat(atom);
}

JavaPatternTranslator::Atom::Kind JavaPatternTranslator::parse_special_group(Extent& extent) {
  const char32_t kind = source_.skip();
  switch (kind) {
    case ':':
      emit(u"(?:");
      extent = parse_alternatives();
      return Atom::Kind::group;
    case '>':
      emit(u"(?>");
      extent = parse_alternatives();
      return Atom::Kind::other;
    case '=':
    case '!':
      // In a group of its own: Java repeats look-arounds, ICU does not. The second ')' is the
      // caller's.
      emit(kind == '=' ? u"(?:(?=" : u"(?:(?!");
      parse_alternatives();
      emit(u")");
      return Atom::Kind::other;
    case '<': {
      const char32_t following = source_.read();
      if (following == '=' || following == '!') {
        parse_look_behind(following);
        return Atom::Kind::other;
      }
      parse_named_group(following);
      extent = parse_alternatives();
      return Atom::Kind::group;
    }
    case '$':
    case '@':
      source_.fail("Unknown group type");
    default:
      break;
  }
  source_.unread();
  parse_flags();
  const char32_t end = source_.read();
  if (end == ')') return Atom::Kind::other;
  if (end != ':') source_.fail("Unknown inline modifier");
  emit(u"(?:");
  extent = parse_alternatives();
  return Atom::Kind::group;
}

void JavaPatternTranslator::parse_named_group(char32_t first) {
  std::string name = parse_group_name(first);
  const bool is_known = std::any_of(names_.begin(), names_.end(),
                                    [&](const auto& known) { return known.first == name; });
  if (is_known) source_.fail("Named capturing group <" + name + "> is already defined");
  names_.emplace_back(std::move(name), ++group_count_);
  emit(u"(");
}

void JavaPatternTranslator::parse_look_behind(char32_t kind) {
  const bool was_in_look_behind = std::exchange(in_look_behind_, true);
  emit(kind == '=' ? u"(?:(?<=" : u"(?:(?<!");
  const Extent extent = parse_alternatives();
  emit(u")");
  if (!extent.is_bounded) {
    source_.fail("Look-behind group does not have an obvious maximum length");
  }
  in_look_behind_ = was_in_look_behind;
}

void JavaPatternTranslator::parse_flags() {
  Flags flags = flags_;
  bool value = true;
  for (char32_t c = source_.peek();; c = source_.next()) {
    switch (c) {
      case 'i':
        flags.ignores_case = value;
        break;
      case 'm':
        flags.is_multiline = value;
        break;
      case 's':
        flags.dot_matches_all = value;
        break;
      case 'd':
        flags.unix_lines = value;
        break;
      case 'u':
        flags.unicode_case = value;
        break;
      case 'c':
        break;
      case 'x':
        flags.comments = value;
        break;
      case 'U':
        flags.unicode_classes = value;
        flags.unicode_case = value;
        break;
      case '-':
        if (!value) return;
        value = false;
        break;
      default:
        return;
    }
    set_flags(flags);
  }
}

// Digits from `c` on; leaves the first other character in `c`.
std::int64_t JavaPatternTranslator::parse_count(char32_t& c) {
  std::int64_t count = 0;
  while (is_digit(c)) {
    count = count * 10 + (c - '0');
    if (count > std::numeric_limits<std::int32_t>::max()) {
      source_.fail("Illegal repetition range");
    }
    c = source_.read();
  }
  return count;
}

JavaPatternTranslator::Extent JavaPatternTranslator::parse_repeat(const Atom& atom) {
  Repeat repeat{0, kNoEnd, 0};
  switch (source_.peek()) {
    case '?':
      repeat.most = 1;
      source_.next();
      break;
    case '*':
      source_.next();
      break;
    case '+':
      repeat.least = 1;
      source_.next();
      break;
    case '{':
      parse_counted_repeat(repeat);
      break;
    default:
      return atom.extent;
  }
  const char32_t mode = source_.peek();
  if (mode == '?' || mode == '+') {
    source_.next();
    repeat.mode = mode;
  }
  emit_repeat(atom, repeat);
  return study_repeat(atom, repeat);
}

void JavaPatternTranslator::parse_counted_repeat(Repeat& repeat) {
  char32_t c = source_.skip();
  if (!is_digit(c)) source_.fail("Illegal repetition");
  repeat.least = parse_count(c);
  repeat.most = repeat.least;
  if (c == ',') {
    c = source_.read();
    repeat.most = c == '}' ? kNoEnd : parse_count(c);
  }
  if (c != '}') source_.fail("Unclosed counted closure");
  if (repeat.most < repeat.least) source_.fail("Illegal repetition range");
}

JavaPatternTranslator::Extent JavaPatternTranslator::study_repeat(const Atom& atom,
                                                                  const Repeat& repeat) {
  Extent extent = atom.extent;
  extent.can_be_empty = extent.can_be_empty || repeat.least == 0;
  extent.is_deterministic = false;
  if (repeat.least == 0 && repeat.most == 1) return extent;
  if (atom.kind == Atom::Kind::character && repeat.most == kNoEnd && repeat.mode == 0) {
    // Java studies only this one kind of unlimited repeat as if it were bounded.
    extent.longest = static_cast<std::int32_t>(kNoEnd);
    return extent;
  }
  // A loop that must remember where it was has no longest match.
  if (atom.kind == Atom::Kind::group && repeat.mode != '+' && !atom.extent.is_deterministic) {
    extent.is_bounded = false;
  }
  extent.longest = static_cast<std::int32_t>(static_cast<std::uint32_t>(extent.longest) *
                                             static_cast<std::uint32_t>(repeat.most));
  extent.is_product = true;
  extent.is_deterministic = atom.extent.is_deterministic && repeat.least == repeat.most;
  return extent;
}

// Writes a repeat, mending what ICU cannot do.
void JavaPatternTranslator::emit_repeat(const Atom& atom, Repeat repeat) {
  if (in_look_behind_) {
    repeat.most = std::min(repeat.most, std::max(repeat.least, kMaxLookBehindRepeats));
    // ICU finds no bound for lazy ones, and looking behind it makes no difference.
    if (repeat.mode == '?') repeat.mode = 0;
  }
  // ICU's lazy and possessive loops do not notice that they get nowhere.
  if (atom.extent.can_be_empty && repeat.mode == '?' && repeat.most == kNoEnd) {
    repeat.most = std::max(repeat.least, kLazyEmptyRepeats);
  }
  const bool needs_atomic_group = atom.extent.can_be_empty && repeat.mode == '+';
  if (needs_atomic_group) {
    out_.insert(atom.begin, u"(?>");
    for (Reference& reference : references_) {
      if (reference.position >= atom.begin) reference.position += 3;
    }
  }
  if (repeat.most == kNoEnd && repeat.least <= 1) {
    emit(repeat.least == 0 ? u"*" : u"+");
  } else if (repeat.least == 0 && repeat.most == 1) {
    emit(u"?");
  } else {
    emit(u"{");
    emit_number(std::min(repeat.least, kMaxRepeat));
    if (repeat.most != repeat.least) emit(u",");
    // Beyond ICU's numbers, more is the same as without end.
    if (repeat.most != repeat.least && repeat.most <= kMaxRepeat) emit_number(repeat.most);
    emit(u"}");
  }
  if (needs_atomic_group) {
    emit(u")");
  } else if (repeat.mode != 0) {
    emit(repeat.mode == '?' ? u"?" : u"+");
  }
}

}  // namespace vtl
