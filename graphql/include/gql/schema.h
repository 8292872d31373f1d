// A schema: types with their fields, directives and places, merged from one or several texts.
//
// All parts live as long as the Schema; it is immutable, so that threads may share it. AWS scalars,
// the introspection types and the directives that AppSync knows are there without being written.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vtl/source.h"

namespace gql {

namespace ast {
struct Value;
struct Directive;
}  // namespace ast

/// Where a part of a schema is written: span of sources()[source], or nowhere (built in).
struct Place {
  static constexpr std::uint32_t kNowhere = UINT32_MAX;
  std::uint32_t source = kNowhere;
  vtl::Span span;
};

struct Type;

/// `Post`, `[Post]`, `Post!`: a chain from the outside in, whose last link is `named`.
struct TypeRef {
  enum class Kind : std::uint8_t { named, list, non_null };
  Kind kind = Kind::named;
  const TypeRef* inner = nullptr;  // of list and non_null
  const Type* type = nullptr;      // of named; null when no type has the name
  std::string_view name;           // of named

  bool is_list() const { return kind == Kind::list; }
  bool is_non_null() const { return kind == Kind::non_null; }
  /// Without an outer `!`.
  const TypeRef* nullable() const { return is_non_null() ? inner : this; }
  /// The last link.
  const TypeRef* innermost() const;
};

/// As written in SDL: "[Post!]!".
std::string to_string(const TypeRef& type);

/// A directive written in the schema, with its arguments as written.
struct AppliedDirective {
  std::string_view name;
  Place place;
  const ast::Directive* syntax = nullptr;

  /// The strings of an argument that is a string or a list of strings; empty when it is absent or
  /// anything else. `@aws_auth(cognito_groups: ["a", "b"])` has "a" and "b".
  std::vector<std::string_view> strings(std::string_view argument) const;
};

/// An argument, or a field of an input type.
struct InputValue {
  std::string_view name;
  std::optional<std::string_view> description;
  const TypeRef* type = nullptr;
  const ast::Value* default_value = nullptr;
  std::span<const AppliedDirective> directives;
  Place place;
};

struct Field {
  std::string_view name;
  std::optional<std::string_view> description;
  std::span<const InputValue> arguments;
  const TypeRef* type = nullptr;
  const Type* parent = nullptr;
  std::span<const AppliedDirective> directives;
  std::optional<std::string_view> deprecation;
  Place place;

  const InputValue* argument(std::string_view argument_name) const;
  const AppliedDirective* directive(std::string_view directive_name) const;
};

struct EnumValue {
  std::string_view name;
  std::optional<std::string_view> description;
  std::optional<std::string_view> deprecation;
  std::span<const AppliedDirective> directives;
  Place place;
};

enum class TypeKind : std::uint8_t { scalar, object, interface, union_type, enumeration, input };

/// "SCALAR", "OBJECT", ... as introspection names the kinds.
std::string_view kind_name(TypeKind kind);

enum class Scalar : std::uint8_t {
  Int,
  Float,
  String,
  Boolean,
  ID,
  AWSDate,
  AWSTime,
  AWSDateTime,
  AWSTimestamp,
  AWSEmail,
  AWSJSON,
  AWSURL,
  AWSPhone,
  AWSIPAddress,
  custom,  // declared by the schema, which AppSync refuses: any value passes
};

struct Type {
  TypeKind kind = TypeKind::scalar;
  Scalar scalar = Scalar::custom;
  bool is_built_in = false;
  std::string_view name;
  std::optional<std::string_view> description;
  std::span<const Field> fields;             // object, interface
  std::span<const Type* const> interfaces;   // object
  std::span<const Type* const> members;      // union: as written; interface: who implements it
  std::span<const EnumValue> values;         // enumeration
  std::span<const InputValue> input_fields;  // input
  std::span<const AppliedDirective> directives;
  Place place;
  std::uint32_t number = 0;  // position in Schema::types()
  /// Whether the roots, or types written in the schema, lead to it. Others are unknown to
  /// documents: scalars that no field uses.
  bool is_visible = false;
  TypeRef self;  // this type, without list and `!`

  bool is_composite() const {
    return kind == TypeKind::object || kind == TypeKind::interface || kind == TypeKind::union_type;
  }
  bool is_abstract() const { return is_composite() && kind != TypeKind::object; }
  bool is_leaf() const { return kind == TypeKind::scalar || kind == TypeKind::enumeration; }
  bool is_input() const { return is_leaf() || kind == TypeKind::input; }
  const Field* field(std::string_view field_name) const;
  const InputValue* input_field(std::string_view field_name) const;
  const EnumValue* value(std::string_view value_name) const;
  const AppliedDirective* directive(std::string_view directive_name) const;
  /// May a value of this object type stand where `abstract` (or this type itself) is expected?
  bool is_possible_for(const Type& abstract) const;
};

struct DirectiveDefinition {
  std::string_view name;
  std::optional<std::string_view> description;
  std::span<const InputValue> arguments;
  std::span<const std::string_view> locations;
  bool is_built_in = false;
  Place place;
};

enum class OperationType : std::uint8_t { query, mutation, subscription };

/// "query", "mutation", "subscription".
std::string_view operation_name(OperationType operation);

class SchemaData;

class Schema {
 public:
  explicit Schema(std::unique_ptr<const SchemaData> data);
  ~Schema();
  Schema(const Schema&) = delete;
  Schema& operator=(const Schema&) = delete;

  /// Null when there is none.
  const Type* find(std::string_view name) const;
  const Type* root(OperationType operation) const;
  /// Written types in the order of the texts, then built-in ones.
  std::span<const Type* const> types() const;
  /// What documents may name, in the order of introspection.
  std::span<const Type* const> visible_types() const;
  /// As find(), of visible types alone.
  const Type* find_visible(std::string_view name) const;
  /// The field of a selection on `parent`: also `__typename`, and `__schema` and `__type` of the
  /// root of queries. Null when there is none.
  const Field* field(const Type& parent, std::string_view name) const;
  std::span<const DirectiveDefinition> directives() const;
  const DirectiveDefinition* directive(std::string_view name) const;
  /// Directives of the `schema` definition, such as the API's default authorization.
  std::span<const AppliedDirective> schema_directives() const;
  std::span<const std::shared_ptr<const vtl::Source>> sources() const;

 private:
  std::unique_ptr<const SchemaData> data_;
};

}  // namespace gql
