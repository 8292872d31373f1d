#include "graphql/scalars/scalars.h"

#include <array>
#include <cmath>
#include <limits>

#include "graphql/scalars/aws_scalars.h"
#include "vtl/detail/limit_exceeded.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/java/big_decimal.h"
#include "vtl/java/exception.h"
#include "vtl/java/number_objects.h"
#include "vtl/java/number_text.h"
#include "vtl/java/to_string.h"
#include "vtl/json.h"
#include "vtl/text/ascii.h"

namespace gql::scalars {
namespace {

using vtl::Kind;
using vtl::Value;

Outcome wrong_kind(const Type& type, const Value& value) {
  return {{},
          "Expected type '" + std::string(type.name) + "' but was '" +
              std::string(java_class(value)) + "'."};
}

bool is_plain_number(const Value& value) {
  return value.is_small_integer() || value.is_floating() ||
         (value.is_object() && value.type() == vtl::JavaType::big_integer);
}

/// What `new BigDecimal(text)` takes: no blanks, no hexadecimal digits, no NaN.
bool is_decimal(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && vtl::is_digit(text[at])) ++at;
    return at - begin;
  };
  const auto sign = [&] {
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
  };
  sign();
  std::size_t count = digits();
  if (at < text.size() && text[at] == '.') {
    ++at;
    count += digits();
  }
  if (count == 0) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    sign();
    if (digits() == 0) return false;
  }
  return at == text.size();
}

