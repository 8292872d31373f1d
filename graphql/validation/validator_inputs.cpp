#include <algorithm>

#include "graphql/coercion/literal_check.h"
#include "graphql/coercion/literal_text.h"
#include "graphql/validation/validator.h"

namespace gql::validation {
namespace {

// A variable's type as written, in the terms of the schema; it lives as long as this.
class VariableType {
 public:
  /// The whole type; null when the schema has no such type.
  const TypeRef* resolve(const Schema& schema, const ast::TypeReference& written) {
    std::vector<const ast::TypeReference*> chain;
    for (const ast::TypeReference* at = &written; at != nullptr; at = at->inner) {
      chain.push_back(at);
    }
    const Type* const type = schema.find_visible(chain.back()->name);
    if (type == nullptr) return nullptr;
    parts_.reserve(chain.size() + 1);
    const TypeRef* inner = &type->self;
    for (auto at = chain.rbegin() + 1; at != chain.rend(); ++at) inner = wrap((*at)->kind, inner);
    return inner;
  }
  /// `inner` with `!`, if it has none.
  const TypeRef* required(const TypeRef* inner) {
    return inner->is_non_null() ? inner : wrap(TypeRef::Kind::non_null, inner);
  }

 private:
  const TypeRef* wrap(TypeRef::Kind kind, const TypeRef* inner) {
    return &parts_.emplace_back(TypeRef{kind, inner, nullptr, {}});
  }
  std::vector<TypeRef> parts_;
};

bool is_acceptable(const TypeRef& actual, const TypeRef& expected) {
  if (expected.is_non_null()) {
    return actual.is_non_null() && is_acceptable(*actual.inner, *expected.inner);
  }
  if (actual.is_non_null()) return is_acceptable(*actual.inner, expected);
  if (actual.is_list() && expected.is_list()) return is_acceptable(*actual.inner, *expected.inner);
  return actual.kind == expected.kind && actual.type == expected.type;
}

}  // namespace

void Validator::visit_variable_definition(const ast::Variable& variable) {
  work_.spend();
  variables_[variable.name] = &variable;
  VariableType resolved;
  const TypeRef* const type = resolved.resolve(schema_, *variable.type);
  // Lists and `!` count as input types whatever they are made of.
  const bool is_input =
      type != nullptr && (type->kind != TypeRef::Kind::named || type->type->is_input());
  if (is_input && variable.default_value != nullptr) {
    if (type->is_non_null()) {
      report("DefaultForNonNullArgument", "Missing value for non null type", variable.offset);
    }
    if (!coercion::LiteralCheck(heap_).fits(*variable.default_value, *type)) {
      const std::string name =
          type->kind == TypeRef::Kind::named ? std::string(type->name) : "null";
      report("BadValueForDefaultArg",
             "Bad default value " + coercion::literal_text(*variable.default_value) + " for type " +
                 name,
             variable.offset);
    }
  }
  if (type != nullptr && !type->innermost()->type->is_input()) {
    report("NonInputTypeOnVariable", "Wrong type for a variable", variable.offset);
  }
  visit_type_name(*variable.type);
}

void Validator::visit_type_name(const ast::TypeReference& type) {
  const ast::TypeReference* at = &type;
  while (at->inner != nullptr) at = at->inner;
  if (schema_.find_visible(at->name) == nullptr) {
    report("UnknownType", "Unknown type " + std::string(at->name), at->offset);
  }
}

void Validator::visit_directives(std::span<const ast::Directive> directives, Location place) {
  for (const ast::Directive& directive : directives) {
    work_.spend();
    const std::string name(directive.name);
    const DirectiveDefinition* const known = schema_.directive(directive.name);
    if (known == nullptr) {
      report("UnknownDirective", "Unknown directive " + name, directive.span.begin);
    } else {
      const auto& places = known->locations;
      if (std::find(places.begin(), places.end(), place) == places.end()) {
        report("MisplacedDirective", "Directive " + name + " not allowed here",
               directive.span.begin);
      }
      for (const InputValue& argument : known->arguments) {
        if (!argument.type->is_non_null() || directive.argument(argument.name) != nullptr) continue;
        report("MissingDirectiveArgument",
               "Missing directive argument " + std::string(argument.name), directive.span.begin);
      }
    }
    visit_arguments(directive.arguments, known);
  }
}

void Validator::visit_arguments(std::span<const ast::Argument> arguments,
                                const DirectiveDefinition* directive) {
  for (const ast::Argument& argument : arguments) {
    work_.spend();
    const InputValue* const known = find_argument(argument.name, directive, enclosing_);
    if (known != nullptr) {
      coercion::LiteralCheck check(heap_);
      if (!check.fits(argument.value, *known->type)) {
        report("WrongType", check.message(argument.name, argument.value), argument.offset);
      }
    } else if (directive != nullptr) {
      report("UnknownDirective", "Unknown directive argument " + std::string(argument.name),
             argument.offset);
    } else if (enclosing_ != nullptr) {
      report("UnknownArgument", "Unknown field argument " + std::string(argument.name),
             argument.offset);
    }
    if (is_in_operation_) visit_value(argument.value, known == nullptr ? nullptr : known->type);
  }
}

void Validator::visit_value(const ast::Value& value, const TypeRef* expected) {
  if (value.kind == ast::ValueKind::variable) visit_variable(value, expected);
  for (const ast::Value& item : value.items) visit_value(item, expected_item(expected));
  for (const ast::ObjectField& field : value.fields) {
    visit_value(field.value, expected_field(expected, field.name));
  }
}

void Validator::visit_variable(const ast::Value& variable, const TypeRef* expected) {
  used_variables_.insert(variable.text);
  if (const std::optional<VariableFault> fault = variable_fault(variable, expected)) {
    report(fault->type, fault->text, variable.offset);
  }
}

std::optional<VariableFault> Validator::variable_fault(const ast::Value& variable,
                                                       const TypeRef* expected) {
  work_.spend();
  const auto found = variables_.find(variable.text);
  if (found == variables_.end()) {
    return VariableFault{"UndefinedVariable", "Undefined variable " + std::string(variable.text)};
  }
  if (expected == nullptr) return std::nullopt;
  VariableType resolved;
  const TypeRef* type = resolved.resolve(schema_, *found->second->type);
  if (type == nullptr) return std::nullopt;
  // A default value makes up for null.
  if (found->second->default_value != nullptr) type = resolved.required(type);
  if (is_acceptable(*type, *expected)) return std::nullopt;
  return VariableFault{"VariableTypeMismatch", "Variable type '" + to_string(*type) +
                                                   "' doesn't match expected type '" +
                                                   to_string(*expected) + "'"};
}

void Validator::check_required_arguments(const ast::Selection& selection, const Field& field) {
  for (const InputValue& argument : field.arguments) {
    if (!argument.type->is_non_null() || argument.default_value != nullptr) continue;
    const bool is_given =
        std::any_of(selection.arguments.begin(), selection.arguments.end(),
                    [&](const ast::Argument& given) { return given.name == argument.name; });
    if (is_given) continue;
    report("MissingFieldArgument", "Missing field argument " + std::string(argument.name),
           selection.offset);
  }
}

}  // namespace gql::validation
