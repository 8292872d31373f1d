#include "graphql/validation/validator.h"

#include <algorithm>
#include <utility>

namespace gql {

std::vector<ValidationError> validate(const Schema& schema, const Document& document,
                                      const ValidationOptions& options) {
  return validation::Validator(schema, document, options).run();
}

namespace validation {
namespace {

/// Leaves the validation once there are as many errors as may be reported.
struct EnoughErrors {};

std::string quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

FragmentMap fragments_of(const ast::Document& document) {
  FragmentMap fragments;
  for (const ast::Definition& definition : document.definitions) {
    if (definition.fragment != nullptr) {
      fragments[definition.fragment->name] = definition.fragment;
    }
  }
  return fragments;
}

}  // namespace

Validator::Validator(const Schema& schema, const Document& document,
                     const ValidationOptions& options)
    : schema_(schema),
      document_(document),
      options_(options),
      work_(options.work),
      fragments_(fragments_of(document.syntax())),
      fragment_variables_(schema, fragments_, work_),
      overlapping_(schema, fragments_, work_) {}

std::vector<ValidationError> Validator::run() {
  try {
    for (const ast::Definition& definition : document_.syntax().definitions) {
      if (definition.type == nullptr) continue;
      std::string_view name = definition.type->name.name;
      if (definition.kind == ast::DefinitionKind::schema) name = "schema";
      if (definition.kind == ast::DefinitionKind::directive) name = "provided";
      report("NonExecutableDefinition",
             "The " + std::string(name) + " definition is not executable.", definition.offset);
    }
    for (const ast::Definition& definition : document_.syntax().definitions) {
      if (definition.operation != nullptr) {
        visit_operation(definition);
      } else if (definition.fragment != nullptr) {
        visit_fragment(definition);
      } else {
        visit_type_definition(definition);
      }
    }
    check_unused_fragments();
  } catch (const EnoughErrors&) {
  } catch (const TooMuchWork&) {
    errors_.clear();
    errors_.push_back({"The document is too complex to be validated.", {}});
  }
  return std::move(errors_);
}

void Validator::report(std::string_view type, std::string_view text,
                       std::span<const std::uint32_t> offsets) {
  std::string path;
  for (const std::string_view step : path_) {
    if (!path.empty()) path += '/';
    path += step;
  }
  report_at(path, type, text, offsets);
}

void Validator::report(std::string_view type, std::string_view text, std::uint32_t offset) {
  report(type, text, std::span(&offset, 1));
}

void Validator::report_at(std::string_view path, std::string_view type, std::string_view text,
                          std::span<const std::uint32_t> offsets) {
  ValidationError& error = errors_.emplace_back();
  error.message = "Validation error of type ";
  error.message += type;
  error.message += ": ";
  error.message += text;
  if (!path.empty()) error.message += " @ " + quoted(path);
  for (const std::uint32_t offset : offsets) error.locations.push_back(document_.location(offset));
  // A message can be as long as the document; a thousand of those are more than anybody reads.
  work_.spend(1 + error.message.size() / 16 + offsets.size());
  if (errors_.size() >= options_.errors) throw EnoughErrors();
}

void Validator::visit_operation(const ast::Definition& definition) {
  const ast::Operation& operation = *definition.operation;
  is_in_operation_ = true;
  variables_.clear();
  used_variables_.clear();
  entered_.clear();
  leads_to_.clear();
  leads_to_wrong_.clear();

  if (operation.name.empty()) {
    has_anonymous_operation_ = true;
    if (operations_ > 0) {
      report("LoneAnonymousOperationViolation", "Anonymous operation with other operations.",
             definition.offset);
    }
  } else if (has_anonymous_operation_) {
    report("LoneAnonymousOperationViolation",
           "Operation " + std::string(operation.name) + " is following anonymous operation.",
           definition.offset);
  }
  ++operations_;
  if (!operation.name.empty() && !operation_names_.insert(operation.name).second) {
    report("DuplicateOperationName",
           "There can be only one operation named " + quoted(operation.name), definition.offset);
  }

  for (const ast::Variable& variable : operation.variables) visit_variable_definition(variable);
  const bool is_query = operation.type == OperationType::query;
  visit_directives(operation.directives, is_query ? "QUERY" : "MUTATION");
  const Type* const root = schema_.root(operation.type);
  visit_selections(*operation.selections, root == nullptr ? nullptr : &root->self);

  for (const ast::Variable& variable : operation.variables) {
    if (used_variables_.contains(variable.name)) continue;
    report("UnusedVariable", "Unused variable " + std::string(variable.name), variable.offset);
  }
  is_in_operation_ = false;
}

void Validator::visit_selections(const ast::SelectionSet& set, const TypeRef* output) {
  const Type* parent = output == nullptr ? nullptr : output->innermost()->type;
  if (parent != nullptr && !parent->is_composite()) parent = nullptr;
  for (const ast::Selection& selection : set.selections) {
    work_.spend();
    switch (selection.kind) {
      case ast::SelectionKind::field:
        visit_field(selection, parent);
        break;
      case ast::SelectionKind::inline_fragment:
        visit_inline_fragment(selection, parent);
        break;
      case ast::SelectionKind::spread:
        visit_spread(selection, parent);
        break;
    }
  }
  for (const FieldConflict& conflict : overlapping_.check(set, output)) {
    std::vector<std::uint32_t> offsets;
    for (const ast::Selection* const field : conflict.fields) offsets.push_back(field->offset);
    report("FieldsConflict", conflict.reason, offsets);
  }
}

/// With introspection switched off its types have no fields any more.
bool Validator::is_hidden(const Type& parent) const {
  return !options_.is_introspection_enabled && parent.is_built_in;
}

void Validator::visit_field(const ast::Selection& selection, const Type* parent) {
  path_.push_back(selection.name);
  const Field* field = nullptr;
  if (parent != nullptr) {
    field = schema_.field(*parent, selection.name);
    if (field != nullptr && is_hidden(*parent) && selection.name != "__typename") field = nullptr;
    if (field == nullptr) {
      report(
          "FieldUndefined",
          "Field " + quoted(selection.name) + " in type " + quoted(parent->name) + " is undefined",
          selection.offset);
    }
  }
  if (field != nullptr) {
    check_required_arguments(selection, *field);
    check_leaf(selection, *field->type);
  }
  const Field* const around = std::exchange(enclosing_, field);
  visit_arguments(selection.arguments, nullptr);
  visit_directives(selection.directives, "FIELD");
  if (selection.selections != nullptr) {
    visit_selections(*selection.selections, field == nullptr ? nullptr : field->type);
  }
  enclosing_ = around;
  path_.pop_back();
}

void Validator::check_leaf(const ast::Selection& selection, const TypeRef& type) {
  // Lists and `!` have no name.
  const std::string name = type.kind == TypeRef::Kind::named ? std::string(type.name) : "null";
  const Type* const inner = type.innermost()->type;
  const bool is_leaf = inner != nullptr && inner->is_leaf();
  if (is_leaf && selection.selections != nullptr) {
    report("SubSelectionNotAllowed",
           "Sub selection not allowed on leaf type " + name + " of field " +
               std::string(selection.name),
           selection.offset);
  } else if (!is_leaf && selection.selections == nullptr) {
    report("SubSelectionRequired",
           "Sub selection required for type " + name + " of field " + std::string(selection.name),
           selection.offset);
  }
}

}  // namespace validation
}  // namespace gql
