#include "graphql/coercion/literal_text.h"

#include <optional>

#include "vtl/java/big_decimal.h"

namespace gql::coercion {
namespace {

void append(std::string& out, const ast::Value& value);

void append_list(std::string& out, std::span<const ast::Value> items) {
  out += "ArrayValue{values=[";
  for (const ast::Value& item : items) {
    if (&item != items.data()) out += ", ";
    append(out, item);
  }
  out += "]}";
}

void append_object(std::string& out, std::span<const ast::ObjectField> fields) {
  out += "ObjectValue{objectFields=[";
  for (const ast::ObjectField& field : fields) {
    if (&field != fields.data()) out += ", ";
    out += "ObjectField{name='";
    out += field.name;
    out += "', value=";
    append(out, field.value);
    out += '}';
  }
  out += "]}";
}

std::string_view integer_text(std::string_view digits) {
  return digits == "-0" ? "0" : digits;
}

void append(std::string& out, const ast::Value& value) {
  const auto named = [&](std::string_view node, std::string_view text) {
    out += node;
    out += text;
    out += "'}";
  };
  switch (value.kind) {
    case ast::ValueKind::variable:
      return named("VariableReference{name='", value.text);
    case ast::ValueKind::string:
      return named("StringValue{value='", value.text);
    case ast::ValueKind::enumeration:
      return named("EnumValue{name='", value.text);
    case ast::ValueKind::integer:
      out += "IntValue{value=";
      out += integer_text(value.text);
      out += '}';
      return;
    case ast::ValueKind::floating:
      out += "FloatValue{value=" + decimal_text(value.text) + '}';
      return;
    case ast::ValueKind::boolean:
      out += value.boolean ? "BooleanValue{value=true}" : "BooleanValue{value=false}";
      return;
    case ast::ValueKind::null:
      out += "NullValue{}";
      return;
    case ast::ValueKind::list:
      return append_list(out, value.items);
    case ast::ValueKind::object:
      return append_object(out, value.fields);
  }
}

std::optional<vtl::BigDecimal> decimal(std::string_view digits) {
  try {
    return vtl::BigDecimal::parse(digits);
  } catch (const std::exception&) {
    return std::nullopt;  // an exponent without measure
  }
}

}  // namespace

std::string literal_text(const ast::Value& value) {
  std::string out;
  append(out, value);
  return out;
}

std::string decimal_text(std::string_view digits) {
  const std::optional<vtl::BigDecimal> number = decimal(digits);
  return number ? number->to_string() : std::string(digits);
}

bool are_equal_literals(const ast::Value& left, const ast::Value& right) {
  if (left.kind != right.kind) return false;
  switch (left.kind) {
    case ast::ValueKind::integer:
      return integer_text(left.text) == integer_text(right.text);
    case ast::ValueKind::floating: {
      if (left.text == right.text) return true;
      const auto a = decimal(left.text);
      const auto b = decimal(right.text);
      return a && b && *a == *b;
    }
    case ast::ValueKind::boolean:
      return left.boolean == right.boolean;
    case ast::ValueKind::null:
      return true;
    case ast::ValueKind::list:
      if (left.items.size() != right.items.size()) return false;
      for (std::size_t i = 0; i < left.items.size(); ++i) {
        if (!are_equal_literals(left.items[i], right.items[i])) return false;
      }
      return true;
    case ast::ValueKind::object:
      if (left.fields.size() != right.fields.size()) return false;
      for (std::size_t i = 0; i < left.fields.size(); ++i) {
        if (left.fields[i].name != right.fields[i].name ||
            !are_equal_literals(left.fields[i].value, right.fields[i].value)) {
          return false;
        }
      }
      return true;
    default:
      return left.text == right.text;
  }
}

}  // namespace gql::coercion
