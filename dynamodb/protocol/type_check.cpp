#include <algorithm>
#include <cmath>

#include "dynamodb/protocol/shape_check.h"
#include "dynamodb/value/base64.h"
#include "vtl/text/ascii.h"

namespace dynamodb {
namespace {

constexpr char kPackage[] = "com.amazonaws.dynamodb.v20120810.";
constexpr char kNoClass[] =
    "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class "
    "java.lang.Class (sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and "
    "java.lang.Class are in module java.base of loader 'bootstrap')";
constexpr char kStart[] = "Start of structure or map found where not expected";

using Kind = Shape::Kind;

Check type_error(std::string message) {
  return Error{"SerializationException", std::move(message)};
}

std::string token_name(const Json& json) {
  if (const bool* flag = json.as_bool()) return *flag ? "TRUE_VALUE" : "FALSE_VALUE";
  if (const Decimal* decimal = json.as_decimal()) {
    return std::trunc(decimal->value) == decimal->value ? "NUMBER_VALUE" : "DECIMAL_VALUE";
  }
  return json.as_integer() != nullptr ? "NUMBER_VALUE" : "STRING_VALUE";
}

bool is_number(const Json& json) {
  return json.as_integer() != nullptr || json.as_decimal() != nullptr;
}

bool is_plain(const Json& json) {
  return is_number(json) || json.as_bool() != nullptr || json.as_string() != nullptr;
}

// An array or an object where something plain was expected.
Check structure_error(const Json& json, std::string_view java_class) {
  if (json.as_array() != nullptr) {
    return type_error("Unrecognized collection type class " + std::string(java_class));
  }
  return type_error(kStart);
}

Check check_string(const Json& json) {
  if (json.as_string() != nullptr) return std::nullopt;
  if (is_plain(json)) return type_error(token_name(json) + " cannot be converted to String");
  return structure_error(json, "java.lang.String");
}

Check check_number(Json& json, const char* type) {
  if (const Decimal* decimal = json.as_decimal()) {
    constexpr double kLargest = 9.2e18;
    json = static_cast<std::int64_t>(std::floor(std::clamp(decimal->value, -kLargest, kLargest)));
    return std::nullopt;
  }
  if (json.as_integer() != nullptr) return std::nullopt;
  if (is_plain(json)) return type_error(token_name(json) + " cannot be converted to " + type);
  return structure_error(json, std::string("java.lang.") + type);
}

Check check_boolean(Json& json) {
  if (json.as_bool() != nullptr) return std::nullopt;
  if (is_number(json)) return type_error(token_name(json) + " cannot be converted to Boolean");
  const std::string* text = json.as_string();
  if (text == nullptr) return structure_error(json, "java.lang.Boolean");
  const std::string upper = vtl::ascii_upper(*text);
  if (upper == "TRUE" || upper == "1" || upper == "YES") {
    json = true;
  } else if (upper == "FALSE" || upper == "0" || upper == "NO") {
    json = false;
  } else {
    return type_error("Unexpected token received from parser");
  }
  return std::nullopt;
}

Check check_blob(const Json& json) {
  const std::string* text = json.as_string();
  if (text == nullptr) {
    if (is_plain(json)) {
      return type_error("only base-64-encoded strings are convertible to bytes");
    }
    return structure_error(json, "java.nio.ByteBuffer");
  }
  if (text->size() % 4 != 0) {
    return type_error("Base64 encoded length is expected a multiple of 4 bytes but found: " +
                      std::to_string(text->size()));
  }
  if (!from_base64(*text)) return type_error("Invalid last non-pad Base64 character dectected");
  return std::nullopt;
}

Check check_one(Json& json, const Shape& shape);

Check check_list(Json& json, const Shape& shape) {
  if (is_plain(json)) {
    return type_error(shape.kind == Kind::list ? "Unexpected field type" : kNoClass);
  }
  if (json.as_object() != nullptr) return type_error(kStart);
  for (Json& element : *json.as_array()) {
    if (Check check = check_one(element, *shape.element)) return check;
  }
  return std::nullopt;
}

Check check_map(Json& json, const Shape& shape) {
  if (is_plain(json)) {
    return type_error(shape.kind == Kind::map ? "Unexpected field type" : kNoClass);
  }
  if (json.as_array() != nullptr) {
    const bool is_qualified = shape.type_name.find('.') != std::string_view::npos;
    return type_error("Unrecognized collection type java.util.Map<java.lang.String, " +
                      (is_qualified ? "" : kPackage + std::string()) +
                      std::string(shape.type_name) + ">");
  }
  for (auto& [name, value] : *json.as_object()) {
    if (Check check = check_one(value, *shape.element)) return check;
  }
  return std::nullopt;
}

Check check_fields(Json& json, std::span<const Field> fields) {
  JsonObject kept;
  for (const Field& field : fields) {
    Json* value = json.find(field.name);
    if (value == nullptr || value->is_null()) continue;
    if (Check check = check_one(*value, field.shape)) return check;
    kept.emplace_back(field.name, std::move(*value));
  }
  json = Json(std::move(kept));
  return std::nullopt;
}

Check check_structure(Json& json, bool is_member, std::string_view type_name,
                      std::span<const Field> fields) {
  if (is_plain(json)) {
    return type_error(is_member ? "Unexpected field type" : "Unexpected value type in payload");
  }
  if (json.as_array() != nullptr) {
    return type_error("Unrecognized collection type class " + (kPackage + std::string(type_name)));
  }
  return check_fields(json, fields);
}

constexpr Shape kAttributeValue = {.kind = Kind::attribute_value};
constexpr Shape kText = {.kind = Kind::string};
constexpr Shape kBytes = {.kind = Kind::blob};

// In the order in which the service looks at them.
constexpr Field kTypes[] = {
    {"S", {.kind = Kind::string}},
    {"B", {.kind = Kind::blob}},
    {"N", {.kind = Kind::string}},
    {"BOOL", {.kind = Kind::boolean}},
    {"NULL", {.kind = Kind::boolean}},
    {"BS", {.kind = Kind::list, .element = &kBytes}},
    {"NS", {.kind = Kind::list, .element = &kText}},
    {"SS", {.kind = Kind::list, .element = &kText}},
    {"L", {.kind = Kind::list, .element = &kAttributeValue}},
    {"M", {.kind = Kind::map, .type_name = "AttributeValue", .element = &kAttributeValue}},
};

Check check_one(Json& json, const Shape& shape) {
  if (json.is_null()) return std::nullopt;
  switch (shape.kind) {
    case Kind::any:
      return std::nullopt;
    case Kind::string:
      return check_string(json);
    case Kind::integer:
      return check_number(json, "Integer");
    case Kind::long_integer:
      return check_number(json, "Long");
    case Kind::boolean:
      return check_boolean(json);
    case Kind::blob:
      return check_blob(json);
    case Kind::list:
    case Kind::list_in_map:
      return check_list(json, shape);
    case Kind::map:
    case Kind::map_in_list:
      return check_map(json, shape);
    case Kind::structure:
      return check_structure(json, shape.is_member, shape.type_name, shape.fields);
    case Kind::attribute_value: {
      // Nearly all values have one member that is in its place already.
      if (json.as_item() != nullptr) return std::nullopt;
      return check_structure(json, shape.is_member, "AttributeValue", kTypes);
    }
  }
  return std::nullopt;
}

}  // namespace

Check check_types(Json& request, std::span<const Field> fields) {
  if (request.as_object() == nullptr) {
    return Error{"SerializationException", ""};
  }
  return check_fields(request, fields);
}

}  // namespace dynamodb
