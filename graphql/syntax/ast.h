// What a text says: operations, fragments, definitions of a schema. Plain structs in an arena;
// texts are views of the source or of the arena; an `offset` is that of the part's first byte.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "gql/schema.h"
#include "vtl/source.h"

namespace gql::ast {

enum class ValueKind : std::uint8_t {
  variable,
  integer,
  floating,
  string,
  boolean,
  null,
  enumeration,
  list,
  object
};

struct ObjectField;

struct Value {
  ValueKind kind = ValueKind::null;
  bool boolean = false;
  std::uint32_t offset = 0;
  /// Name of a variable or enumeration value, digits of a number, characters of a string.
  std::string_view text;
  std::span<const Value> items;         // list
  std::span<const ObjectField> fields;  // object
};

struct ObjectField {
  std::string_view name;
  std::uint32_t offset = 0;
  Value value;
};

struct Argument {
  std::string_view name;
  std::uint32_t offset = 0;
  Value value;
};

struct Directive {
  std::string_view name;
  vtl::Span span;
  std::span<const Argument> arguments;

  const Argument* argument(std::string_view argument_name) const {
    for (const Argument& argument : arguments) {
      if (argument.name == argument_name) return &argument;
    }
    return nullptr;
  }
};

struct TypeReference {
  TypeRef::Kind kind = TypeRef::Kind::named;
  std::uint32_t offset = 0;
  std::string_view name;                 // of named
  const TypeReference* inner = nullptr;  // of list and non_null
};

enum class SelectionKind : std::uint8_t { field, spread, inline_fragment };

struct SelectionSet;

struct Selection {
  SelectionKind kind = SelectionKind::field;
  std::uint32_t offset = 0;
  std::string_view name;   // of the field or the fragment; condition of an inline fragment or empty
  std::string_view alias;  // of a field; empty without one
  /// Where the type condition stands; only with one.
  std::uint32_t condition_offset = 0;
  std::span<const Argument> arguments;
  std::span<const Directive> directives;
  const SelectionSet* selections = nullptr;
  /// Number of the selection within its document, from 0.
  std::uint32_t number = 0;

  std::string_view response_key() const { return alias.empty() ? name : alias; }
};

struct SelectionSet {
  std::span<const Selection> selections;
  vtl::Span span;
  /// Number of the set within its document, from 0.
  std::uint32_t number = 0;
};

struct Variable {
  std::string_view name;
  std::uint32_t offset = 0;
  const TypeReference* type = nullptr;
  const Value* default_value = nullptr;
};

struct Operation {
  OperationType type = OperationType::query;
  std::string_view name;  // empty without one
  std::span<const Variable> variables;
  std::span<const Directive> directives;
  const SelectionSet* selections = nullptr;
};

struct Fragment {
  std::string_view name;
  std::string_view condition;
  std::span<const Directive> directives;
  const SelectionSet* selections = nullptr;
};

struct Named {
  std::string_view name;
  vtl::Span span;
};

struct InputValue {
  Named name;
  std::optional<std::string_view> description;
  const TypeReference* type = nullptr;
  const Value* default_value = nullptr;
  std::span<const Directive> directives;
};

struct Field {
  Named name;
  std::optional<std::string_view> description;
  std::span<const InputValue> arguments;
  const TypeReference* type = nullptr;
  std::span<const Directive> directives;
};

struct EnumValue {
  Named name;
  std::optional<std::string_view> description;
  std::span<const Directive> directives;
};

struct OperationTypeDefinition {
  OperationType operation = OperationType::query;
  Named type;
};

enum class DefinitionKind : std::uint8_t {
  operation,
  fragment,
  schema,
  scalar,
  object,
  interface,
  union_type,
  enumeration,
  input,
  directive
};

/// A definition or extension of a schema; which members are used is said by its kind.
struct TypeDefinition {
  Named name;  // of `schema`: the keyword
  std::optional<std::string_view> description;
  std::span<const Directive> directives;
  std::span<const Named> names;  // interfaces, members of a union, locations of a directive
  std::span<const Field> fields;
  std::span<const InputValue> inputs;  // fields of an input type, arguments of a directive
  std::span<const EnumValue> values;
  std::span<const OperationTypeDefinition> operations;
  /// Whether there is `{ ... }`, or `= ...` of a union.
  bool has_body = false;
};

struct Definition {
  DefinitionKind kind = DefinitionKind::operation;
  bool is_extension = false;
  std::uint32_t offset = 0;
  const Operation* operation = nullptr;
  const Fragment* fragment = nullptr;
  const TypeDefinition* type = nullptr;
};

struct Document {
  std::span<const Definition> definitions;
  std::uint32_t selections = 0;
  std::uint32_t selection_sets = 0;
};

}  // namespace gql::ast
