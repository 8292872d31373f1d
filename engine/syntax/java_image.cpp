#include "engine/syntax/java_image.h"

#include <cstdint>

#include "vtl/text/wtf8.h"

namespace vtl::syntax {
namespace {

void append_unit(std::string& out, std::int32_t unit) {
  constexpr char kHex[] = "0123456789abcdef";
  constexpr std::string_view kShort = "\b\t\n\f\r\"'\\";
  constexpr std::string_view kLetters = "btnfr\"'\\";
  if (unit == 0) return;
  const std::size_t place =
      unit < 0x80 ? kShort.find(static_cast<char>(unit)) : std::string_view::npos;
  if (place != std::string_view::npos) {
    out += '\\';
    out += kLetters[place];
  } else if (unit >= 0x20 && unit < 0x7F) {
    out += static_cast<char>(unit);
  } else {
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(unit >> shift) & 15];
  }
}

}  // namespace

std::string escape_java_image(std::string_view image) {
  std::string out;
  Utf16Reader units(image);
  for (std::int32_t unit = units.next(); unit != Utf16Reader::kEnd; unit = units.next()) {
    append_unit(out, unit);
  }
  return out;
}

std::string stuck_character(std::string_view text) {
  const std::int32_t unit = Utf16Reader(text).next();
  std::string out = "\"";
  append_unit(out, unit);
  return out + "\" (" + std::to_string(unit) + ")";
}

}  // namespace vtl::syntax
