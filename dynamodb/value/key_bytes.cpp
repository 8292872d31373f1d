#include "dynamodb/value/key_bytes.h"

#include "dynamodb/value/md5.h"
#include "dynamodb/value/number.h"

namespace dynamodb {
namespace {

std::string raw_bytes(const Value& value) {
  return value.type() == Type::N ? Number::of_plain(value.text()).key_bytes() : value.text();
}

std::string hashed(std::string_view bytes, std::size_t length) {
  const auto digest = md5("Outliers" + std::string(bytes));
  return {digest.begin(), digest.begin() + static_cast<std::ptrdiff_t>(length)};
}

void put_escaped(std::string_view text, std::string& out) {
  for (const char letter : text) {
    out += letter;
    if (letter == '\0') out += '\xFF';
  }
}

}  // namespace

void put_key_part(const Value& value, std::string& out) {
  if (value.type() == Type::N) {
    const std::string bytes = raw_bytes(value);
    out += bytes;
    if (static_cast<unsigned char>(bytes[0]) >= 0x80) out += '\0';
    return;
  }
  put_escaped(value.text(), out);
  out.append(2, '\0');
}

std::string key_prefix(const Value& value) {
  std::string out;
  put_escaped(value.text(), out);
  return out;
}

std::string partition_key(const Value& hash) {
  std::string out = hashed(raw_bytes(hash), 4);
  put_key_part(hash, out);
  return out;
}

std::string table_key(const Value& hash, const Value* range) {
  std::string out = partition_key(hash);
  if (range != nullptr) put_key_part(*range, out);
  return out;
}

std::string tie_bytes(const Value& hash, const Value* range) {
  return hashed(raw_bytes(hash) + (range == nullptr ? "" : raw_bytes(*range)), 3);
}

std::string after_prefix(std::string prefix) {
  while (!prefix.empty() && static_cast<unsigned char>(prefix.back()) == 0xFF) prefix.pop_back();
  if (!prefix.empty()) prefix.back() = static_cast<char>(prefix.back() + 1);
  return prefix;
}

}  // namespace dynamodb
