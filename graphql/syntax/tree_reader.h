// Tokens and the parser's tree in, AST out.
//
// Lists are counted first and then made in place: the tree says where each child ends.
// Parts: tree_reader.cpp operations and values, schema_tree_reader.cpp definitions of schemas.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "gql/arena.h"
#include "graphql/syntax/ast.h"
#include "graphql/syntax/syntax_tree.h"

namespace gql::syntax {

class TreeReader {
 public:
  TreeReader(const TokenList& list, const SyntaxTree& tree, Arena& arena)
      : list_(list), tree_(tree), arena_(arena) {}

  ast::Document document();
  /// Token of the first variable that stands where only constants may; found while reading.
  std::optional<std::uint32_t> misplaced_variable() const { return misplaced_variable_; }
  /// First token of the first construct that schemas may have and documents may not.
  std::optional<std::uint32_t> modern_construct() const { return modern_construct_; }

 private:
  using Index = std::uint32_t;  // of a node or of a token

  const SyntaxNode& node(Index index) const { return tree_[index]; }
  Rule rule(Index index) const { return tree_[index].rule; }
  /// The first child that is of the rule, or 0.
  Index child(Index parent, Rule rule) const;
  template <class Action>
  void for_each(Index parent, Rule rule, Action action) const;
  /// All children of the rule, each made by `make`.
  template <class T, class Make>
  std::span<const T> all(Index parent, Rule rule, Make make);

  TokenKind first_kind(Index index) const { return list_.tokens[node(index).first].kind; }
  std::uint32_t offset(Index index) const { return list_.tokens[node(index).first].begin; }
  vtl::Span span(Index index) const;
  /// The image of the node's first token.
  std::string_view text(Index index) const { return list_.image(node(index).first); }

  // tree_reader.cpp
  void definitions(Index parent, ast::Definition*& to, bool only_count, std::size_t& count);
  ast::Operation* bare_query(Index selections);
  ast::Operation* operation(Index index);
  ast::Fragment* fragment(Index index);
  ast::Variable variable_definition(Index index);
  /// Null when the parent has none.
  const ast::SelectionSet* selection_set(Index parent);
  ast::Selection selection(Index index);
  std::span<const ast::Argument> arguments(Index parent);
  std::span<const ast::Directive> directives(Index parent);
  const ast::Value* default_value(Index parent);
  ast::Value value(Index index, bool may_be_variable);
  const ast::TypeReference* type(Index index);

  // schema_tree_reader.cpp
  ast::Definition type_system(Index index);
  ast::TypeDefinition* type_definition(Index index, std::optional<std::string_view> description);
  std::optional<std::string_view> description(Index index);
  std::optional<std::string_view> description_of_comments(Index index);
  ast::Named named(Index name) const { return {text(name), span(name)}; }
  std::span<const ast::Named> names(Index parent, Index from);
  std::span<const ast::InputValue> inputs(Index parent);
  ast::Field field_definition(Index index);
  OperationType operation_type(Index index) const;
  bool is_modern(Index definition) const;

  const TokenList& list_;
  const SyntaxTree& tree_;
  Arena& arena_;
  std::uint32_t selections_ = 0;
  std::uint32_t selection_sets_ = 0;
  std::optional<std::uint32_t> misplaced_variable_;
  std::optional<std::uint32_t> modern_construct_;
};

inline TreeReader::Index TreeReader::child(Index parent, Rule wanted) const {
  const Index end = node(parent).next;
  for (Index at = parent + 1; at < end; at = node(at).next) {
    if (rule(at) == wanted) return at;
  }
  return 0;
}

template <class Action>
void TreeReader::for_each(Index parent, Rule wanted, Action action) const {
  const Index end = node(parent).next;
  for (Index at = parent + 1; at < end; at = node(at).next) {
    if (rule(at) == wanted) action(at);
  }
}

template <class T, class Make>
std::span<const T> TreeReader::all(Index parent, Rule wanted, Make make) {
  std::size_t count = 0;
  for_each(parent, wanted, [&](Index) { ++count; });
  if (count == 0) return {};
  T* const to = arena_.room<T>(count);
  std::size_t made = 0;
  for_each(parent, wanted, [&](Index at) { new (to + made++) T(make(at)); });
  return {to, count};
}

}  // namespace gql::syntax
