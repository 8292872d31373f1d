// What a fetched value becomes in the answer.
#include "graphql/execution/executor.h"
#include "graphql/scalars/scalars.h"

namespace gql::execution {

using vtl::Value;

namespace {

/// graphql-java's name of a type: lists have none.
std::string_view name_of(const TypeRef& type) {
  const TypeRef& nullable = *type.nullable();
  return nullable.is_list() ? "null" : nullable.name;
}

}  // namespace

void Executor::complete(ResultNode& node, const Position& position, const Value& value) {
  if (value.is_null()) return complete_null(node, position);
  const TypeRef& type = *position.type.nullable();
  if (type.is_list()) return complete_list(node, position, value);
  if (type.type == nullptr) return node.set_null();
  if (type.type->is_leaf()) return complete_leaf(node, position, *type.type, value);
  if (!type.type->is_abstract()) return complete_object(node, position, *type.type, value);
  const Type* const concrete = concrete_type(position, *type.type, value);
  if (concrete == nullptr) return complete_null(node, position);
  complete_object(node, position, *concrete, value);
}

// A value that already has an error gets no second one for being null.
void Executor::complete_null(ResultNode& node, const Position& position) {
  node.set_null();
  if (!position.type.is_non_null()) return;
  errors_.add_once(&position.path, "Cannot return null for non-nullable type: '" +
                                       std::string(name_of(position.type)) + "' within parent '" +
                                       std::string(position.parent_name) + "' (" +
                                       path_text(&position.path) + ")");
}

void Executor::complete_list(ResultNode& node, const Position& position, const Value& value) {
  if (!value.is_list()) {
    errors_.add(&position.path, "Can't resolve value (" + path_text(&position.path) +
                                    ") : type mismatch error, expected type LIST");
    return complete_null(node, position);
  }
  const std::span<const Value> items = value.as_list()->values();
  const auto count = static_cast<std::uint32_t>(items.size());
  auto* const children = arena_.room<ResultNode>(count);
  for (std::uint32_t i = 0; i < count; ++i) new (children + i) ResultNode();
  node.set_list(children, count);
  const TypeRef& item_type = *position.type.nullable()->inner;
  for (std::uint32_t i = 0; i < count && !failure_; ++i) {
    const PathNode path{&position.path, {}, i, false};
    complete(children[i], {position.place, item_type, "null", path}, items[i]);
  }
}

void Executor::complete_leaf(ResultNode& node, const Position& position, const Type& type,
                             const Value& value) {
  // Most leaves are texts that print as they are.
  if (value.is_string() && type.scalar <= Scalar::ID && type.kind == TypeKind::scalar &&
      (type.scalar == Scalar::String || type.scalar == Scalar::ID)) {
    return node.set_leaf(value);
  }
  scalars::Outcome outcome = scalars::serialize(type, value, heap_);
  if (!outcome.is_good()) {
    errors_.add(&position.path,
                "Can't serialize value (" + path_text(&position.path) + ") : " + outcome.problem);
    return complete_null(node, position);
  }
  if (outcome.value.is_null()) return complete_null(node, position);
  node.set_leaf(outcome.value);
}

// The path is kept: fields below may be answered when this function has long returned.
void Executor::complete_object(ResultNode& node, const Position& position, const Type& type,
                               const Value& value) {
  const plan::FieldSet& set = plan_.below(*position.place.field, type);
  run_object(node, set, value, keep(position.path), position.place.depth);
}

const Type* Executor::concrete_type(const Position& position, const Type& abstract,
                                    const Value& value) {
  const std::string name(abstract.name);
  const auto fail = [&](const std::string& why) -> const Type* {
    errors_.add(&position.path,
                "Can't resolve '" + path_text(&position.path) + "'. Abstract type '" + name +
                    "' must resolve to an Object type at runtime for field '" +
                    std::string(position.parent_name) + "." +
                    std::string(position.place.field->definition->name) + "'. " + why);
    return nullptr;
  };
  // The quotes that do not match are the service's.
  if (!value.is_map()) {
    return fail("Could not determine the exact type of " + name + ". Expected MAP/OBJECT type.'");
  }
  const Value type_name = value.as_map()->get("__typename");
  if (type_name.is_null()) {
    return fail("Could not determine the exact type of " + name +
                ". Missing __typename key on value.'");
  }
  const Type* const type = schema_.find_visible(scalars::java_text(type_name));
  if (type == nullptr || type->kind != TypeKind::object) {
    return fail("Could not determine the exact type of '" + name + "'");
  }
  if (!type->is_possible_for(abstract)) {
    return fail("Runtime Object type '" + std::string(type->name) +
                "' is not a possible type for '" + name + "'.");
  }
  return type;
}

}  // namespace gql::execution
