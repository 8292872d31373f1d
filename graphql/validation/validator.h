// One walk over a document with all rules at once.
//
// graphql-java visits the nodes of a document in order and asks every rule at each, so the order of
// its errors is that of nodes first and of rules second; each visit_* below is one kind of node,
// and asks the rules in their order. Rules about variables look into fragments where they are
// spread, with the path that leads there; see fragment_variables.h. Parts: validator.cpp operations
// and selections, validator_inputs.cpp arguments, directives and variables, validator_fragments.cpp
// fragments, validator_definitions.cpp definitions of types.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "gql/validation.h"
#include "graphql/syntax/ast.h"
#include "graphql/validation/fragment_variables.h"
#include "graphql/validation/overlapping_fields.h"
#include "graphql/validation/work.h"
#include "vtl/heap.h"

namespace gql::validation {

/// What is wrong with a variable where it is used.
struct VariableFault {
  std::string_view type;
  std::string text;
};

class Validator {
 public:
  Validator(const Schema& schema, const Document& document, const ValidationOptions& options);

  std::vector<ValidationError> run();

 private:
  /// Where a directive stands, as introspection names it; empty where none may.
  using Location = std::string_view;

  void report(std::string_view type, std::string_view text, std::span<const std::uint32_t> offsets);
  void report(std::string_view type, std::string_view text, std::uint32_t offset);
  /// Reports an error with a path other than that of the node that is visited.
  void report_at(std::string_view path, std::string_view type, std::string_view text,
                 std::span<const std::uint32_t> offsets);

  void visit_operation(const ast::Definition& definition);
  void visit_selections(const ast::SelectionSet& set, const TypeRef* output);
  void visit_field(const ast::Selection& field, const Type* parent);
  void visit_inline_fragment(const ast::Selection& fragment, const Type* parent);
  void visit_spread(const ast::Selection& spread, const Type* parent);
  void check_leaf(const ast::Selection& field, const TypeRef& type);
  bool is_hidden(const Type& parent) const;

  // validator_inputs.cpp
  void visit_variable_definition(const ast::Variable& variable);
  void visit_type_name(const ast::TypeReference& type);
  void visit_directives(std::span<const ast::Directive> directives, Location place);
  void visit_arguments(std::span<const ast::Argument> arguments,
                       const DirectiveDefinition* directive);
  void visit_value(const ast::Value& value, const TypeRef* expected);
  void visit_variable(const ast::Value& variable, const TypeRef* expected);
  /// By the variables of the operation that is visited.
  std::optional<VariableFault> variable_fault(const ast::Value& variable, const TypeRef* expected);
  void check_required_arguments(const ast::Selection& selection, const Field& field);

  // validator_fragments.cpp
  void visit_fragment(const ast::Definition& definition);
  void check_condition(std::string_view condition, std::string_view text, std::uint32_t offset);
  void check_possible(const Type* condition, const Type* parent, std::string_view subject,
                      std::uint32_t offset);
  void check_cycles(const ast::Fragment& fragment);
  void find_cycles(std::string_view from, std::string_view to,
                   std::vector<const ast::Selection*>& path);
  const std::vector<const ast::Selection*>& spreads_of(std::string_view name);
  void gather_spreads(const ast::SelectionSet& set, std::vector<const ast::Selection*>& spreads);
  /// Gives fragments that lead to each other the same circle number.
  void find_circles();
  std::size_t find_circle(std::string_view name, std::vector<std::string_view>& open);
  void look_into_fragment(std::string_view name);
  void report_variables(std::string_view name, const std::string& path,
                        std::vector<std::string_view>& open);
  void check_unused_fragments();

  // validator_definitions.cpp
  void visit_type_definition(const ast::Definition& definition);
  void visit_type_fields(const ast::TypeDefinition& type);
  void visit_inputs(std::span<const ast::InputValue> inputs);
  void visit_named_type(const ast::Named& name);

  const Schema& schema_;
  const Document& document_;
  const ValidationOptions& options_;
  Work work_;
  vtl::Heap heap_;
  FragmentMap fragments_;
  FragmentVariables fragment_variables_;
  OverlappingFields overlapping_;
  std::vector<ValidationError> errors_;

  std::vector<std::string_view> path_;
  /// The field around what is visited; null when it is unknown or there is none. An unknown
  /// directive's arguments are taken for its arguments.
  const Field* enclosing_ = nullptr;
  /// Fragments are visited for their own sake without the rules about variables.
  bool is_in_operation_ = false;
  VariableMap variables_;
  std::unordered_set<std::string_view> used_variables_;
  /// In the operation that is visited: fragments that were entered, who spreads them, and those
  /// that lead to a wrong variable.
  std::unordered_set<std::string_view> entered_;
  std::unordered_map<std::string_view, std::vector<std::string_view>> leads_to_;
  std::vector<std::string_view> wrong_;
  std::unordered_set<std::string_view> leads_to_wrong_;
  std::unordered_map<std::string_view, std::vector<const ast::Selection*>> spreads_;
  struct Circle {
    std::size_t order = 0;
    std::size_t number = 0;
    bool is_open = true;
  };
  std::unordered_map<std::string_view, Circle> circles_;
  /// Fragments that operations spread, directly or through others.
  std::unordered_set<std::string_view> used_fragments_;
  std::unordered_set<std::string_view> operation_names_;
  std::size_t operations_ = 0;
  bool has_anonymous_operation_ = false;
};

}  // namespace gql::validation