/// The Int that a decimal text is, if it is a whole number of 32 bits.
std::optional<std::int32_t> whole_number(std::string_view text) {
  if (!is_decimal(text)) return std::nullopt;
  try {
    const std::optional<vtl::BigDecimal> decimal = vtl::BigDecimal::parse(text);
    // What lies far outside is refused before its digits are written out.
    if (!decimal || decimal->is_zero()) return decimal ? std::optional(0) : std::nullopt;
    const std::int64_t magnitude = std::int64_t{decimal->precision()} - decimal->scale();
    if (magnitude < 1 || magnitude > 10) return std::nullopt;
    return decimal->int_value_exact();
  } catch (const vtl::JavaException&) {
    return std::nullopt;
  } catch (const vtl::LimitExceeded&) {
    return std::nullopt;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

Outcome to_int(const Type& type, const Value& value) {
  if (value.is_small_integer()) {
    const std::int64_t integer = value.as_integer();
    if (integer >= std::numeric_limits<std::int32_t>::min() &&
        integer <= std::numeric_limits<std::int32_t>::max()) {
      return {Value(static_cast<std::int32_t>(integer)), {}};
    }
  } else if (value.is_floating()) {
    const double number = value.as_double();
    if (number == std::trunc(number) && std::abs(number) <= 2147483648.0 &&
        number != 2147483648.0) {
      return {Value(static_cast<std::int32_t>(number)), {}};
    }
  } else if (value.is_string()) {
    if (const auto number = whole_number(value.as_string())) return {Value(*number), {}};
  }
  return wrong_kind(type, value);
}

/// There is no negative zero among Java's decimals, through which every Float goes.
Value float_value(double number) {
  return Value(number == 0 ? 0.0 : number);
}

Outcome to_float(const Type& type, const Value& value) {
  if (value.is_small_integer()) return {float_value(static_cast<double>(value.as_integer())), {}};
  if (value.is_floating()) return {float_value(value.as_double()), {}};
  if (value.is_string() || is_plain_number(value)) {
    const std::string text = java_text(value);
    if (is_decimal(text)) {
      if (const auto number = vtl::parse_double(text)) return {float_value(*number), {}};
    }
  }
  return wrong_kind(type, value);
}

bool equals_true(std::string_view text) {
  constexpr std::string_view kTrue = "true";
  if (text.size() != kTrue.size()) return false;
  for (std::size_t i = 0; i < kTrue.size(); ++i) {
    if ((text[i] | 0x20) != kTrue[i]) return false;
  }
  return true;
}

Outcome to_boolean(const Type& type, const Value& value) {
  if (value.is_boolean()) return {value, {}};
  if (value.is_string()) return {Value(equals_true(value.as_string())), {}};
  if (value.is_small_integer()) return {Value(value.as_integer() != 0), {}};
  if (value.is_floating()) return {Value(value.as_double() != 0), {}};
  if (is_plain_number(value)) return {Value(true), {}};
  return wrong_kind(type, value);
}

Outcome to_id(const Type& type, const Value& value, vtl::Heap& heap) {
  if (value.is_string()) return {value, {}};
  if (value.kind() == Kind::int32 || value.kind() == Kind::int64) {
    return {heap.string(java_text(value)), {}};
  }
  return wrong_kind(type, value);
}

Outcome to_string_value(const Value& value, vtl::Heap& heap) {
  if (value.is_string()) return {value, {}};
  return {heap.string(java_text(value)), {}};
}

Outcome built_in(const Type& type, const Value& value, vtl::Heap& heap) {
  switch (type.scalar) {
    case Scalar::Int:
      return to_int(type, value);
    case Scalar::Float:
      return to_float(type, value);
    case Scalar::String:
      return to_string_value(value, heap);
    case Scalar::Boolean:
      return to_boolean(type, value);
    case Scalar::ID:
      return to_id(type, value, heap);
    default:
      return {value, {}};  // a custom scalar takes anything
  }
}

std::optional<Value> read_json_text(std::string_view text, vtl::Heap& heap) {
  const auto read = vtl::read_json(text, heap);
  if (const Value* const value = std::get_if<Value>(&read)) return *value;
  return std::nullopt;
}

bool is_timestamp(const Value& value) {
  return value.is_small_integer() && value.as_integer() >= -kLastTimestamp &&
         value.as_integer() <= kLastTimestamp;
}

/// A message such as "Unable to parse `x` as a valid date."; JSON has no quotes around the value.
Outcome refused(const AwsScalar& row, std::string_view verb, const Value& value) {
  const std::string_view quote = row.scalar == Scalar::AWSJSON ? "" : "`";
  return {{},
          "Unable to " + std::string(verb) + " " + std::string(quote) + java_text(value) +
              std::string(quote) + " as " + std::string(row.description)};
}

std::optional<Value> integer_literal(const ast::Value& literal) {
  std::int64_t integer = 0;
  const bool is_negative = literal.text.starts_with('-');
  for (const char c : literal.text.substr(is_negative ? 1 : 0)) {
    if (integer > (std::numeric_limits<std::int64_t>::max() - 9) / 10) return std::nullopt;
    integer = integer * 10 + (c - '0');
  }
  return Value(is_negative ? -integer : integer);
}

std::optional<Value> aws_literal(const AwsScalar& row, const ast::Value& literal, vtl::Heap& heap) {
  if (row.scalar == Scalar::AWSTimestamp) {
    if (literal.kind != ast::ValueKind::integer) return std::nullopt;
    const std::optional<Value> integer = integer_literal(literal);
    return integer && is_timestamp(*integer) ? integer : std::nullopt;
  }
  if (literal.kind != ast::ValueKind::string) return std::nullopt;
  if (row.scalar == Scalar::AWSJSON) return read_json_text(literal.text, heap);
  if (!row.is_valid(literal.text)) return std::nullopt;
  return Value(literal.text);
}

std::optional<Value> any_literal(const ast::Value& literal, vtl::Heap& heap) {
  switch (literal.kind) {
    case ast::ValueKind::boolean:
      return Value(literal.boolean);
    case ast::ValueKind::integer:
      if (const auto integer = integer_literal(literal)) return integer;
      return Value(literal.text);
    case ast::ValueKind::floating:
      return Value(*vtl::parse_double(literal.text));
    case ast::ValueKind::list: {
      vtl::List* const list = heap.make_list(static_cast<std::uint32_t>(literal.items.size()));
      for (const ast::Value& item : literal.items) {
        list->append(any_literal(item, heap).value_or(Value()));
      }
      return Value(list);
    }
    case ast::ValueKind::object: {
      vtl::Map* const map = heap.make_map(static_cast<std::uint32_t>(literal.fields.size()));
      for (const ast::ObjectField& field : literal.fields) {
        map->put(field.name, any_literal(field.value, heap).value_or(Value()));
      }
      return Value(map);
    }
    case ast::ValueKind::null:
    case ast::ValueKind::variable:
      return Value();
    default:
      return Value(literal.text);
  }
}

std::optional<Value> built_in_literal(Scalar scalar, const ast::Value& literal, vtl::Heap& heap) {
  const bool is_integer = literal.kind == ast::ValueKind::integer;
  const bool is_text = literal.kind == ast::ValueKind::string;
  switch (scalar) {
    case Scalar::Int: {
      if (!is_integer) return std::nullopt;
      const std::optional<Value> integer = integer_literal(literal);
      if (!integer || integer->as_integer() != static_cast<std::int32_t>(integer->as_integer())) {
        return std::nullopt;
      }
      return Value(static_cast<std::int32_t>(integer->as_integer()));
    }
    case Scalar::Float:
      if (!is_integer && literal.kind != ast::ValueKind::floating) return std::nullopt;
      return float_value(*vtl::parse_double(literal.text));
    case Scalar::String:
      return is_text ? std::optional(Value(literal.text)) : std::nullopt;
    case Scalar::Boolean:
      if (literal.kind != ast::ValueKind::boolean) return std::nullopt;
      return Value(literal.boolean);
    case Scalar::ID:
      if (is_text) return Value(literal.text);
      if (!is_integer) return std::nullopt;
      return Value(literal.text == "-0" ? std::string_view("0") : literal.text);
    default:
      return any_literal(literal, heap);
  }
}

}  // namespace

std::string java_text(const Value& value) {
  try {
    return vtl::to_std_string(value);
  } catch (const vtl::LimitExceeded&) {
    return "...";
  }
}

std::string_view java_class(const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "Boolean";
    case Kind::int64:
      return "Long";
    case Kind::float32:
    case Kind::float64:
      return "Double";
    case Kind::string:
      return "String";
    case Kind::list:
      return "ArrayList";
    case Kind::map:
      return "LinkedHashMap";
    case Kind::object:
      return value.type() == vtl::JavaType::big_integer ? "BigInteger" : "Object";
    default:
      return "Integer";
  }
}

