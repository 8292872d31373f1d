#include "api/data_sources/dynamodb/page_token.h"

namespace api {
namespace {

using dynamodb::Json;

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string to_base64(std::string_view bytes) {
  std::string out;
  unsigned group = 0, bits = 0;
  for (const char byte : bytes) {
    group = (group << 8U | static_cast<unsigned char>(byte)) & 0xFFFFU;
    for (bits += 8; bits >= 6; bits -= 6) out += kAlphabet[group >> (bits - 6) & 63U];
  }
  if (bits > 0) out += kAlphabet[group << (6 - bits) & 63U];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string out;
  unsigned group = 0, bits = 0;
  while (text.ends_with('=')) text.remove_suffix(1);
  for (const char letter : text) {
    const std::size_t value = kAlphabet.find(letter);
    if (value == std::string_view::npos) return std::nullopt;
    group = (group << 6U | static_cast<unsigned>(value)) & 0xFFFFU;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out += static_cast<char>(group >> bits & 0xFFU);
  }
  return out;
}

}  // namespace

std::string page_token(const Json& key, const std::string& resolver) {
  Json token = Json::object();
  token.add("version", 3);
  token.add("resolver", resolver);
  token.add("key", key);
  return to_base64(dynamodb::to_text(token));
}

std::optional<Json> read_page_token(const std::string& token, const std::string& resolver) {
  const auto text = from_base64(token);
  const auto json = text ? dynamodb::read_json(*text) : std::nullopt;
  if (!json) return std::nullopt;
  const std::string* owner = json->text("resolver");
  const Json* key = json->find("key");
  if (owner == nullptr || *owner != resolver || key == nullptr) return std::nullopt;
  return *key;
}

}  // namespace api
