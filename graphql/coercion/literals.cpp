// Literals, with the variables in them, to values.
#include "graphql/coercion/literals.h"

#include <algorithm>

#include "graphql/coercion/coercion.h"
#include "graphql/scalars/scalars.h"

namespace gql::coercion {
namespace {

using vtl::Value;

template <class Given>
const Given* last_named(std::span<const Given> given, std::string_view name) {
  const auto found = std::find_if(given.rbegin(), given.rend(),
                                  [&](const Given& one) { return one.name == name; });
  return found == given.rend() ? nullptr : &*found;
}

/// Default values are constants of the schema: each is what is written, with no defaults filled in.
Value constant(const ast::Value& literal, const TypeRef& type, vtl::Heap& heap) {
  if (literal.kind == ast::ValueKind::null) return {};
  if (type.is_non_null()) return constant(literal, *type.inner, heap);
  if (type.is_list()) {
    vtl::List* const list = heap.make_list();
    if (literal.kind == ast::ValueKind::list) {
      for (const ast::Value& item : literal.items) list->append(constant(item, *type.inner, heap));
    } else {
      list->append(constant(literal, *type.inner, heap));
    }
    return Value(list);
  }
  if (type.type == nullptr) return {};
  if (type.type->kind != TypeKind::input) {
    return scalars::parse_literal(*type.type, literal, heap).value_or(Value());
  }
  vtl::Map* const map = heap.make_map();
  for (const ast::ObjectField& field : literal.fields) {
    const InputValue* const input = type.type->input_field(field.name);
    if (input != nullptr) map->put(input->name, constant(field.value, *input->type, heap));
  }
  return Value(map);
}

}  // namespace

std::optional<Value> default_value(const InputValue& input, vtl::Heap& heap) {
  if (input.default_value == nullptr) return std::nullopt;
  return constant(*input.default_value, *input.type, heap);
}

std::optional<CoercionFault> LiteralCoercion::coerce(const ast::Value& literal, const TypeRef& type,
                                                     Value& to) {
  to = Value();
  if (literal.kind == ast::ValueKind::variable) {
    if (variables_ != nullptr) to = variables_->get(literal.text);
    return std::nullopt;
  }
  if (literal.kind == ast::ValueKind::null) return std::nullopt;
  if (type.is_non_null()) return coerce(literal, *type.inner, to);
  if (type.is_list()) return coerce_list(literal, *type.inner, to);
  if (type.type == nullptr) return std::nullopt;
  if (type.type->kind == TypeKind::input) return coerce_object(literal, *type.type, to);
  to = scalars::parse_literal(*type.type, literal, heap_).value_or(Value());
  return std::nullopt;
}

std::optional<CoercionFault> LiteralCoercion::coerce_list(const ast::Value& literal,
                                                          const TypeRef& item, Value& to) {
  const bool is_list = literal.kind == ast::ValueKind::list;
  const std::span<const ast::Value> items = is_list ? literal.items : std::span(&literal, 1);
  vtl::List* const list = heap_.make_list(static_cast<std::uint32_t>(items.size()));
  to = Value(list);
  for (const ast::Value& one : items) {
    Value value;
    if (auto fault = coerce(one, item, value)) return fault;
    list->append(value);
  }
  return std::nullopt;
}

// A field given by a variable that has no value is as if it was not given, but for its default: a
// variable that is null takes the field's default value, a written null does not.
std::optional<CoercionFault> LiteralCoercion::coerce_object(const ast::Value& literal,
                                                            const Type& type, Value& to) {
  vtl::Map* const map = heap_.make_map(static_cast<std::uint32_t>(literal.fields.size()));
  to = Value(map);
  const auto missing = [](const InputValue& field) -> std::optional<CoercionFault> {
    if (!field.type->is_non_null()) return std::nullopt;
    return CoercionFault{"Input field '" + std::string(field.name) +
                             "' has coerced Null value for NonNull type '" +
                             to_string(*field.type) + "'",
                         std::nullopt};
  };
  for (const InputValue& field : type.input_fields) {
    const ast::ObjectField* const given = last_named(literal.fields, field.name);
    if (given == nullptr) {
      const Value value = default_value(field, heap_).value_or(Value());
      if (!value.is_null()) {
        map->put(field.name, value);
      } else if (auto fault = missing(field)) {
        return fault;
      }
      continue;
    }
    const bool is_variable = given->value.kind == ast::ValueKind::variable;
    if (is_variable && (variables_ == nullptr || variables_->find(given->value.text) == nullptr)) {
      if (auto fault = missing(field)) return fault;
      continue;
    }
    Value value;
    if (auto fault = coerce(given->value, *field.type, value)) return fault;
    if (value.is_null() && given->value.kind != ast::ValueKind::null) {
      value = default_value(field, heap_).value_or(Value());
    }
    map->put(field.name, value);
  }
  return std::nullopt;
}

std::variant<vtl::Map*, CoercionFault> coerce_arguments(std::span<const InputValue> defined,
                                                        std::span<const ast::Argument> given,
                                                        const vtl::Map& variables,
                                                        vtl::Heap& heap) {
  vtl::Map* const map = heap.make_map(static_cast<std::uint32_t>(defined.size()));
  LiteralCoercion coercion(&variables, heap);
  for (const InputValue& argument : defined) {
    Value value;
    if (const ast::Argument* const one = last_named(given, argument.name)) {
      if (auto fault = coercion.coerce(one->value, *argument.type, value)) return *fault;
    } else {
      value = default_value(argument, heap).value_or(Value());
      if (value.is_null()) continue;
    }
    map->put(argument.name, value);
  }
  return map;
}

}  // namespace gql::coercion
