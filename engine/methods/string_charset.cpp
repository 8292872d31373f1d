#include "engine/methods/string_charset.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "engine/methods/method_support.h"
#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

enum class Charset : std::uint8_t {
  utf8,
  ascii,
  latin1,
  utf16,
  utf16_big,
  utf16_little,
  utf32_big,
  utf32_little,
  windows1252,
};

struct CharsetName {
  std::string_view name;  // lower case
  Charset charset;
};

constexpr CharsetName kNames[] = {
    {"utf-8", Charset::utf8},
    {"utf8", Charset::utf8},
    {"unicode-1-1-utf-8", Charset::utf8},
    {"us-ascii", Charset::ascii},
    {"ascii", Charset::ascii},
    {"iso646-us", Charset::ascii},
    {"646", Charset::ascii},
    {"iso-8859-1", Charset::latin1},
    {"iso8859-1", Charset::latin1},
    {"iso8859_1", Charset::latin1},
    {"iso_8859-1", Charset::latin1},
    {"8859_1", Charset::latin1},
    {"iso_8859_1", Charset::latin1},
    {"latin1", Charset::latin1},
    {"l1", Charset::latin1},
    {"cp819", Charset::latin1},
    {"ibm819", Charset::latin1},
    {"utf-16", Charset::utf16},
    {"utf16", Charset::utf16},
    {"utf_16", Charset::utf16},
    {"unicode", Charset::utf16},
    {"utf-16be", Charset::utf16_big},
    {"utf_16be", Charset::utf16_big},
    {"unicodebigunmarked", Charset::utf16_big},
    {"utf-16le", Charset::utf16_little},
    {"utf_16le", Charset::utf16_little},
    {"unicodelittleunmarked", Charset::utf16_little},
    {"utf-32", Charset::utf32_big},
    {"utf32", Charset::utf32_big},
    {"windows-1252", Charset::windows1252},
    {"cp1252", Charset::windows1252},
    {"utf-32be", Charset::utf32_big},
    {"utf-32le", Charset::utf32_little},
};

void append_bytes(std::string& out, std::uint32_t value, int count, bool is_big_endian) {
  for (int i = 0; i < count; ++i) {
    const int shift = 8 * (is_big_endian ? count - 1 - i : i);
    out.push_back(static_cast<char>(value >> shift & 0xFF));
  }
}

// U+0080 to U+009F of that code page; 0 is a byte without a meaning.
constexpr char16_t kWindows1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char windows1252_byte(char32_t code_point) {
  if (code_point < 0x80 || (code_point >= 0xA0 && code_point < 0x100))
    return static_cast<char>(code_point);
  const auto* found = std::find(std::begin(kWindows1252), std::end(kWindows1252), code_point);
  if (found == std::end(kWindows1252)) return '?';
  return static_cast<char>(0x80 + (found - std::begin(kWindows1252)));
}

std::string encode(std::string_view wtf8, Charset charset) {
  if (charset == Charset::utf8) return to_valid_utf8(wtf8);
  std::string out;
  if (charset == Charset::utf16) append_bytes(out, 0xFEFF, 2, true);
  for (std::size_t i = 0; i < wtf8.size();) {
    const CodePoint point = code_point_at(wtf8, i);
    i += point.bytes;
    const bool is_lone = is_surrogate(point.value);
    switch (charset) {
      case Charset::utf8:
        break;
      case Charset::ascii:
        out.push_back(point.value < 0x80 ? static_cast<char>(point.value) : '?');
        break;
      case Charset::latin1:
        out.push_back(point.value < 0x100 ? static_cast<char>(point.value) : '?');
        break;
      case Charset::windows1252:
        out.push_back(windows1252_byte(point.value));
        break;
      case Charset::utf16:
      case Charset::utf16_big:
      case Charset::utf16_little: {
        const bool is_big_endian = charset != Charset::utf16_little;
        if (point.value > 0xFFFF) {
          append_bytes(out, high_surrogate_of(point.value), 2, is_big_endian);
          append_bytes(out, low_surrogate_of(point.value), 2, is_big_endian);
        } else {
          append_bytes(out, is_lone ? 0xFFFD : point.value, 2, is_big_endian);
        }
        break;
      }
      case Charset::utf32_big:
      case Charset::utf32_little:
        append_bytes(out, is_lone ? 0xFFFD : point.value, 4, charset == Charset::utf32_big);
        break;
    }
  }
  return out;
}

}  // namespace

Value encode_text(const Call& call, std::string_view wtf8, std::string_view charset) {
  const std::string lower = ascii_lower(charset);
  const auto* found =
      std::find_if(std::begin(kNames), std::end(kNames),
                   [&lower](const CharsetName& entry) { return entry.name == lower; });
  if (found == std::end(kNames)) call.raise("java.io.UnsupportedEncodingException", charset);
  const std::string bytes = encode(wtf8, found->charset);
  List* array =
      call.heap().make_list(static_cast<std::uint32_t>(bytes.size()), JavaType::byte_array);
  for (char byte : bytes) array->append(Value::int8(static_cast<std::int8_t>(byte)));
  return Value(array);
}

}  // namespace vtl
