#include "engine/java/character_set.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/uset.h>

#include "vtl/text/ascii.h"

namespace vtl {
namespace {

constexpr char32_t kMaxCodePoint = 0x10FFFF;

struct NamedSet {
  std::string_view name;
  std::u16string_view pattern;
};

// What \p{name} means always. Only these spellings are known.
constexpr std::array kProperties{
    NamedSet{"ASCII", u"[\\u0000-\\u007f]"},
    NamedSet{"Alnum", u"[0-9A-Za-z]"},
    NamedSet{"Alpha", u"[A-Za-z]"},
    NamedSet{"Blank", u"[\\ \\t]"},
    NamedSet{"Cntrl", u"[\\u0000-\\u001f\\u007f]"},
    NamedSet{"Digit", u"[0-9]"},
    NamedSet{"Graph", u"[\\u0021-\\u007e]"},
    NamedSet{"L1", u"[\\u0000-\\u00ff]"},
    NamedSet{"LC", u"[\\p{Lu}\\p{Ll}\\p{Lt}]"},
    NamedSet{"LD", u"[\\p{L}\\p{Nd}]"},
    NamedSet{"Lower", u"[a-z]"},
    NamedSet{"Print", u"[\\u0020-\\u007e]"},
    NamedSet{"Punct", u"[\\u0021-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u007e]"},
    NamedSet{"Space", u"[\\u0009-\\u000d\\u0020]"},
    NamedSet{"Upper", u"[A-Z]"},
    NamedSet{"XDigit", u"[0-9A-Fa-f]"},
    NamedSet{"all", u"[\\u0000-\\U0010ffff]"},
    NamedSet{"javaAlphabetic", u"[\\p{Alphabetic}]"},
    NamedSet{"javaDefined", u"[^\\p{Cn}]"},
    NamedSet{"javaDigit", u"[\\p{Nd}]"},
    NamedSet{"javaISOControl", u"[\\u0000-\\u001f\\u007f-\\u009f]"},
    NamedSet{"javaIdentifierIgnorable", u"[\\u0000-\\u0008\\u000e-\\u001b\\u007f-\\u009f\\p{Cf}]"},
    NamedSet{"javaIdeographic", u"[\\p{Ideographic}]"},
    NamedSet{"javaJavaIdentifierPart",
             u"[\\p{L}\\p{Sc}\\p{Pc}\\p{Nd}\\p{Nl}\\p{Mc}\\p{Mn}\\p{Cf}"
             u"\\u0000-\\u0008\\u000e-\\u001b\\u007f-\\u009f]"},
    NamedSet{"javaJavaIdentifierStart", u"[\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}]"},
    NamedSet{"javaLetter", u"[\\p{L}]"},
    NamedSet{"javaLetterOrDigit", u"[\\p{L}\\p{Nd}]"},
    NamedSet{"javaLowerCase", u"[\\p{Lowercase}]"},
    NamedSet{"javaMirrored", u"[\\p{Bidi_Mirrored}]"},
    NamedSet{"javaSpaceChar", u"[\\p{Z}]"},
    NamedSet{"javaTitleCase", u"[\\p{Lt}]"},
    NamedSet{"javaUnicodeIdentifierPart",
             u"[\\p{ID_Continue}\\u0000-\\u0008\\u000e-\\u001b\\u007f-\\u009f\\p{Cf}]"},
    NamedSet{"javaUnicodeIdentifierStart", u"[\\p{ID_Start}]"},
    NamedSet{"javaUpperCase", u"[\\p{Uppercase}]"},
    NamedSet{"javaWhitespace", u"[\\p{Z}\\u0009-\\u000d\\u001c-\\u001f-[\\u00a0\\u2007\\u202f]]"},
};

// \p{IsName}: the binary properties, and under (?U) the POSIX names; in capitals, as both ignore
// case.
constexpr std::array kUnicodeProperties{
    NamedSet{"ALNUM", u"[\\p{Alphabetic}\\p{Nd}]"},
    NamedSet{"ALPHABETIC", u"[\\p{Alphabetic}]"},
    NamedSet{"ASSIGNED", u"[^\\p{Cn}]"},
    NamedSet{"BLANK", u"[\\p{Zs}\\t]"},
    NamedSet{"CONTROL", u"[\\p{Cc}]"},
    NamedSet{"DIGIT", u"[\\p{Nd}]"},
    NamedSet{"GRAPH", u"[^\\p{Z}\\p{Cc}\\p{Cs}\\p{Cn}]"},
    NamedSet{"HEXDIGIT", u"[\\p{Nd}0-9A-Fa-f\\uff10-\\uff19\\uff21-\\uff26\\uff41-\\uff46]"},
    NamedSet{"HEX_DIGIT", u"[\\p{Nd}0-9A-Fa-f\\uff10-\\uff19\\uff21-\\uff26\\uff41-\\uff46]"},
    NamedSet{"IDEOGRAPHIC", u"[\\p{Ideographic}]"},
    NamedSet{"JOINCONTROL", u"[\\u200c\\u200d]"},
    NamedSet{"JOIN_CONTROL", u"[\\u200c\\u200d]"},
    NamedSet{"LETTER", u"[\\p{L}]"},
    NamedSet{"LOWERCASE", u"[\\p{Lowercase}]"},
    NamedSet{"NONCHARACTERCODEPOINT", u"[\\p{Noncharacter_Code_Point}]"},
    NamedSet{"NONCHARACTER_CODE_POINT", u"[\\p{Noncharacter_Code_Point}]"},
    NamedSet{"PRINT", u"[[^\\p{Zl}\\p{Zp}\\p{Cc}\\p{Cs}\\p{Cn}]]"},
    NamedSet{"PUNCTUATION", u"[\\p{P}]"},
    NamedSet{"TITLECASE", u"[\\p{Lt}]"},
    NamedSet{"UPPERCASE", u"[\\p{Uppercase}]"},
    NamedSet{"WHITESPACE", u"[\\p{White_Space}]"},
    NamedSet{"WHITE_SPACE", u"[\\p{White_Space}]"},
    NamedSet{"WORD", u"[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u200c\\u200d]"},
};

struct Alias {
  std::string_view posix;
  std::string_view property;
};

// The POSIX names that (?U) turns into a property of another name.
constexpr std::array kPosixNames{
    Alias{"ALNUM", "ALNUM"},       Alias{"ALPHA", "ALPHABETIC"}, Alias{"BLANK", "BLANK"},
    Alias{"CNTRL", "CONTROL"},     Alias{"DIGIT", "DIGIT"},      Alias{"GRAPH", "GRAPH"},
    Alias{"LOWER", "LOWERCASE"},   Alias{"PRINT", "PRINT"},      Alias{"PUNCT", "PUNCTUATION"},
    Alias{"SPACE", "WHITE_SPACE"}, Alias{"UPPER", "UPPERCASE"},  Alias{"XDIGIT", "HEX_DIGIT"},
};

template <typename Table>
const NamedSet* find_set(const Table& table, std::string_view name) {
  const auto row = std::find_if(table.begin(), table.end(),
                                [&](const NamedSet& candidate) { return candidate.name == name; });
  return row == table.end() ? nullptr : &*row;
}

// A general category by its one- or two-letter name, in exactly Java's spelling.
std::optional<CharacterSet> category_set(std::string_view name) {
  constexpr std::array<std::string_view, 37> kCategories{
      "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs",
      "Zl", "Zp", "Cc", "Cf", "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc",
      "Sk", "So", "Pi", "Pf", "L",  "M",  "N",  "Z",  "C",  "P",  "S"};
  if (std::find(kCategories.begin(), kCategories.end(), name) == kCategories.end()) {
    return std::nullopt;
  }
  std::u16string pattern = u"[\\p{";
  pattern.append(name.begin(), name.end());
  return CharacterSet::pattern(pattern + u"}]");
}

std::optional<CharacterSet> java_property(std::string_view name, bool ignores_case) {
  if (ignores_case) {
    if (name == "Lu" || name == "Ll" || name == "Lt") name = "LC";
    if (name == "Lower" || name == "Upper") name = "Alpha";
    if (name == "javaLowerCase" || name == "javaUpperCase" || name == "javaTitleCase") {
      return CharacterSet::pattern(u"[\\p{Lowercase}\\p{Uppercase}\\p{Lt}]");
    }
  }
  if (const NamedSet* row = find_set(kProperties, name)) return CharacterSet::pattern(row->pattern);
  return category_set(name);
}

std::optional<CharacterSet> unicode_property(std::string_view upper_name, bool ignores_case) {
  if (ignores_case &&
      (upper_name == "LOWERCASE" || upper_name == "UPPERCASE" || upper_name == "TITLECASE")) {
    return CharacterSet::pattern(u"[\\p{Lowercase}\\p{Uppercase}\\p{Lt}]");
  }
  if (const NamedSet* row = find_set(kUnicodeProperties, upper_name)) {
    return CharacterSet::pattern(row->pattern);
  }
  return std::nullopt;
}

std::optional<CharacterSet> posix_property(std::string_view name, bool ignores_case) {
  const std::string upper = ascii_upper(name);
  for (const Alias& alias : kPosixNames) {
    if (alias.posix == upper) return unicode_property(alias.property, ignores_case);
  }
  return std::nullopt;
}

std::optional<CharacterSet> enumerated_property(UProperty property, std::string_view value) {
  const std::string name(value);
  const std::int32_t number = u_getPropertyValueEnum(property, name.c_str());
  if (name.empty() || number == UCHAR_INVALID_CODE) return std::nullopt;
  // ICU also overlooks hyphens, Java does not in the names of scripts.
  if (property == UCHAR_SCRIPT && value.find('-') != std::string_view::npos) return std::nullopt;
  std::u16string pattern = property == UCHAR_SCRIPT ? u"[\\p{sc=" : u"[\\p{blk=";
  // The canonical name, so that nothing of the template's text reaches ICU's set syntax.
  const char* canonical = u_getPropertyValueName(property, number, U_LONG_PROPERTY_NAME);
  if (canonical == nullptr) return std::nullopt;
  for (const char c : std::string_view(canonical)) pattern += static_cast<char16_t>(c);
  return CharacterSet::pattern(pattern + u"}]");
}

void append_hex(std::u16string& out, char32_t value) {
  std::array<char16_t, 8> digits;
  std::size_t count = 0;
  do {
    digits[count++] = u"0123456789abcdef"[value & 0xF];
    value >>= 4;
  } while (value != 0);
  while (count > 0) out += digits[--count];
}

}  // namespace

void CharacterSet::Closer::operator()(USet* set) const {
  uset_close(set);
}

CharacterSet::CharacterSet() : set_(uset_openEmpty()) {}

CharacterSet::CharacterSet(const CharacterSet& other) : set_(uset_clone(other.set_.get())) {}

CharacterSet& CharacterSet::operator=(CharacterSet other) noexcept {
  set_ = std::move(other.set_);
  return *this;
}

CharacterSet CharacterSet::range(char32_t first, char32_t last) {
  CharacterSet set;
  set.add(first, last);
  return set;
}

CharacterSet CharacterSet::pattern(std::u16string_view pattern) {
  CharacterSet set;
  UErrorCode status = U_ZERO_ERROR;
  uset_applyPattern(set.set_.get(), pattern.data(), static_cast<std::int32_t>(pattern.size()), 0,
                    &status);
  return set;
}

void CharacterSet::add(const CharacterSet& other) {
  uset_addAll(set_.get(), other.set_.get());
}

void CharacterSet::add(char32_t first, char32_t last) {
  uset_addRange(set_.get(), static_cast<UChar32>(first), static_cast<UChar32>(last));
}

void CharacterSet::intersect(const CharacterSet& other) {
  uset_retainAll(set_.get(), other.set_.get());
}

void CharacterSet::complement() {
  uset_complement(set_.get());
}

void CharacterSet::close_over_case(bool use_unicode) {
  if (use_unicode) {
    uset_closeOver(set_.get(), USET_CASE_INSENSITIVE);
    // Full case folding brings strings such as "ss"; Java knows single characters only.
    uset_removeAllStrings(set_.get());
    return;
  }
  for (char32_t lower = 'a'; lower <= 'z'; ++lower) {
    const char32_t upper = lower - 'a' + 'A';
    if (uset_contains(set_.get(), static_cast<UChar32>(lower)) != 0) add(upper, upper);
    if (uset_contains(set_.get(), static_cast<UChar32>(upper)) != 0) add(lower, lower);
  }
}

std::u16string CharacterSet::to_class() const {
  const std::int32_t count = uset_getItemCount(set_.get());
  std::u16string text;
  for (std::int32_t item = 0; item < count; ++item) {
    UChar32 first = 0;
    UChar32 last = 0;
    UErrorCode status = U_ZERO_ERROR;
    // A result above zero is the length of a string, of which there are none.
    if (uset_getItem(set_.get(), item, &first, &last, nullptr, 0, &status) != 0) continue;
    append_literal(text, static_cast<char32_t>(first));
    if (last > first) {
      text += u'-';
      append_literal(text, static_cast<char32_t>(last));
    }
  }
  return text.empty() ? std::u16string(u"(?:(?!))") : u'[' + text + u']';
}

CharacterSet predefined_set(char32_t letter, bool is_unicode) {
  const bool is_complement = is_upper_letter(letter);
  const char32_t lower = is_complement ? letter - 'A' + 'a' : letter;
  CharacterSet set;
  if (lower == 'd') {
    set = CharacterSet::pattern(is_unicode ? u"[\\p{Nd}]" : u"[0-9]");
  } else if (lower == 'w') {
    set = CharacterSet::pattern(is_unicode ? u"[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u200c\\u200d]"
                                           : u"[0-9A-Z_a-z]");
  } else if (lower == 's') {
    set = CharacterSet::pattern(is_unicode ? u"[\\p{White_Space}]" : u"[\\u0009-\\u000d\\u0020]");
  } else if (lower == 'h') {
    set = CharacterSet::pattern(
        u"[\\u0009\\u0020\\u00a0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]");
  } else {
    set = CharacterSet::pattern(u"[\\u000a-\\u000d\\u0085\\u2028\\u2029]");
  }
  if (is_complement) set.complement();
  return set;
}

std::optional<CharacterSet> property_set(std::string_view name, CharacterSetFlags flags) {
  if (name.starts_with("In")) return enumerated_property(UCHAR_BLOCK, name.substr(2));
  if (name.starts_with("Is")) {
    const std::string_view rest = name.substr(2);
    if (auto set = unicode_property(ascii_upper(rest), flags.ignores_case)) return set;
    if (auto set = java_property(rest, flags.ignores_case)) return set;
    return enumerated_property(UCHAR_SCRIPT, rest);
  }
  if (flags.is_unicode) {
    if (auto set = posix_property(name, flags.ignores_case)) return set;
  }
  return java_property(name, flags.ignores_case);
}

std::optional<CharacterSet> property_set(std::string_view name, std::string_view value,
                                         CharacterSetFlags flags) {
  if (name == "sc" || name == "script") return enumerated_property(UCHAR_SCRIPT, value);
  if (name == "blk" || name == "block") return enumerated_property(UCHAR_BLOCK, value);
  if (name == "gc" || name == "general_category") {
    return java_property(value, flags.ignores_case);
  }
  return std::nullopt;
}

void append_literal(std::u16string& out, char32_t code_point) {
  const bool is_plain = is_letter_or_digit(code_point);
  if (is_plain) {
    out += static_cast<char16_t>(code_point);
    return;
  }
  out += u"\\x{";
  append_hex(out, std::min(code_point, kMaxCodePoint));
  out += u'}';
}

}  // namespace vtl
