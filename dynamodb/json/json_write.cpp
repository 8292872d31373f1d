#include <charconv>
#include <cmath>

#include "dynamodb/json.h"
#include "dynamodb/value/item_bytes.h"

namespace dynamodb {
namespace {

void write_number(const Decimal& number, std::string& out) {
  out += number.text;
  if (!number.text.empty()) return;
  char digits[40];
  const auto end = std::to_chars(digits, digits + sizeof digits, number.value);
  out.append(digits, end.ptr);
}

void write_integer(std::int64_t value, std::string& out) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value);
  out.append(digits, end.ptr);
}

}  // namespace

void write_json_string(std::string_view text, std::string& out) {
  constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto letter = static_cast<unsigned char>(text[i]);
    if (letter >= 0x20 && letter != '"' && letter != '\\') continue;
    out.append(text, plain, i - plain);
    plain = i + 1;
    out += '\\';
    switch (letter) {
      case '"':
      case '\\':
        out += static_cast<char>(letter);
        break;
      case '\b':
        out += 'b';
        break;
      case '\f':
        out += 'f';
        break;
      case '\n':
        out += 'n';
        break;
      case '\r':
        out += 'r';
        break;
      case '\t':
        out += 't';
        break;
      default:
        out += "u00";
        out += kHex[letter >> 4];
        out += kHex[letter & 15];
    }
  }
  out.append(text, plain);
  out += '"';
}

void write_json(const Json& value, std::string& out) {
  if (const JsonObject* object = value.as_object()) {
    out += '{';
    bool is_first = true;
    for (const JsonMember& member : *object) {
      if (!is_first) out += ',';
      is_first = false;
      write_json_string(member.first, out);
      out += ':';
      write_json(member.second, out);
    }
    out += '}';
  } else if (const JsonArray* array = value.as_array()) {
    out += '[';
    bool is_first = true;
    for (const Json& element : *array) {
      if (!is_first) out += ',';
      is_first = false;
      write_json(element, out);
    }
    out += ']';
  } else if (const std::string* text = value.as_string()) {
    write_json_string(*text, out);
  } else if (const StoredItem* item = value.as_item()) {
    write_item(item->bytes, out);
  } else if (const std::int64_t* integer = value.as_integer()) {
    write_integer(*integer, out);
  } else if (const Decimal* decimal = value.as_decimal()) {
    write_number(*decimal, out);
  } else if (const bool* flag = value.as_bool()) {
    out += *flag ? "true" : "false";
  } else {
    out += "null";
  }
}

std::string to_text(const Json& value) {
  std::string out;
  write_json(value, out);
  return out;
}

}  // namespace dynamodb
