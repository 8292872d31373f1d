#include "graphql/introspection/introspection.h"

#include <algorithm>

#include "graphql/coercion/coercion.h"
#include "graphql/coercion/literal_text.h"
#include "graphql/scalars/scalars.h"
#include "vtl/text/ascii.h"

namespace gql::introspection {
namespace {

using vtl::Heap;
using vtl::Value;

enum class PartKind : std::uint8_t { schema, type, field, input, enum_value, directive };

/// A part of a schema as a value; it lives in the request's heap and points into the schema.
class Part final : public vtl::Object {
 public:
  Part(PartKind kind, const void* part)
      : vtl::Object(vtl::JavaType::object), kind_(kind), part_(part) {}

  PartKind kind() const { return kind_; }
  template <class T>
  const T& as() const {
    return *static_cast<const T*>(part_);
  }

 private:
  PartKind kind_;
  const void* part_;
};

Value part(PartKind kind, const void* pointer, Heap& heap) {
  return Value(static_cast<vtl::Object*>(heap.make<Part>(kind, pointer)));
}
Value type_part(const TypeRef& type, Heap& heap) {
  // A named type is one part, however it is referred to.
  const bool is_named = type.kind == TypeRef::Kind::named;
  return part(PartKind::type, is_named ? &type.type->self : &type, heap);
}
Value text(std::optional<std::string_view> text) {
  return text ? Value(*text) : Value();
}

template <class All, class Make>
Value list_of(const All& all, Heap& heap, Make make) {
  vtl::List* const list = heap.make_list(static_cast<std::uint32_t>(all.size()));
  for (const auto& one : all) {
    const Value value = make(one);
    if (!value.is_null()) list->append(value);
  }
  return Value(list);
}

Value inputs(std::span<const InputValue> all, Heap& heap) {
  return list_of(all, heap,
                 [&](const InputValue& one) { return part(PartKind::input, &one, heap); });
}
Value types(std::span<const Type* const> all, Heap& heap) {
  return list_of(all, heap, [&](const Type* type) { return type_part(type->self, heap); });
}

/// Fields or values without the deprecated ones, unless these are asked for.
template <class T>
Value members(std::span<const T> all, PartKind kind, const vtl::Map* arguments, Heap& heap) {
  const Value asked = arguments == nullptr ? Value() : arguments->get("includeDeprecated");
  const bool is_all = asked.is_boolean() && asked.as_boolean();
  return list_of(all, heap, [&](const T& one) {
    return one.deprecation && !is_all ? Value() : part(kind, &one, heap);
  });
}

Value of_schema(const Schema& schema, std::string_view field, Heap& heap) {
  const auto root = [&](OperationType operation) {
    const Type* const type = schema.root(operation);
    return type == nullptr ? Value() : type_part(type->self, heap);
  };
  if (field == "types") return types(schema.visible_types(), heap);
  if (field == "queryType") return root(OperationType::query);
  if (field == "mutationType") return root(OperationType::mutation);
  if (field == "subscriptionType") return root(OperationType::subscription);
  return list_of(schema.directives(), heap, [&](const DirectiveDefinition& directive) {
    return part(PartKind::directive, &directive, heap);
  });
}

Value of_wrapper(const TypeRef& type, std::string_view field, Heap& heap) {
  if (field == "kind") return Value(std::string_view(type.is_list() ? "LIST" : "NON_NULL"));
  if (field == "ofType") return type_part(*type.inner, heap);
  return {};
}

Value of_type(const TypeRef& reference, std::string_view field, const vtl::Map* arguments,
              Heap& heap) {
  if (reference.kind != TypeRef::Kind::named) return of_wrapper(reference, field, heap);
  const Type& type = *reference.type;
  const bool is_object = type.kind == TypeKind::object;
  if (field == "kind") return Value(kind_name(type.kind));
  if (field == "name") return Value(type.name);
  if (field == "description") return text(type.description);
  if (field == "fields" && (is_object || type.kind == TypeKind::interface)) {
    return members(type.fields, PartKind::field, arguments, heap);
  }
  if (field == "interfaces" && is_object) return types(type.interfaces, heap);
  if (field == "possibleTypes" && type.is_abstract()) return types(type.members, heap);
  if (field == "enumValues" && type.kind == TypeKind::enumeration) {
    return members(type.values, PartKind::enum_value, arguments, heap);
  }
  if (field == "inputFields" && type.kind == TypeKind::input) {
    return inputs(type.input_fields, heap);
  }
  return {};
}

Value of_field(const Field& part, std::string_view field, Heap& heap) {
  if (field == "name") return Value(part.name);
  if (field == "description") return text(part.description);
  if (field == "args") return inputs(part.arguments, heap);
  if (field == "type") return type_part(*part.type, heap);
  if (field == "isDeprecated") return Value(part.deprecation.has_value());
  return text(part.deprecation);
}

Value of_input(const InputValue& part, std::string_view field, Heap& heap) {
  if (field == "name") return Value(part.name);
  if (field == "description") return text(part.description);
  if (field == "type") return type_part(*part.type, heap);
  const Value value = coercion::default_value(part, heap).value_or(Value());
  return value.is_null() ? Value() : heap.string(literal_text(value, *part.type, heap));
}

Value of_enum_value(const EnumValue& part, std::string_view field) {
  if (field == "name") return Value(part.name);
  if (field == "description") return text(part.description);
  if (field == "isDeprecated") return Value(part.deprecation.has_value());
  return text(part.deprecation);
}

Value of_directive(const DirectiveDefinition& part, std::string_view field, Heap& heap) {
  const auto stands_on = [&](std::string_view location) {
    return std::find(part.locations.begin(), part.locations.end(), location) !=
           part.locations.end();
  };
  if (field == "name") return Value(part.name);
  if (field == "description") return text(part.description);
  if (field == "args") return inputs(part.arguments, heap);
  if (field == "onField") return Value(stands_on("FIELD"));
  if (field == "onFragment") {
    return Value(stands_on("FRAGMENT_SPREAD") && stands_on("INLINE_FRAGMENT"));
  }
  if (field == "onOperation") return Value(false);
  return list_of(part.locations, heap, [](std::string_view location) { return Value(location); });
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    constexpr std::string_view kSpecial = "\\\"\f\n\r\t\b";
    constexpr std::string_view kLetters = "\\\"fnrtb";
    const std::size_t found = kSpecial.find(c);
    if (found == std::string_view::npos) {
      out += c;
    } else {
      out += '\\';
      out += kLetters[found];
    }
  }
  return out;
}

std::string leaf_text(const Value& value, const Type& type, Heap& heap) {
  const scalars::Outcome outcome = scalars::serialize(type, value, heap);
  const Value& printed = outcome.value;
  if (printed.is_null()) return {};
  std::string text = scalars::java_text(printed);
  if (printed.is_floating()) return coercion::decimal_text(text);
  if (!printed.is_string() || type.kind == TypeKind::enumeration) return text;
  if (type.scalar == Scalar::ID && vtl::is_all_digits(text)) {
    text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));
    return text;
  }
  return '"' + escaped(text) + '"';
}

}  // namespace

