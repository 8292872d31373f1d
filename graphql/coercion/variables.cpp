// What a client sent as variables, to values of the types that the operation declares.
#include <algorithm>

#include "graphql/coercion/coercion.h"
#include "graphql/coercion/literals.h"
#include "graphql/scalars/scalars.h"

namespace gql::coercion {
namespace {

using vtl::Value;

class VariableCoercion {
 public:
  VariableCoercion(const Schema& schema, vtl::Heap& heap) : schema_(schema), heap_(heap) {}

  std::variant<vtl::Map*, CoercionFault> run(const ast::Operation& operation,
                                             const vtl::Map* given) {
    vtl::Map* const map = heap_.make_map();
    for (const ast::Variable& variable : operation.variables) {
      variable_ = &variable;
      const TypeRef* const type = resolve(*variable.type);
      if (type == nullptr) continue;
      const Value* const sent = given == nullptr ? nullptr : given->find(variable.name);
      Value value;
      if ((sent == nullptr || sent->is_null()) && variable.default_value != nullptr) {
        LiteralCoercion coercion(nullptr, heap_);
        if (auto fault = coercion.coerce(*variable.default_value, *type, value)) return *fault;
      } else if (sent != nullptr || type->is_non_null()) {
        if (!coerce(variable.name, *type, sent == nullptr ? Value() : *sent, value)) return fault_;
      } else {
        continue;
      }
      map->put(variable.name, value);
    }
    return map;
  }

 private:
  const TypeRef* resolve(const ast::TypeReference& written) {
    if (written.kind != TypeRef::Kind::named) {
      const TypeRef* const inner = resolve(*written.inner);
      return inner == nullptr
                 ? nullptr
                 : arena_.make<TypeRef>(written.kind, inner, nullptr, std::string_view());
    }
    const Type* const type = schema_.find_visible(written.name);
    return type == nullptr ? nullptr : &type->self;
  }

  bool fail(std::string message) {
    fault_ = {std::move(message), variable_->offset};
    return false;
  }
  /// The name is that of the innermost input field around the value, or the variable's.
  bool fail_value(std::string_view name, std::string_view problem) {
    return fail("Variable '" + std::string(name) + "' has an invalid value. " +
                std::string(problem));
  }

  bool coerce(std::string_view name, const TypeRef& type, const Value& value, Value& to) {
    if (type.is_non_null()) {
      if (!coerce(name, *type.inner, value, to)) return false;
      if (!to.is_null()) return true;
      return fail("Variable '" + std::string(variable_->name) +
                  "' has coerced Null value for NonNull type '" + to_string(type) + "'");
    }
    to = Value();
    if (value.is_null()) return true;
    if (type.is_list()) return coerce_list(name, *type.inner, value, to);
    if (type.type->kind == TypeKind::input) return coerce_object(name, *type.type, value, to);
    scalars::Outcome outcome = scalars::parse_value(*type.type, value, heap_);
    to = outcome.value;
    return outcome.is_good() || fail_value(name, outcome.problem);
  }

  bool coerce_list(std::string_view name, const TypeRef& item, const Value& value, Value& to) {
    const std::span<const Value> items =
        value.is_list() ? value.as_list()->values() : std::span(&value, 1);
    vtl::List* const list = heap_.make_list(static_cast<std::uint32_t>(items.size()));
    to = Value(list);
    for (const Value& one : items) {
      Value made;
      if (!coerce(name, item, one, made)) return false;
      list->append(made);
    }
    return true;
  }

  bool coerce_object(std::string_view name, const Type& type, const Value& value, Value& to) {
    if (!value.is_map()) {
      return fail_value(name, "Expected type 'Map' but was '" +
                                  std::string(scalars::java_class(value)) +
                                  "'. Variables for input objects must be an instance of type "
                                  "'Map'.");
    }
    const vtl::Map& given = *value.as_map();
    for (std::uint32_t i = given.first(); i != vtl::Map::kEnd; i = given.next(i)) {
      const std::string_view key = given.slot(i).key.as_string();
      if (type.input_field(key) != nullptr) continue;
      fault_ = {"The variables input contains a field name '" + std::string(key) +
                    "' that is not defined for input object type '" + std::string(type.name) + "' ",
                std::nullopt};
      return false;
    }
    vtl::Map* const map = heap_.make_map(given.size());
    to = Value(map);
    for (const InputValue& field : type.input_fields) {
      const Value* const sent = given.find(field.name);
      const Value usual = default_value(field, heap_).value_or(Value());
      if (sent == nullptr && usual.is_null() && !field.type->is_non_null()) continue;
      Value made;
      if (!coerce(field.name, *field.type, sent == nullptr ? Value() : *sent, made)) return false;
      map->put(field.name, made.is_null() ? usual : made);
    }
    return true;
  }

  const Schema& schema_;
  vtl::Heap& heap_;
  Arena arena_{512};
  const ast::Variable* variable_ = nullptr;
  CoercionFault fault_;
};

}  // namespace

std::variant<vtl::Map*, CoercionFault> coerce_variables(const Schema& schema,
                                                        const ast::Operation& operation,
                                                        const vtl::Map* given, vtl::Heap& heap) {
  return VariableCoercion(schema, heap).run(operation, given);
}

}  // namespace gql::coercion
