#include "vtl/java/text.h"

#include <algorithm>
#include <vector>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace vtl {

namespace {

icu::UnicodeString to_icu(std::string_view wtf8) {
  const std::u16string units = to_utf16(wtf8);
  return {units.data(), static_cast<std::int32_t>(units.size())};
}

std::string from_icu(const icu::UnicodeString& text) {
  return from_utf16({text.getBuffer(), static_cast<std::size_t>(text.length())});
}

UChar32 to_uchar(char32_t code_point) {
  return static_cast<UChar32>(code_point);
}

/// Java folds both ways, since some letters share only one of the two forms.
char32_t fold(char32_t code_point) {
  return java_to_lower(java_to_upper(code_point));
}

std::int32_t compare_folded(char32_t left, char32_t right) {
  if (left == right) return 0;
  return static_cast<std::int32_t>(fold(left)) - static_cast<std::int32_t>(fold(right));
}

/// Java stores such a String as bytes and compares it with any other unit by unit.
bool is_latin1(std::string_view wtf8) {
  return std::none_of(wtf8.begin(), wtf8.end(),
                      [](char c) { return static_cast<unsigned char>(c) > 0xC3; });
}

/// The code point that the unit at `index` belongs to; leaves `index` at its last unit.
char32_t code_point_around(std::u16string_view units, std::size_t& index) {
  const char32_t unit = units[index];
  if (is_low_surrogate(unit) && index > 0 && is_high_surrogate(units[index - 1])) {
    return join_surrogates(units[index - 1], unit);
  }
  if (is_high_surrogate(unit) && index + 1 < units.size() && is_low_surrogate(units[index + 1])) {
    return join_surrogates(unit, units[++index]);
  }
  return unit;
}

/// Nobody writes more marks on one letter.
constexpr std::int32_t kManyMarks = 64;

/// Whether a code point moves, or may move, in front of others when a text is put in order.
bool is_mark(const icu::Normalizer2& decomposer, UChar32 code_point) {
  return code_point >= 0x300 && decomposer.hasBoundaryBefore(code_point) == 0;
}

const icu::Normalizer2* decomposer_of(bool is_compatible) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = is_compatible ? icu::Normalizer2::getNFKDInstance(status)
                                                : icu::Normalizer2::getNFDInstance(status);
  return U_FAILURE(status) ? nullptr : found;
}

bool has_long_run_of_marks(const icu::UnicodeString& text) {
  const icu::Normalizer2* decomposer = decomposer_of(true);
  if (decomposer == nullptr) return false;
  std::int32_t run = 0;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    run = is_mark(*decomposer, text.char32At(i)) ? run + 1 : 0;
    if (run > kManyMarks) return true;
  }
  return false;
}

// ICU inserts each mark where it belongs among those before it, which takes quadratic time for a
// long run of them. Here all is taken apart first and each run is sorted by the class of its marks
// at once, those of one class staying in order, which is what the insertions come to (Unicode's
// canonical ordering). The result is in the decomposed form, and is composed in one pass.
icu::UnicodeString decompose_in_order(const icu::UnicodeString& text, bool is_compatible) {
  const icu::Normalizer2* decomposer = decomposer_of(is_compatible);
  if (decomposer == nullptr) return text;
  struct Unit {
    UChar32 code_point;
    std::uint8_t combining_class;
  };
  std::vector<Unit> units;
  units.reserve(static_cast<std::size_t>(text.length()));
  const auto add = [&units, decomposer](UChar32 code_point) {
    units.push_back({code_point, decomposer->getCombiningClass(code_point)});
  };
  icu::UnicodeString parts;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 code_point = text.char32At(i);
    if (decomposer->getDecomposition(code_point, parts) == 0) {
      add(code_point);
      continue;
    }
    for (std::int32_t j = 0; j < parts.length(); j = parts.moveIndex32(j, 1))
      add(parts.char32At(j));
  }
  const auto is_starter = [](const Unit& unit) { return unit.combining_class == 0; };
  for (auto begin = units.begin(); begin != units.end();) {
    begin = std::find_if_not(begin, units.end(), is_starter);
    const auto end = std::find_if(begin, units.end(), is_starter);
    std::stable_sort(begin, end, [](const Unit& left, const Unit& right) {
      return left.combining_class < right.combining_class;
    });
    begin = end;
  }
  icu::UnicodeString ordered;
  for (const Unit& unit : units) ordered.append(unit.code_point);
  return ordered;
}

/// Where the last code point of a text that is not empty starts.
std::size_t last_code_point(std::string_view text) {
  std::size_t start = text.size() - 1;
  while (start > 0 && text.size() - start < 4 && is_continuation_byte(text[start])) {
    --start;
  }
  return start;
}

}  // namespace

std::string to_upper(std::string_view wtf8) {
  if (is_ascii(wtf8)) return ascii_upper(wtf8);
  return from_icu(to_icu(wtf8).toUpper(icu::Locale::getRoot()));
}

