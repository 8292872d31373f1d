#include "dynamodb/value/value_json.h"

#include <algorithm>

#include "dynamodb/value/base64.h"
#include "dynamodb/value/number.h"

namespace dynamodb {
namespace {

constexpr char kInvalid[] = "One or more parameter values were invalid: ";

using Fault = std::optional<std::string>;

std::string text_of(const Json& json) {
  const std::string* text = json.as_string();
  return text == nullptr ? std::string() : *text;
}

Fault read_number(const Json& json, std::string& out) {
  const std::string text = text_of(json);
  const auto parsed = Number::parse(text);
  if (const NumberFault* fault = std::get_if<NumberFault>(&parsed)) {
    return number_fault_message(*fault, text);
  }
  out = std::get<Number>(parsed).text();
  return std::nullopt;
}

// "[a, b]", as the service prints a set in its messages.
std::string printed(const JsonArray& members) {
  std::string out = "[";
  for (const Json& member : members) {
    if (out.size() > 1) out += ", ";
    out += text_of(member);
  }
  return out + "]";
}

Fault read_set(Type type, const JsonArray& json, Value& out) {
  if (json.empty()) {
    if (type == Type::BS) return std::string(kInvalid) + "Binary sets should not be empty";
    return std::string(kInvalid) + "An " + (type == Type::SS ? "string" : "number") +
           " set  may not be empty";
  }
  Strings members(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (type == Type::NS) {
      if (Fault fault = read_number(json[i], members[i])) return fault;
    } else {
      const std::string text = text_of(json[i]);
      members[i] = type == Type::BS ? from_base64(text).value_or("") : text;
    }
  }
  out = Value::set(type, std::move(members));
  if (std::adjacent_find(out.members().begin(), out.members().end()) != out.members().end()) {
    if (type == Type::NS) return "Input collection contains duplicates";
    return std::string(kInvalid) + "Input collection " + printed(json) +
           (type == Type::SS ? " contains duplicates." : "of type BS contains duplicates.");
  }
  return std::nullopt;
}

Fault read_list(const JsonArray& json, Value& out) {
  List elements(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (Fault fault = read_value(json[i], elements[i])) return fault;
  }
  out = Value::list(std::move(elements));
  return std::nullopt;
}

Fault read_member(const std::string& name, const Json& json, Value& out) {
  if (name == "S") {
    out = Value::string(text_of(json));
  } else if (name == "N") {
    std::string text;
    if (Fault fault = read_number(json, text)) return fault;
    out = Value::number(std::move(text));
  } else if (name == "B") {
    out = Value::binary(from_base64(text_of(json)).value_or(""));
  } else if (name == "BOOL") {
    out = Value::boolean(json.as_bool() != nullptr && *json.as_bool());
  } else if (name == "NULL") {
    if (json.as_bool() == nullptr || !*json.as_bool()) {
      return std::string(kInvalid) + "Null attribute value types must have the value of true";
    }
    out = Value();
  } else if (name == "SS" || name == "NS" || name == "BS") {
    const Type type = name == "SS" ? Type::SS : name == "NS" ? Type::NS : Type::BS;
    if (json.as_array() != nullptr) return read_set(type, *json.as_array(), out);
  } else if (name == "L") {
    if (json.as_array() != nullptr) return read_list(*json.as_array(), out);
  } else if (name == "M") {
    Map map;
    if (Fault fault = read_values(json, map)) return fault;
    out = Value::map(std::move(map));
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> read_value(const Json& json, Value& out) {
  const JsonObject* members = json.as_object();
  if (members == nullptr || members->empty()) {
    return "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";
  }
  for (const auto& [name, value] : *members) {
    if (Fault fault = read_member(name, value, out)) return fault;
  }
  if (members->size() > 1) {
    return "Supplied AttributeValue has more than one datatypes set, must contain exactly one of "
           "the supported datatypes";
  }
  return std::nullopt;
}

std::optional<std::string> read_values(const Json& json, Map& out) {
  const JsonObject* members = json.as_object();
  if (members == nullptr) return std::nullopt;
  std::vector<Attribute> attributes(members->size());
  for (std::size_t i = 0; i < members->size(); ++i) {
    attributes[i].name = (*members)[i].first;
    if (Fault fault = read_value((*members)[i].second, attributes[i].value)) return fault;
  }
  out = Map::of(std::move(attributes));
  return std::nullopt;
}

std::size_t nesting_of(const Value& value) {
  std::size_t deepest = 0;
  if (value.type() == Type::L) {
    for (const Value& element : value.elements()) deepest = std::max(deepest, nesting_of(element));
    return deepest + 1;
  }
  if (value.type() == Type::M) {
    for (const Attribute& attribute : value.map()) {
      deepest = std::max(deepest, nesting_of(attribute.value));
    }
    return deepest + 1;
  }
  return 0;
}

}  // namespace dynamodb
