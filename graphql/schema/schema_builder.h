// Definitions and extensions of all texts -> types of one schema.
//
// Three passes: `collect` puts the definitions of one name together, whatever text they stand in;
// `declare` makes a Type for each name, so that types can name each other; `fill` gives them
// fields, values and members. What does not fit is a problem, and the rest is still built.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graphql/schema/problems.h"
#include "graphql/schema/schema_data.h"
#include "graphql/syntax/ast.h"

namespace gql::schema {

class SchemaBuilder {
 public:
  SchemaBuilder(SchemaData& data, Problems& problems) : data_(data), problems_(problems) {}

  /// Adds the definitions of a text; those of kNowhere are built in.
  void collect(const ast::Document& document, std::uint32_t source);
  /// With `is_whole` false, because a text could not be parsed, nothing is called missing.
  void build(bool is_whole);

 private:
  struct Part {
    const ast::TypeDefinition* definition;
    std::uint32_t source;
    bool is_extension;
    ast::DefinitionKind kind;
  };
  struct Entry {
    ast::DefinitionKind kind;
    Type* type = nullptr;
    std::vector<Part> parts;
  };

  static Place place(const ast::Named& named, std::uint32_t source) { return {source, named.span}; }
  void collect_type(const ast::Definition& definition, std::uint32_t source);
  void collect_directive(const Part& part);
  void declare(Entry& entry);
  /// Keeps the parts that are of the kind of the definition, and puts the definition first.
  void settle_kind(Entry& entry);
  void fill(Entry& entry);
  std::vector<Field> fields_of(const Entry& entry);
  std::vector<InputValue> input_fields_of(const Entry& entry);
  std::vector<EnumValue> values_of(const Entry& entry);
  std::vector<const Type*> named_types(const Entry& entry, TypeKind wanted, std::string_view role);
  std::span<const AppliedDirective> directives_of(const Entry& entry);
  /// Finds the visible types in the order in which graphql-java meets them: what a type's fields
  /// and their arguments name, depth first, from the roots and then from every written type.
  void find_visible();
  void make_visible(const Type* type);
  void link_implementers();
  void set_roots(bool is_whole);

  Field field(const ast::Field& written, const Type* parent, std::uint32_t source);
  std::span<const InputValue> inputs(std::span<const ast::InputValue> written,
                                     std::uint32_t source);
  InputValue input(const ast::InputValue& written, std::uint32_t source);
  std::span<const AppliedDirective> directives(std::span<const ast::Directive> written,
                                               std::uint32_t source);
  const TypeRef* type_ref(const ast::TypeReference& written, std::uint32_t source);
  /// Null, with a problem, when there is no such type.
  const Type* resolve(std::string_view name, Place place);
  void report_twice(std::string what, std::string_view name, Place again, Place first);

  SchemaData& data_;
  Problems& problems_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string_view, std::size_t> index_;
  std::vector<Part> schemas_;
  std::vector<Part> directive_definitions_;
  std::size_t suggestions_ = 0;
};

}  // namespace gql::schema
