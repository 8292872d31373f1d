#include "dynamodb/value/base64.h"

#include <array>
#include <cstdint>

namespace dynamodb {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::int8_t, 256> make_values() {
  std::array<std::int8_t, 256> values{};
  values.fill(-1);
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::int8_t>(i);
  }
  return values;
}
constexpr auto kValues = make_values();

}  // namespace

void write_base64(std::string_view bytes, std::string& out) {
  std::size_t i = 0;
  const auto at = [&](std::size_t place) { return static_cast<unsigned char>(bytes[place]); };
  for (; i + 2 < bytes.size(); i += 3) {
    const unsigned group = at(i) << 16U | at(i + 1) << 8U | at(i + 2);
    out += kAlphabet[group >> 18U];
    out += kAlphabet[group >> 12U & 63U];
    out += kAlphabet[group >> 6U & 63U];
    out += kAlphabet[group & 63U];
  }
  if (i == bytes.size()) return;
  const bool has_two = i + 1 < bytes.size();
  const unsigned group = at(i) << 16U | (has_two ? at(i + 1) << 8U : 0U);
  out += kAlphabet[group >> 18U];
  out += kAlphabet[group >> 12U & 63U];
  out += has_two ? kAlphabet[group >> 6U & 63U] : '=';
  out += '=';
}

std::string to_base64(std::string_view bytes) {
  std::string out;
  write_base64(bytes, out);
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string out;
  out.reserve(text.size() / 4 * 3);
  for (std::size_t i = 0; i < text.size(); i += 4) {
    std::size_t letters = 4;
    if (i + 4 == text.size()) {
      if (text[i + 3] == '=') letters = text[i + 2] == '=' ? 2 : 3;
    }
    unsigned group = 0;
    for (std::size_t j = 0; j < 4; ++j) {
      const int value = j < letters ? kValues[static_cast<unsigned char>(text[i + j])] : 0;
      if (value < 0) return std::nullopt;
      group = group << 6U | static_cast<unsigned>(value);
    }
    out += static_cast<char>(group >> 16U);
    if (letters > 2) out += static_cast<char>(group >> 8U & 0xFFU);
    if (letters > 3) out += static_cast<char>(group & 0xFFU);
    if ((letters == 2 && (group & 0xFFFFU) != 0) || (letters == 3 && (group & 0xFFU) != 0)) {
      return std::nullopt;
    }
  }
  return out;
}

}  // namespace dynamodb
