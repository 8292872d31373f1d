#include "graphql/validation/fragment_variables.h"

#include <utility>

namespace gql::validation {

const InputValue* find_argument(std::string_view name, const DirectiveDefinition* directive,
                                const Field* field) {
  if (directive == nullptr) return field == nullptr ? nullptr : field->argument(name);
  for (const InputValue& argument : directive->arguments) {
    if (argument.name == name) return &argument;
  }
  return nullptr;
}

const TypeRef* expected_item(const TypeRef* expected) {
  if (expected == nullptr) return nullptr;
  const TypeRef* const nullable = expected->nullable();
  return nullable->is_list() ? nullable->inner : nullptr;
}

const TypeRef* expected_field(const TypeRef* expected, std::string_view field) {
  const Type* const type = expected == nullptr ? nullptr : expected->innermost()->type;
  if (type == nullptr || type->kind != TypeKind::input) return nullptr;
  const InputValue* const found = type->input_field(field);
  return found == nullptr ? nullptr : found->type;
}

const std::vector<FragmentEvent>& FragmentVariables::events(std::string_view fragment) {
  const auto [found, is_new] = events_.try_emplace(fragment);
  if (!is_new) return found->second;
  const ast::Fragment& definition = *fragments_.at(fragment);
  current_ = &found->second;
  path_.clear();
  const Type* const type = schema_.find_visible(definition.condition);
  walk_directives(definition.directives);
  walk(*definition.selections, type == nullptr ? nullptr : &type->self);
  return found->second;
}

void FragmentVariables::walk(const ast::SelectionSet& set, const TypeRef* output) {
  const Type* parent = output == nullptr ? nullptr : output->innermost()->type;
  if (parent != nullptr && !parent->is_composite()) parent = nullptr;
  for (const ast::Selection& selection : set.selections) {
    work_.spend();
    switch (selection.kind) {
      case ast::SelectionKind::spread:
        current_->push_back({nullptr, nullptr, selection.name, path_});
        walk_directives(selection.directives);
        break;
      case ast::SelectionKind::inline_fragment: {
        const Type* const type =
            selection.name.empty() ? parent : schema_.find_visible(selection.name);
        walk_directives(selection.directives);
        walk(*selection.selections, type == nullptr ? nullptr : &type->self);
        break;
      }
      case ast::SelectionKind::field: {
        const Field* const field =
            parent == nullptr ? nullptr : schema_.field(*parent, selection.name);
        const std::size_t length = path_.size();
        if (length > 0) path_ += '/';
        path_ += selection.name;
        const Field* const around = std::exchange(enclosing_, field);
        walk_arguments(selection.arguments, nullptr);
        walk_directives(selection.directives);
        if (selection.selections != nullptr) {
          walk(*selection.selections, field == nullptr ? nullptr : field->type);
        }
        enclosing_ = around;
        path_.resize(length);
        break;
      }
    }
  }
}

void FragmentVariables::walk_directives(std::span<const ast::Directive> directives) {
  for (const ast::Directive& directive : directives) {
    walk_arguments(directive.arguments, schema_.directive(directive.name));
  }
}

void FragmentVariables::walk_arguments(std::span<const ast::Argument> arguments,
                                       const DirectiveDefinition* directive) {
  for (const ast::Argument& argument : arguments) {
    const InputValue* const known = find_argument(argument.name, directive, enclosing_);
    walk_value(argument.value, known == nullptr ? nullptr : known->type);
  }
}

void FragmentVariables::walk_value(const ast::Value& value, const TypeRef* expected) {
  if (value.kind == ast::ValueKind::variable) {
    work_.spend(1 + path_.size() / 64);
    current_->push_back({&value, expected, {}, path_});
  }
  for (const ast::Value& item : value.items) walk_value(item, expected_item(expected));
  for (const ast::ObjectField& field : value.fields) {
    walk_value(field.value, expected_field(expected, field.name));
  }
}

}  // namespace gql::validation
