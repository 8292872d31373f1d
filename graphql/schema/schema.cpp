#include "gql/schema.h"

#include <algorithm>

#include "graphql/schema/schema_data.h"
#include "graphql/syntax/ast.h"

namespace gql {
namespace {

template <class T>
const T* find_named(std::span<const T> all, std::string_view name) {
  for (const T& one : all) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

}  // namespace

const TypeRef* TypeRef::innermost() const {
  const TypeRef* at = this;
  while (at->kind != Kind::named) at = at->inner;
  return at;
}

std::string to_string(const TypeRef& type) {
  switch (type.kind) {
    case TypeRef::Kind::list:
      return "[" + to_string(*type.inner) + "]";
    case TypeRef::Kind::non_null:
      return to_string(*type.inner) + "!";
    case TypeRef::Kind::named:
      break;
  }
  return std::string(type.name);
}

std::vector<std::string_view> AppliedDirective::strings(std::string_view argument) const {
  const ast::Argument* const given = syntax == nullptr ? nullptr : syntax->argument(argument);
  if (given == nullptr) return {};
  if (given->value.kind == ast::ValueKind::string) return {given->value.text};
  std::vector<std::string_view> found;
  for (const ast::Value& item : given->value.items) {
    if (item.kind == ast::ValueKind::string) found.push_back(item.text);
  }
  return found;
}

const InputValue* Field::argument(std::string_view argument_name) const {
  return find_named(arguments, argument_name);
}
const AppliedDirective* Field::directive(std::string_view directive_name) const {
  return find_named(directives, directive_name);
}

std::string_view kind_name(TypeKind kind) {
  static constexpr std::array<std::string_view, 6> kNames = {"SCALAR", "OBJECT", "INTERFACE",
                                                             "UNION",  "ENUM",   "INPUT_OBJECT"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view operation_name(OperationType operation) {
  static constexpr std::array<std::string_view, 3> kNames = {"query", "mutation", "subscription"};
  return kNames[static_cast<std::size_t>(operation)];
}

const Field* Type::field(std::string_view field_name) const {
  return find_named(fields, field_name);
}
const InputValue* Type::input_field(std::string_view field_name) const {
  return find_named(input_fields, field_name);
}
const EnumValue* Type::value(std::string_view value_name) const {
  return find_named(values, value_name);
}
const AppliedDirective* Type::directive(std::string_view directive_name) const {
  return find_named(directives, directive_name);
}

bool Type::is_possible_for(const Type& abstract) const {
  if (this == &abstract) return true;
  const auto& possible = abstract.kind == TypeKind::interface ? interfaces : abstract.members;
  const Type* const wanted = abstract.kind == TypeKind::interface ? &abstract : this;
  return std::find(possible.begin(), possible.end(), wanted) != possible.end();
}

Schema::Schema(std::unique_ptr<const SchemaData> data) : data_(std::move(data)) {}
Schema::~Schema() = default;

const Type* Schema::find(std::string_view name) const {
  const auto found = data_->by_name.find(name);
  return found == data_->by_name.end() ? nullptr : found->second;
}
const Type* Schema::find_visible(std::string_view name) const {
  const Type* const type = find(name);
  return type != nullptr && type->is_visible ? type : nullptr;
}
const Field* Schema::field(const Type& parent, std::string_view name) const {
  if (name.starts_with("__") && parent.is_composite()) {
    const bool is_everywhere = name == "__typename";
    if (is_everywhere || &parent == root(OperationType::query)) {
      if (const Field* const meta = data_->meta->field(name)) return meta;
    }
  }
  if (parent.fields.size() <= kMostScanned) return parent.field(name);
  const auto& index = data_->field_index.at(&parent);
  const auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}
const Type* Schema::root(OperationType operation) const {
  return data_->roots[static_cast<std::size_t>(operation)];
}
std::span<const Type* const> Schema::types() const {
  return data_->types;
}
std::span<const Type* const> Schema::visible_types() const {
  return data_->visible_types;
}
std::span<const DirectiveDefinition> Schema::directives() const {
  return data_->directives;
}
const DirectiveDefinition* Schema::directive(std::string_view name) const {
  return find_named(directives(), name);
}
std::span<const AppliedDirective> Schema::schema_directives() const {
  return data_->schema_directives;
}
std::span<const std::shared_ptr<const vtl::Source>> Schema::sources() const {
  return data_->sources;
}

}  // namespace gql
