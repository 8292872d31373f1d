#include "appsync_utils/support/base64.h"

#include <cstdint>

#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace appsync {

namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::int32_t digit_of(char c) {
  if (vtl::is_upper_letter(c)) return c - 'A';
  if (vtl::is_lower_letter(c)) return c - 'a' + 26;
  if (vtl::is_digit(c)) return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

/// String.getBytes(ISO_8859_1), which Java's decoder applies first: what does not fit becomes '?'.
std::string to_latin1(std::string_view wtf8) {
  std::string bytes;
  bytes.reserve(wtf8.size());
  for (std::size_t position = 0; position < wtf8.size();) {
    const vtl::CodePoint code_point = vtl::code_point_at(wtf8, position);
    bytes.push_back(code_point.value > 0xFF ? '?' : static_cast<char>(code_point.value));
    position += code_point.bytes;
  }
  return bytes;
}

/// Integer.toString(byte, 16) of a signed byte: 0xE9 prints as -17.
std::string signed_hex(char c) {
  const auto value = static_cast<std::int32_t>(static_cast<signed char>(c));
  const auto magnitude = static_cast<std::uint32_t>(value < 0 ? -value : value);
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = value < 0 ? "-" : "";
  if (magnitude > 0xF) text.push_back(kDigits[magnitude >> 4]);
  text.push_back(kDigits[magnitude & 0xF]);
  return text;
}

}  // namespace

std::string base64_encode(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t start = 0; start < bytes.size(); start += 3) {
    const std::string_view group = bytes.substr(start, 3);
    std::uint32_t bits = 0;
    for (std::size_t index = 0; index < 3; ++index) {
      bits = bits << 8 | (index < group.size() ? static_cast<unsigned char>(group[index]) : 0U);
    }
    for (std::size_t index = 0; index < 4; ++index) {
      const bool is_padding = index > group.size();
      out.push_back(is_padding ? '=' : kAlphabet[bits >> (18 - 6 * index) & 0x3F]);
    }
  }
  return out;
}

std::string base64_encode_text(std::string_view wtf8) {
  return base64_encode(vtl::to_valid_utf8(wtf8));
}

JavaResult<std::string> base64_decode(std::string_view wtf8) {
  const std::string source = to_latin1(wtf8);
  if (source.size() == 1) {
    return illegal_argument("Input byte[] should at least have 2 bytes for base64 bytes");
  }
  std::string out;
  out.reserve(source.size() / 4 * 3 + 3);
  std::uint32_t bits = 0;
  std::size_t digits = 0;  // of the group of four that is being read
  std::size_t position = 0;
  while (position < source.size()) {
    const char c = source[position++];
    if (c == '=') {
      const bool lacks_second =
          digits == 2 && (position == source.size() || source[position++] != '=');
      if (lacks_second || digits == 0) {
        return illegal_argument("Input byte array has wrong 4-byte ending unit");
      }
      break;
    }
    const std::int32_t digit = digit_of(c);
    if (digit < 0) return illegal_argument("Illegal base64 character " + signed_hex(c));
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    if (++digits == 4) {
      out.push_back(static_cast<char>(bits >> 16));
      out.push_back(static_cast<char>(bits >> 8 & 0xFF));
      out.push_back(static_cast<char>(bits & 0xFF));
      digits = 0;
      bits = 0;
    }
  }
  if (digits == 1) return illegal_argument("Last unit does not have enough valid bits");
  if (digits == 2) out.push_back(static_cast<char>(bits >> 4 & 0xFF));
  if (digits == 3) {
    out.push_back(static_cast<char>(bits >> 10 & 0xFF));
    out.push_back(static_cast<char>(bits >> 2 & 0xFF));
  }
  if (position < source.size()) {
    return illegal_argument("Input byte array has incorrect ending byte at " +
                            std::to_string(position));
  }
  return out;
}

JavaResult<std::string> base64_decode_text(std::string_view wtf8) {
  JavaResult<std::string> bytes = base64_decode(wtf8);
  if (!bytes) return bytes;
  return vtl::decode_utf8_like_java(*bytes);
}

}  // namespace appsync
