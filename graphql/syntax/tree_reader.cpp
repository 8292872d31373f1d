#include "graphql/syntax/tree_reader.h"

#include "graphql/syntax/string_values.h"

namespace gql::syntax {

vtl::Span TreeReader::span(Index index) const {
  const SyntaxNode& at = node(index);
  const std::uint32_t begin = list_.tokens[at.first].begin;
  return {begin, at.last > at.first ? list_.tokens[at.last - 1].end : begin};
}

ast::Document TreeReader::document() {
  ast::Document document;
  std::size_t count = 0;
  ast::Definition* to = nullptr;
  definitions(0, to, true, count);
  if (count > 0) {
    ast::Definition* const first = arena_.room<ast::Definition>(count);
    to = first;
    definitions(0, to, false, count);
    document.definitions = {first, static_cast<std::size_t>(to - first)};
  }
  document.selections = selections_;
  document.selection_sets = selection_sets_;
  return document;
}

// Queries without a head stand behind the definition before them, wherever the grammar had room for
// them; they are definitions like the others.
void TreeReader::definitions(Index parent, ast::Definition*& to, bool only_count,
                             std::size_t& count) {
  const Index end = node(parent).next;
  for (Index at = parent + 1; at < end; at = node(at).next) {
    switch (rule(at)) {
      case Rule::selection_set:
      case Rule::forced_query:
        if (rule(at) == Rule::selection_set && rule(parent) != Rule::bare_query) break;
        if (only_count) {
          ++count;
        } else {
          ast::Definition* const made = new (to++) ast::Definition;
          made->offset = offset(at);
          made->operation = bare_query(at);
        }
        if (rule(at) == Rule::forced_query) definitions(at, to, only_count, count);
        break;
      case Rule::operation_definition:
      case Rule::fragment_definition:
      case Rule::type_system_definition:
        if (only_count) {
          ++count;
        } else if (rule(at) == Rule::type_system_definition) {
          new (to++) ast::Definition(type_system(at));
        } else {
          ast::Definition* const made = new (to++) ast::Definition;
          made->offset = offset(at);
          if (rule(at) == Rule::operation_definition) {
            made->operation = operation(at);
          } else {
            made->kind = ast::DefinitionKind::fragment;
            made->fragment = fragment(at);
          }
        }
        if (rule(at) == Rule::type_system_definition) definitions(at, to, only_count, count);
        break;
      case Rule::bare_query:
      case Rule::definition:
      case Rule::schema_definition:
      case Rule::schema_extension:
      case Rule::scalar_type:
      case Rule::object_type:
      case Rule::interface_type:
      case Rule::union_type:
      case Rule::union_extension:
      case Rule::enum_type:
      case Rule::enum_extension:
      case Rule::input_type:
      case Rule::input_extension:
      case Rule::directive_definition:
        definitions(at, to, only_count, count);
        break;
      default:
        break;
    }
  }
}

ast::Operation* TreeReader::bare_query(Index selections) {
  auto* const made = arena_.make<ast::Operation>();
  // selection_set() takes the parent of the set.
  auto* const set = arena_.make<ast::SelectionSet>();
  set->span = span(selections);
  set->number = selection_sets_++;
  set->selections =
      all<ast::Selection>(selections, Rule::selection, [this](Index at) { return selection(at); });
  made->selections = set;
  return made;
}

ast::Operation* TreeReader::operation(Index index) {
  auto* const made = arena_.make<ast::Operation>();
  made->type = operation_type(child(index, Rule::operation_type));
  if (const Index name = child(index, Rule::name)) made->name = text(name);
  if (const Index variables = child(index, Rule::variable_definitions)) {
    made->variables = all<ast::Variable>(variables, Rule::variable_definition,
                                         [this](Index at) { return variable_definition(at); });
  }
  made->directives = directives(index);
  made->selections = selection_set(index);
  return made;
}

OperationType TreeReader::operation_type(Index index) const {
  switch (first_kind(index)) {
    case TokenKind::mutation:
      return OperationType::mutation;
    case TokenKind::subscription:
      return OperationType::subscription;
    default:
      return OperationType::query;
  }
}

ast::Fragment* TreeReader::fragment(Index index) {
  auto* const made = arena_.make<ast::Fragment>();
  made->name = text(child(index, Rule::name));
  made->condition = text(child(child(index, Rule::type_condition), Rule::name));
  made->directives = directives(index);
  made->selections = selection_set(index);
  return made;
}

ast::Variable TreeReader::variable_definition(Index index) {
  ast::Variable made;
  made.offset = offset(index);
  made.name = text(child(index, Rule::name));
  made.type = type(child(index, Rule::type));
  made.default_value = default_value(index);
  return made;
}

const ast::SelectionSet* TreeReader::selection_set(Index parent) {
  const Index index = child(parent, Rule::selection_set);
  if (index == 0) return nullptr;
  auto* const made = arena_.make<ast::SelectionSet>();
  made->span = span(index);
  made->number = selection_sets_++;
  made->selections =
      all<ast::Selection>(index, Rule::selection, [this](Index at) { return selection(at); });
  return made;
}

ast::Selection TreeReader::selection(Index index) {
  ast::Selection made;
  made.offset = offset(index);
  made.number = selections_++;
  const Index inner = index + 1;
  const Index name = child(inner, Rule::name);
  if (rule(inner) == Rule::inline_fragment) {
    made.kind = ast::SelectionKind::inline_fragment;
    if (const Index condition = child(inner, Rule::type_condition)) {
      const Index condition_name = child(condition, Rule::name);
      made.name = text(condition_name);
      made.condition_offset = offset(condition_name);
    }
  } else if (rule(inner) == Rule::fragment_spread) {
    made.kind = ast::SelectionKind::spread;
    made.name = text(name);
  } else {
    made.name = text(name);
    const Index behind = node(name).next;
    if (behind < node(inner).next && rule(behind) == Rule::name) {
      made.alias = made.name;
      made.name = text(behind);
    }
    made.arguments = arguments(inner);
  }
  made.directives = directives(inner);
  made.selections = selection_set(inner);
  return made;
}

std::span<const ast::Argument> TreeReader::arguments(Index parent) {
  const Index index = child(parent, Rule::arguments);
  if (index == 0) return {};
  return all<ast::Argument>(index, Rule::argument, [this](Index at) {
    return ast::Argument{text(at), offset(at), value(child(at, Rule::value), true)};
  });
}

std::span<const ast::Directive> TreeReader::directives(Index parent) {
  const Index index = child(parent, Rule::directives);
  if (index == 0) return {};
  return all<ast::Directive>(index, Rule::directive, [this](Index at) {
    return ast::Directive{text(child(at, Rule::name)), span(at), arguments(at)};
  });
}

const ast::Value* TreeReader::default_value(Index parent) {
  const Index index = child(parent, Rule::default_value);
  if (index == 0) return nullptr;
  return arena_.make<ast::Value>(value(child(index, Rule::value), false));
}

ast::Value TreeReader::value(Index index, bool may_be_variable) {
  ast::Value made;
  made.offset = offset(index);
  made.text = text(index);
  switch (first_kind(index)) {
    case TokenKind::dollar:
      made.kind = ast::ValueKind::variable;
      made.text = list_.image(node(index).first + 1);
      if (!may_be_variable && !misplaced_variable_) misplaced_variable_ = node(index).first;
      return made;
    case TokenKind::integer:
      made.kind = ast::ValueKind::integer;
      return made;
    case TokenKind::floating:
      made.kind = ast::ValueKind::floating;
      return made;
    case TokenKind::string:
      made.kind = ast::ValueKind::string;
      made.text = read_string(made.text, arena_);
      return made;
    case TokenKind::block_string:
      made.kind = ast::ValueKind::string;
      made.text = read_block_string(made.text, arena_);
      return made;
    case TokenKind::true_word:
    case TokenKind::false_word:
      made.kind = ast::ValueKind::boolean;
      made.boolean = first_kind(index) == TokenKind::true_word;
      return made;
    case TokenKind::null_word:
      made.kind = ast::ValueKind::null;
      return made;
    case TokenKind::left_bracket:
      made.kind = ast::ValueKind::list;
      made.text = {};
      made.items = all<ast::Value>(index + 1, Rule::value,
                                   [&](Index at) { return value(at, may_be_variable); });
      return made;
    case TokenKind::left_brace:
      made.kind = ast::ValueKind::object;
      made.text = {};
      made.fields = all<ast::ObjectField>(index + 1, Rule::object_field, [&](Index at) {
        return ast::ObjectField{text(at), offset(at),
                                value(child(at, Rule::value), may_be_variable)};
      });
      return made;
    default:
      made.kind = ast::ValueKind::enumeration;
      return made;
  }
}

const ast::TypeReference* TreeReader::type(Index index) {
  auto* made = arena_.make<ast::TypeReference>();
  made->offset = offset(index);
  const Index inner = index + 1;
  if (rule(inner) == Rule::list_type) {
    made->kind = TypeRef::Kind::list;
    made->inner = type(inner + 1);
  } else {
    made->name = text(inner);
  }
  if (node(inner).last == node(index).last) return made;
  auto* const outer = arena_.make<ast::TypeReference>();
  outer->kind = TypeRef::Kind::non_null;
  outer->offset = made->offset;
  outer->inner = made;
  return outer;
}

}  // namespace gql::syntax
