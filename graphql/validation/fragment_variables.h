// The variables that fragments use.
//
// Whether a variable is defined, and of a fitting type, depends on the operation; graphql-java
// therefore walks through every fragment again at each place where an operation spreads it, and so
// through fragments within fragments: twice per level are a million walks at the twentieth. Here a
// fragment is walked once, for the variables and spreads it has, in order. For an operation it is
// then known which variables are wrong, and only fragments that lead to such a place are entered
// again, to report it with the path that leads there.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "gql/schema.h"
#include "graphql/syntax/ast.h"
#include "graphql/validation/overlapping_fields.h"
#include "graphql/validation/work.h"

namespace gql::validation {

/// Variables of an operation by name.
using VariableMap = std::unordered_map<std::string_view, const ast::Variable*>;

/// A variable used, or (with a null value) a fragment spread.
struct FragmentEvent {
  const ast::Value* variable = nullptr;
  /// What the place of the variable takes; null when unknown.
  const TypeRef* expected = nullptr;
  std::string_view spread;
  /// Fields around it within the fragment: "a/b".
  std::string path;
};

class FragmentVariables {
 public:
  FragmentVariables(const Schema& schema, const FragmentMap& fragments, Work& work)
      : schema_(schema), fragments_(fragments), work_(work) {}

  const std::vector<FragmentEvent>& events(std::string_view fragment);

 private:
  void walk(const ast::SelectionSet& set, const TypeRef* output);
  void walk_directives(std::span<const ast::Directive> directives);
  void walk_arguments(std::span<const ast::Argument> arguments,
                      const DirectiveDefinition* directive);
  void walk_value(const ast::Value& value, const TypeRef* expected);

  const Schema& schema_;
  const FragmentMap& fragments_;
  Work& work_;
  std::unordered_map<std::string_view, std::vector<FragmentEvent>> events_;
  std::vector<FragmentEvent>* current_ = nullptr;
  std::string path_;
  const Field* enclosing_ = nullptr;
};

/// The argument that an argument of a selection or directive is, or null.
const InputValue* find_argument(std::string_view name, const DirectiveDefinition* directive,
                                const Field* field);
/// What an item of a list literal, or a field of an object literal, must be where the literal must
/// be `expected`; null when unknown.
const TypeRef* expected_item(const TypeRef* expected);
const TypeRef* expected_field(const TypeRef* expected, std::string_view field);

}  // namespace gql::validation