std::string to_lower(std::string_view wtf8) {
  if (is_ascii(wtf8)) return ascii_lower(wtf8);
  return from_icu(to_icu(wtf8).toLower(icu::Locale::getRoot()));
}

bool java_equals_ignore_case(std::string_view left, std::string_view right) {
  return utf16_length(left) == utf16_length(right) && java_compare_ignore_case(left, right) == 0;
}

std::int32_t java_compare_ignore_case(std::string_view left, std::string_view right) {
  const bool by_units = is_latin1(left) || is_latin1(right);
  const std::u16string left_units = to_utf16(left);
  const std::u16string right_units = to_utf16(right);
  std::size_t left_index = 0;
  std::size_t right_index = 0;
  while (left_index < left_units.size() && right_index < right_units.size()) {
    std::int32_t difference = compare_folded(left_units[left_index], right_units[right_index]);
    if (difference != 0 && !by_units) {
      // Both indexes may move: Java steps over a low surrogate it has looked at already.
      difference = compare_folded(code_point_around(left_units, left_index),
                                  code_point_around(right_units, right_index));
    }
    if (difference != 0) return difference;
    ++left_index;
    ++right_index;
  }
  return static_cast<std::int32_t>(left_units.size()) -
         static_cast<std::int32_t>(right_units.size());
}

bool is_java_whitespace(char32_t code_point) {
  if (code_point < 0x80) {
    return code_point == 0x20 || (code_point >= 0x09 && code_point <= 0x0D) ||
           (code_point >= 0x1C && code_point <= 0x1F);
  }
  return u_isWhitespace(to_uchar(code_point)) != 0;
}

bool is_java_letter(char32_t code_point) {
  return u_isalpha(to_uchar(code_point)) != 0;
}
bool is_java_digit(char32_t code_point) {
  return u_isdigit(to_uchar(code_point)) != 0;
}
bool is_java_letter_or_digit(char32_t code_point) {
  return u_isalnum(to_uchar(code_point)) != 0;
}
bool is_java_upper_case(char32_t code_point) {
  return u_isUUppercase(to_uchar(code_point)) != 0;
}
bool is_java_lower_case(char32_t code_point) {
  return u_isULowercase(to_uchar(code_point)) != 0;
}

char32_t java_to_upper(char32_t code_point) {
  return static_cast<char32_t>(u_toupper(to_uchar(code_point)));
}

char32_t java_to_lower(char32_t code_point) {
  return static_cast<char32_t>(u_tolower(to_uchar(code_point)));
}

std::string_view java_trim(std::string_view wtf8) {
  const auto is_cut = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!wtf8.empty() && is_cut(wtf8.front())) wtf8.remove_prefix(1);
  while (!wtf8.empty() && is_cut(wtf8.back())) wtf8.remove_suffix(1);
  return wtf8;
}

std::string_view java_strip_leading(std::string_view wtf8) {
  while (!wtf8.empty()) {
    const CodePoint first = code_point_at(wtf8, 0);
    if (!is_java_whitespace(first.value)) break;
    wtf8.remove_prefix(first.bytes);
  }
  return wtf8;
}

std::string_view java_strip_trailing(std::string_view wtf8) {
  while (!wtf8.empty()) {
    const std::size_t start = last_code_point(wtf8);
    if (!is_java_whitespace(code_point_at(wtf8, start).value)) break;
    wtf8 = wtf8.substr(0, start);
  }
  return wtf8;
}

std::string_view java_strip(std::string_view wtf8) {
  return java_strip_trailing(java_strip_leading(wtf8));
}

bool is_java_blank(std::string_view wtf8) {
  return java_strip_leading(wtf8).empty();
}

std::string normalize(std::string_view wtf8, NormalForm form) {
  if (is_ascii(wtf8)) return std::string(wtf8);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = nullptr;
  switch (form) {
    case NormalForm::nfc:
      normalizer = icu::Normalizer2::getNFCInstance(status);
      break;
    case NormalForm::nfd:
      normalizer = icu::Normalizer2::getNFDInstance(status);
      break;
    case NormalForm::nfkc:
      normalizer = icu::Normalizer2::getNFKCInstance(status);
      break;
    case NormalForm::nfkd:
      normalizer = icu::Normalizer2::getNFKDInstance(status);
      break;
  }
  // Only a broken ICU installation has no data for the built-in forms.
  if (U_FAILURE(status)) return std::string(wtf8);
  icu::UnicodeString source = to_icu(wtf8);
  if (has_long_run_of_marks(source)) {
    const bool is_compatible = form == NormalForm::nfkc || form == NormalForm::nfkd;
    source = decompose_in_order(source, is_compatible);
  }
  const icu::UnicodeString normalized = normalizer->normalize(source, status);
  return U_FAILURE(status) ? std::string(wtf8) : from_icu(normalized);
}

}  // namespace vtl
