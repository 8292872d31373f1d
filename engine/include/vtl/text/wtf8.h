// The text encoding of every string in the program, and how Java's UTF-16 looks at it.
//
// Java counts, indexes, hashes and compares Strings by UTF-16 units, and a substring may cut a
// surrogate pair in two; strings here are bytes. WTF-8 is UTF-8 plus lone surrogates as three bytes
// (ED A0..BF xx); a pair is always one sequence of four. Whoever glues texts uses append_joined, or
// knows that no half of a pair stands at the seam. Input that is not WTF-8 is well-defined: each
// bad byte reads as U+FFFD. A lone surrogate leaves the program as '?', as Java writes it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vtl {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

constexpr bool is_high_surrogate(char32_t c) {
  return (c & 0xFFFFFC00U) == 0xD800;
}
constexpr bool is_low_surrogate(char32_t c) {
  return (c & 0xFFFFFC00U) == 0xDC00;
}
constexpr bool is_surrogate(char32_t c) {
  return (c & 0xFFFFF800U) == 0xD800;
}
constexpr char32_t join_surrogates(char32_t high, char32_t low) {
  return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}
constexpr char16_t high_surrogate_of(char32_t c) {
  return static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10));
}
constexpr char16_t low_surrogate_of(char32_t c) {
  return static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FF));
}

/// One code point (possibly a lone surrogate) and how many bytes it takes (1 to 4).
struct CodePoint {
  char32_t value;
  std::uint8_t bytes;
};

/// Returns the code point at byte `position`; U+FFFD of 1 byte where the text is malformed.
/// Precondition: position < text.size().
CodePoint code_point_at(std::string_view text, std::size_t position);

/// Appends a code point; a surrogate is written as three bytes and not joined with what stands
/// before it.
void append_code_point(std::string& out, char32_t code_point);

/// Appends `addition`, joining a high surrogate at the end of `out` with a low one at the start of
/// `addition`.
void append_joined(std::string& out, std::string_view addition);

bool is_ascii(std::string_view text);

/// A byte inside of a character of UTF-8, not its first.
constexpr bool is_continuation_byte(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}
/// Characters, a lone surrogate being one.
std::size_t count_code_points(std::string_view wtf8);

/// Offset of the first byte that is not part of valid UTF-8: shortest forms, no surrogates, nothing
/// beyond U+10FFFF.
std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);
inline bool is_valid_utf8(std::string_view bytes) {
  return !find_invalid_utf8(bytes);
}

/// As find_invalid_utf8(), where lone surrogates may stand.
std::optional<std::size_t> find_invalid_wtf8(std::string_view bytes);

/// Returns what may leave the program: every lone surrogate becomes '?', every malformed byte
/// U+FFFD.
std::string to_valid_utf8(std::string_view wtf8);

/// Java's new String(bytes, UTF_8): each malformed sequence becomes one U+FFFD, cut where Java's
/// decoder cuts.
std::string decode_utf8_like_java(std::string_view bytes);

/// Java's String.length(). Precondition: the text is WTF-8; other bytes give some number.
std::size_t utf16_length(std::string_view wtf8);

std::u16string to_utf16(std::string_view wtf8);

/// Pairs are joined, lone surrogates kept.
std::string from_utf16(std::u16string_view units);

/// The place of a UTF-16 index. `inside_pair`: it is the second unit of the four-byte sequence that
/// starts at `byte`.
struct Utf16Position {
  std::size_t byte;
  bool inside_pair;
};

/// Returns the place of UTF-16 unit number `unit`; past the end it is {wtf8.size(), false}.
Utf16Position find_utf16_unit(std::string_view wtf8, std::size_t unit);

/// Java's charAt. Precondition: unit < utf16_length(wtf8).
char16_t utf16_unit_at(std::string_view wtf8, std::size_t unit);

/// Java's substring(begin, end) with 0 <= begin <= end <= utf16_length(wtf8): a cut inside a pair
/// leaves its half.
std::string utf16_substring(std::string_view wtf8, std::size_t begin, std::size_t end);

/// Java's String.hashCode().
std::int32_t java_hash_code(std::string_view wtf8);

/// Java's String.compareTo: the difference of the first differing units, else of the lengths.
std::int32_t java_compare(std::string_view left, std::string_view right);

/// Reads a text as UTF-16 units.
class Utf16Reader {
 public:
  static constexpr std::int32_t kEnd = -1;

  explicit Utf16Reader(std::string_view wtf8) : text_(wtf8) {}
  /// Returns the next unit, or kEnd when there is none.
  std::int32_t next();

 private:
  std::string_view text_;
  std::size_t position_ = 0;
  char16_t pending_low_ = 0;
};

}  // namespace vtl