Value schema_value(const Schema& schema, Heap& heap) {
  return part(PartKind::schema, &schema, heap);
}

Value type_value(const Schema& schema, std::string_view name, Heap& heap) {
  const Type* const type = schema.find_visible(name);
  const auto shown = schema.visible_types();
  const bool is_shown = std::find(shown.begin(), shown.end(), type) != shown.end();
  return is_shown ? type_part(type->self, heap) : Value();
}

Value field_value(const Schema& schema, const Value& value, std::string_view field,
                  const vtl::Map* arguments, Heap& heap) {
  // A schema may use the types of introspection for fields of its own, whose values are anything.
  const Part* const found =
      value.is_object() ? dynamic_cast<const Part*>(value.as_object()) : nullptr;
  if (found == nullptr) return {};
  const Part& part = *found;
  switch (part.kind()) {
    case PartKind::schema:
      return of_schema(schema, field, heap);
    case PartKind::type:
      return of_type(part.as<TypeRef>(), field, arguments, heap);
    case PartKind::field:
      return of_field(part.as<Field>(), field, heap);
    case PartKind::input:
      return of_input(part.as<InputValue>(), field, heap);
    case PartKind::enum_value:
      return of_enum_value(part.as<EnumValue>(), field);
    case PartKind::directive:
      return of_directive(part.as<DirectiveDefinition>(), field, heap);
  }
  return {};
}

std::string literal_text(const Value& value, const TypeRef& type, Heap& heap) {
  if (value.is_null()) return {};
  if (type.is_non_null()) return literal_text(value, *type.inner, heap);
  std::string out;
  const auto add = [&](std::string one) {
    if (one.empty()) return;
    if (!out.empty()) out += ", ";
    out += one;
  };
  if (type.is_list()) {
    if (!value.is_list()) return literal_text(value, *type.inner, heap);
    for (const Value& item : value.as_list()->values()) {
      add(literal_text(item, *type.inner, heap));
    }
    return "[" + out + "]";
  }
  if (type.type == nullptr) return {};
  if (type.type->kind != TypeKind::input) return leaf_text(value, *type.type, heap);
  if (!value.is_map()) return {};
  for (const InputValue& field : type.type->input_fields) {
    const std::string inner = literal_text(value.as_map()->get(field.name), *field.type, heap);
    if (!inner.empty()) add(std::string(field.name) + " : " + inner);
  }
  return "{" + out + "}";
}

}  // namespace gql::introspection
