// Builds the AST of one text (a template, or a string inside it) from its tokens and the parser's
// tree. Throws BuildFailure with what Velocity finds at init.
//
// Velocity initialises children before their node, in document order, also in branches that are
// never rendered; so does this, because it cuts images of tokens on the way (token.begin moves) and
// literals that are taken afterwards show the cut. The token list is changed and must outlive the
// builder; strings of the AST are views of its text or of the arena.
//
// tree_builder.cpp has the statements; reference_builder.cpp, expression_builder.cpp,
// directive_builder.cpp and string_builder.cpp one construct each.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/syntax/ast.h"
#include "engine/syntax/syntax_tree.h"
#include "engine/syntax/token.h"
#include "engine/syntax/unit_builder.h"

namespace vtl::syntax {

/// Where a text lies in the template.
struct TextPlace {
  /// Added to Velocity's positions: lines to all, columns to those of line 1.
  std::uint32_t lines = 0;
  std::uint32_t columns = 0;
  /// Bytes of the root source that the text was made from.
  Span source;
  /// Levels of nesting around it.
  std::uint32_t depth = 0;
  /// Its number in the order of parsing.
  std::uint32_t number = 0;
};

/// A directive or macro call, its children built.
struct DirectiveParts {
  std::uint32_t first = 0;  // the name token
  std::uint32_t last = 0;   // behind the last token
  std::string_view name;
  std::span<Node* const> arguments;
  std::span<const std::uint32_t> argument_nodes;  // SyntaxNodes
  Block* body = nullptr;
  std::uint32_t body_node = 0;
};

class TreeBuilder {
 public:
  TreeBuilder(UnitBuilder& builder, TokenList& list, const SyntaxTree& tree, const TextPlace& place)
      : builder_(builder), list_(list), tree_(tree), place_(place) {}

  Block* build();

 private:
  using Index = std::uint32_t;  // a SyntaxNode's or a Token's

  // statements
  Block* block(Index node);
  Node* if_chain(Index node);
  Node* condition(Index node);
  Node* set(Index node);
  /// Appends what the token prints; returns the token behind it (a run of `\\` is taken whole).
  Index append_text(std::string& out, Index token);
  bool is_line_of_text(Index token) const;
  std::string_view escaped_directive(std::string_view image) const;
  bool is_escape_control(Index token) const;
  bool is_macro_known(std::string_view name) const;

  // references
  Reference* reference(Index node);
  void add_member_steps(Index node);
  void add_index_step(Index node);
  void analyse_first_token(Reference& reference, Wording& wording, Index node);

  // expressions and values
  Node* expression(Index node);
  Node* operand(Index node);
  Node* value(Index node);
  Node* other_value(Index node);
  Node* bracket(Index node);
  Node* map(Index node);
  Node* parameter(Index node);
  Node* literal_token(Index token);
  Node* integer(Index token);
  Node* floating(Index token);
  Node* bare_word(Index token);
  /// The value that begins at `token`: the child at `child` if it begins there, else a literal.
  Node* value_at(Index token, Index child, Index end);

  // strings
  Node* string(Index token);
  std::string with_unicode_escapes(std::string_view text, Index token) const;
  Node* interpolated_string(Index token, std::string_view text, bool has_appended_blank);
  std::span<const Node* const> without_last_character(std::span<const Node* const> statements);

  // directives
  Node* directive(Index node);
  [[noreturn]] void refuse(const DirectiveParts& parts) const;
  Node* foreach_loop(const DirectiveParts& parts);
  Node* macro_definition(const DirectiveParts& parts);
  Node* macro_call(const DirectiveParts& parts);
  Node* define(const DirectiveParts& parts);
  Node* literal_block(const DirectiveParts& parts);
  Node* simple_directive(const DirectiveParts& parts, NodeKind kind);
  Node* text_of_image(Index token);
  void check_evaluate(const DirectiveParts& parts) const;
  /// Tokens [first, last) of argument number `index`.
  std::pair<Index, Index> argument_tokens(const DirectiveParts& parts, std::size_t index) const;
  std::string_view first_image(const DirectiveParts& parts, std::size_t child) const;

  // helpers
  const Token& token(Index index) const { return list_.tokens[index]; }
  TokenKind kind(Index index) const { return list_.tokens[index].kind; }
  std::string_view image(Index index) const { return list_.image(list_.tokens[index]); }
  const SyntaxNode& node_at(Index index) const { return tree_.nodes[index]; }
  std::string_view literal(Index first, Index last) const;
  Position position(Index token) const;
  Span span(Index first, Index last) const;
  /// Returns where a token is: " at velocity[line 1, column 2]".
  std::string at(Index token) const;
  [[noreturn]] void fail(SyntaxErrorKind kind, std::string_view java_class, std::string message,
                         Index token) const;
  template <class T>
  T* make(NodeKind kind, Index first, Index last);

  UnitBuilder& builder_;
  TokenList& list_;
  const SyntaxTree& tree_;
  TextPlace place_;
  std::uint32_t depth_ = 0;
  /// Macros whose #end was passed in this text.
  std::vector<std::string_view> passed_macros_;
  std::vector<Step> steps_;  // scratch
};

template <class T>
T* TreeBuilder::make(NodeKind node_kind, Index first, Index last) {
  T* const node = builder_.make<T>();
  node->kind = node_kind;
  node->origin = builder_.make_detail(Origin{span(first, last), position(first)});
  return node;
}

}  // namespace vtl::syntax