Outcome parse_value(const Type& type, const Value& value, vtl::Heap& heap) {
  if (type.kind == TypeKind::enumeration) {
    const std::string name = java_text(value);
    if (const EnumValue* const found = type.value(name)) return {Value(found->name), {}};
    return {{},
            "Invalid input for Enum '" + std::string(type.name) + "'. No value found for name '" +
                name + "'"};
  }
  const AwsScalar* const row = find_aws_scalar(type.scalar);
  if (row == nullptr) return built_in(type, value, heap);
  if (row->scalar == Scalar::AWSTimestamp) {
    return is_timestamp(value) ? Outcome{value, {}} : refused(*row, "parse", value);
  }
  if (!value.is_string()) return refused(*row, "parse", value);
  if (row->scalar == Scalar::AWSJSON) {
    if (const auto read = read_json_text(value.as_string(), heap)) return {*read, {}};
    return refused(*row, "parse", value);
  }
  return row->is_valid(value.as_string()) ? Outcome{value, {}} : refused(*row, "parse", value);
}

std::optional<Value> parse_literal(const Type& type, const ast::Value& literal, vtl::Heap& heap) {
  if (type.kind == TypeKind::enumeration) {
    if (literal.kind != ast::ValueKind::enumeration) return std::nullopt;
    const EnumValue* const found = type.value(literal.text);
    return found != nullptr ? std::optional(Value(found->name)) : std::nullopt;
  }
  const AwsScalar* const row = find_aws_scalar(type.scalar);
  return row != nullptr ? aws_literal(*row, literal, heap)
                        : built_in_literal(type.scalar, literal, heap);
}

Outcome serialize(const Type& type, const Value& value, vtl::Heap& heap) {
  if (type.kind == TypeKind::enumeration) {
    if (value.is_string()) {
      if (const EnumValue* const found = type.value(value.as_string())) {
        return {Value(found->name), {}};
      }
    }
    return {{},
            "Invalid input for Enum '" + std::string(type.name) + "'. Unknown value '" +
                java_text(value) + "'"};
  }
  const AwsScalar* const row = find_aws_scalar(type.scalar);
  if (row == nullptr) {
    Outcome outcome = built_in(type, value, heap);
    const bool is_finite = !outcome.value.is_floating() || std::isfinite(outcome.value.as_double());
    if (!is_finite) outcome.value = Value();
    return outcome;
  }
  if (row->scalar == Scalar::AWSJSON) {
    vtl::TextBuffer text;
    vtl::write_json(text, value);
    return {heap.string(text.view()), {}};
  }
  const bool is_good = row->scalar == Scalar::AWSTimestamp
                           ? is_timestamp(value)
                           : value.is_string() && row->is_valid(value.as_string());
  return is_good ? Outcome{value, {}} : refused(*row, "serialize", value);
}

}  // namespace gql::scalars
