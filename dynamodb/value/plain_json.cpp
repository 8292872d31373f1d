#include "dynamodb/plain_json.h"

#include <charconv>
#include <cstdlib>

#include "dynamodb/value/item_bytes.h"
#include "dynamodb/value/value_json.h"

namespace dynamodb {
namespace {

Json of_type(const char* type, Json value) {
  Json out = Json::object();
  out.add(type, std::move(value));
  return out;
}

// The digits of a number are kept whatever a double could hold.
Json plain_number(const std::string& text) {
  std::int64_t whole = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), whole);
  if (end.ec == std::errc() && end.ptr == text.data() + text.size()) return whole;
  return Decimal{std::strtod(text.c_str(), nullptr), text};
}

Json plain_list(const Json& values, Json (*plain)(const Json&)) {
  Json out = Json::array();
  if (values.as_array() == nullptr) return out;
  for (const Json& value : *values.as_array()) out.push(plain(value));
  return out;
}

Json as_number(const Json& text) {
  return text.as_string() == nullptr ? Json() : plain_number(*text.as_string());
}

Json as_it_is(const Json& value) {
  return value;
}

}  // namespace

Json typed_value(const Json& plain) {
  if (plain.is_null()) return of_type("NULL", true);
  if (plain.as_bool() != nullptr) return of_type("BOOL", plain);
  if (plain.as_string() != nullptr) return of_type("S", plain);
  if (const JsonArray* elements = plain.as_array()) {
    Json list = Json::array();
    for (const Json& element : *elements) list.push(typed_value(element));
    return of_type("L", std::move(list));
  }
  if (plain.as_object() != nullptr) return of_type("M", typed_item(plain));
  return of_type("N", to_text(plain));
}

Json typed_item(const Json& plain) {
  Json out = Json::object();
  if (plain.as_object() == nullptr) return out;
  for (const auto& [name, value] : *plain.as_object()) out.add(name, typed_value(value));
  return out;
}

std::optional<Json> stored_form(const Json& typed) {
  Item item;
  if (read_values(typed, item)) return std::nullopt;
  return Json(StoredItem{item_bytes(item)});
}

Json plain_value(const Json& typed) {
  if (typed.as_object() == nullptr || typed.as_object()->size() != 1) return {};
  const auto& [type, value] = typed.as_object()->front();
  if (type == "S" || type == "B" || type == "BOOL") return value;
  if (type == "N") return as_number(value);
  if (type == "SS" || type == "BS") return plain_list(value, as_it_is);
  if (type == "NS") return plain_list(value, as_number);
  if (type == "L") return plain_list(value, plain_value);
  if (type == "M") return plain_item(value);
  return {};
}

Json plain_item(const Json& typed) {
  if (const StoredItem* stored = typed.as_item()) {
    std::string text;
    write_item(stored->bytes, text);
    return plain_item(read_json(text).value_or(Json::object()));
  }
  Json out = Json::object();
  if (typed.as_object() == nullptr) return out;
  for (const auto& [name, value] : *typed.as_object()) out.add(name, plain_value(value));
  return out;
}

}  // namespace dynamodb
