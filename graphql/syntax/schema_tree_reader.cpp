#include <string>
#include <vector>

#include "graphql/syntax/string_values.h"
#include "graphql/syntax/tree_reader.h"

namespace gql::syntax {
namespace {

ast::DefinitionKind definition_kind(Rule rule) {
  switch (rule) {
    case Rule::schema_definition:
    case Rule::schema_extension:
      return ast::DefinitionKind::schema;
    case Rule::scalar_type:
      return ast::DefinitionKind::scalar;
    case Rule::object_type:
      return ast::DefinitionKind::object;
    case Rule::interface_type:
      return ast::DefinitionKind::interface;
    case Rule::union_type:
    case Rule::union_extension:
      return ast::DefinitionKind::union_type;
    case Rule::enum_type:
    case Rule::enum_extension:
      return ast::DefinitionKind::enumeration;
    case Rule::input_type:
    case Rule::input_extension:
      return ast::DefinitionKind::input;
    default:
      return ast::DefinitionKind::directive;
  }
}

/// Java's String.trim() leaves nothing of it.
bool is_blank(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') return false;
  }
  return true;
}

}  // namespace

ast::Definition TreeReader::type_system(Index index) {
  ast::Definition made;
  made.offset = offset(index);
  made.is_extension = first_kind(index) == TokenKind::extend;
  Index inner = index + 1;
  if (rule(inner) == Rule::description) inner = node(inner).next;
  made.kind = definition_kind(rule(inner));
  if (is_modern(inner) && !modern_construct_) modern_construct_ = node(index).first;
  made.type = type_definition(inner, description(index));
  return made;
}

bool TreeReader::is_modern(Index definition) const {
  if (rule(definition) == Rule::schema_extension) return true;
  if (rule(definition) == Rule::interface_type) return child(definition, Rule::interfaces) != 0;
  if (rule(definition) != Rule::directive_definition) return false;
  for (std::uint32_t at = node(definition).first; at < node(definition).last; ++at) {
    const TokenKind kind = list_.tokens[at].kind;
    const TokenKind next = list_.tokens[at + 1].kind;
    if (kind == TokenKind::repeatable && next == TokenKind::on) return true;
    if (kind == TokenKind::on && next == TokenKind::pipe) return true;
  }
  return false;
}

ast::TypeDefinition* TreeReader::type_definition(Index index,
                                                 std::optional<std::string_view> description) {
  auto* const made = arena_.make<ast::TypeDefinition>();
  made->description = description;
  const std::uint32_t keyword = node(index).first;
  made->name = {list_.image(keyword), {list_.tokens[keyword].begin, list_.tokens[keyword].end}};
  const Index name = child(index, Rule::name);
  if (name != 0) made->name = named(name);
  made->directives = directives(index);
  if (const Index interfaces = child(index, Rule::interfaces)) {
    // Names without `&` between them are tokens of their own in the grammar, not nodes.
    std::vector<ast::Named> found;
    for (Index at = node(interfaces).first + 1; at < node(interfaces).last; ++at) {
      if (list_.tokens[at].kind == TokenKind::ampersand) continue;
      found.push_back({list_.image(at), {list_.tokens[at].begin, list_.tokens[at].end}});
    }
    made->names = arena_.copy(found);
  }
  if (const Index operations = child(index, Rule::operation_types)) {
    made->has_body = true;
    made->operations = all<ast::OperationTypeDefinition>(
        operations, Rule::operation_type_definition, [this](Index at) {
          return ast::OperationTypeDefinition{operation_type(child(at, Rule::operation_type)),
                                              named(child(at, Rule::name))};
        });
  }
  if (const Index fields = child(index, Rule::fields)) {
    made->has_body = true;
    made->fields = all<ast::Field>(fields, Rule::field_definition,
                                   [this](Index at) { return field_definition(at); });
  }
  if (const Index members = child(index, Rule::union_members)) {
    made->has_body = true;
    made->names = names(members, members + 1);
  }
  if (const Index values = child(index, Rule::enum_values)) {
    made->has_body = true;
    made->values = all<ast::EnumValue>(values, Rule::enum_value, [this](Index at) {
      return ast::EnumValue{named(child(at, Rule::name)), this->description(at), directives(at)};
    });
  }
  if (const Index input_fields = child(index, Rule::input_fields)) {
    made->has_body = true;
    made->inputs = inputs(input_fields);
  }
  if (rule(index) == Rule::directive_definition) {
    if (const Index list = child(index, Rule::argument_definitions)) made->inputs = inputs(list);
    made->names = names(index, node(name).next);
  }
  return made;
}

// The text before a definition: its description, or else the comments between it and the token
// before. An empty comment starts them anew.
std::optional<std::string_view> TreeReader::description(Index index) {
  if (const Index written = child(index, Rule::description)) {
    return first_kind(written) == TokenKind::block_string ? read_block_string(text(written), arena_)
                                                          : read_string(text(written), arena_);
  }
  return description_of_comments(index);
}

std::optional<std::string_view> TreeReader::description_of_comments(Index index) {
  const std::uint32_t token = node(index).first;
  const std::uint32_t first = token == 0 ? 0 : list_.tokens[token - 1].comments;
  const std::uint32_t last = list_.tokens[token].comments;
  std::string text;
  bool is_empty = true;
  for (std::uint32_t i = first; i < last; ++i) {
    const vtl::Span at = list_.comments[i];
    const std::string_view line = list_.text.substr(at.begin + 1, at.end - at.begin - 1);
    if (is_blank(line)) {
      text.clear();
      is_empty = true;
      continue;
    }
    if (!is_empty) text += '\n';
    text += line;
    is_empty = false;
  }
  if (is_empty) return std::nullopt;
  return arena_.copy(text);
}

/// The children of rule `name` from node `from` on.
std::span<const ast::Named> TreeReader::names(Index parent, Index from) {
  std::vector<ast::Named> found;
  for (Index at = from; at < node(parent).next; at = node(at).next) {
    if (rule(at) == Rule::name) found.push_back(named(at));
  }
  return arena_.copy(found);
}

std::span<const ast::InputValue> TreeReader::inputs(Index parent) {
  return all<ast::InputValue>(parent, Rule::input_value, [this](Index at) {
    return ast::InputValue{named(child(at, Rule::name)), description(at),
                           type(child(at, Rule::type)), default_value(at), directives(at)};
  });
}

ast::Field TreeReader::field_definition(Index index) {
  ast::Field made;
  made.name = named(child(index, Rule::name));
  made.description = description(index);
  if (const Index list = child(index, Rule::argument_definitions)) made.arguments = inputs(list);
  made.type = type(child(index, Rule::type));
  made.directives = directives(index);
  return made;
}

}  // namespace gql::syntax
