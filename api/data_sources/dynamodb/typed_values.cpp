#include "api/data_sources/dynamodb/typed_values.h"

#include "vtl/text/ascii.h"

namespace api {
namespace {

using dynamodb::Json;
using dynamodb::JsonArray;

Json number_text(const Json& number) {
  const bool is_number = number.as_integer() != nullptr || number.as_decimal() != nullptr;
  return is_number ? Json(dynamodb::to_text(number)) : number;
}

// Base64 with foreign letters skipped and the padding made good.
Json binary_text(const Json& text) {
  if (text.as_string() == nullptr) return text;
  std::string kept;
  for (const char letter : *text.as_string()) {
    if (vtl::is_letter_or_digit(letter) || letter == '+' || letter == '/') kept += letter;
  }
  while (kept.size() % 4 != 0) kept += '=';
  return kept;
}

Json each(const Json& list, Json (*change)(const Json&)) {
  if (list.as_array() == nullptr) return list;
  Json out = Json::array();
  for (const Json& element : *list.as_array()) out.push(change(element));
  return out;
}

}  // namespace

Json typed_value(const Json& printed) {
  if (printed.as_object() == nullptr) return printed;
  Json out = Json::object();
  for (const auto& [type, value] : *printed.as_object()) {
    Json changed = value;
    if (type == "N") changed = number_text(value);
    if (type == "NS") changed = each(value, number_text);
    if (type == "B") changed = binary_text(value);
    if (type == "BS") changed = each(value, binary_text);
    if (type == "NULL") changed = true;
    if (type == "L") changed = each(value, typed_value);
    if (type == "M") changed = typed_values(&value);
    out.add(type, std::move(changed));
  }
  return out;
}

Json typed_values(const Json* printed) {
  Json out = Json::object();
  if (printed == nullptr || printed->as_object() == nullptr) return out;
  for (const auto& [name, value] : *printed->as_object()) out.add(name, typed_value(value));
  return out;
}

}  // namespace api
