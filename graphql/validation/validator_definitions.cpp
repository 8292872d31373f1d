// Definitions of types have no business in a document that is executed, and are reported as a whole
// first; then they are visited like the rest.
#include "graphql/validation/validator.h"

namespace gql::validation {

void Validator::visit_type_definition(const ast::Definition& definition) {
  const ast::TypeDefinition& type = *definition.type;
  switch (definition.kind) {
    case ast::DefinitionKind::object:
      for (const ast::Named& interface : type.names) visit_named_type(interface);
      visit_directives(type.directives, {});
      visit_type_fields(type);
      break;
    case ast::DefinitionKind::interface:
      visit_type_fields(type);
      visit_directives(type.directives, {});
      break;
    case ast::DefinitionKind::union_type:
      visit_directives(type.directives, {});
      for (const ast::Named& member : type.names) visit_named_type(member);
      break;
    case ast::DefinitionKind::enumeration:
      for (const ast::EnumValue& value : type.values) {
        visit_directives(value.directives, {});
      }
      visit_directives(type.directives, {});
      break;
    case ast::DefinitionKind::directive:
      visit_inputs(type.inputs);
      break;
    default:
      visit_directives(type.directives, {});
      visit_inputs(type.inputs);
      for (const ast::OperationTypeDefinition& operation : type.operations) {
        visit_named_type(operation.type);
      }
  }
}

void Validator::visit_type_fields(const ast::TypeDefinition& type) {
  for (const ast::Field& field : type.fields) {
    work_.spend();
    visit_type_name(*field.type);
    visit_inputs(field.arguments);
    visit_directives(field.directives, {});
  }
}

void Validator::visit_inputs(std::span<const ast::InputValue> inputs) {
  for (const ast::InputValue& input : inputs) {
    work_.spend();
    visit_type_name(*input.type);
    visit_directives(input.directives, {});
  }
}

void Validator::visit_named_type(const ast::Named& name) {
  if (schema_.find_visible(name.name) == nullptr) {
    report("UnknownType", "Unknown type " + std::string(name.name), name.span.begin);
  }
}

}  // namespace gql::validation
