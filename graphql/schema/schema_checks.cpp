#include "graphql/schema/schema_checks.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "graphql/coercion/literal_check.h"
#include "graphql/syntax/ast.h"
#include "vtl/heap.h"

namespace gql::schema {
namespace {

std::string quoted(std::string_view name) {
  return "'" + std::string(name) + "'";
}

class Checks {
 public:
  Checks(const SchemaData& data, Problems& problems) : data_(data), problems_(problems) {}

  void run() {
    for (const Type* const type : data_.types) {
      if (!type->is_built_in) check_type(*type);
    }
    for (const AppliedDirective& directive : data_.schema_directives) {
      check_directive(directive, "SCHEMA");
    }
    check_input_cycles();
  }

 private:
  void check_type(const Type& type) {
    check_name(type.name, type.place);
    switch (type.kind) {
      case TypeKind::object:
      case TypeKind::interface:
        check_content(type, type.fields.size(), "fields");
        check_directives(type.directives, type.kind == TypeKind::object ? "OBJECT" : "INTERFACE");
        for (const Field& field : type.fields) check_field(field);
        for (const Type* const interface : type.interfaces) check_implements(type, *interface);
        break;
      case TypeKind::union_type:
        check_content(type, type.members.size(), "members");
        check_directives(type.directives, "UNION");
        break;
      case TypeKind::enumeration:
        check_content(type, type.values.size(), "values");
        check_directives(type.directives, "ENUM");
        for (const EnumValue& value : type.values) {
          check_directives(value.directives, "ENUM_VALUE");
        }
        break;
      case TypeKind::input:
        check_content(type, type.input_fields.size(), "fields");
        check_directives(type.directives, "INPUT_OBJECT");
        for (const InputValue& field : type.input_fields) {
          check_input(field, "INPUT_FIELD_DEFINITION");
        }
        break;
      case TypeKind::scalar:
        problems_
            .error("SDL012", "AppSync has no custom scalars such as " + quoted(type.name),
                   type.place)
            .help = "use one of the AWS scalars, AWSJSON for example";
        break;
    }
  }

  void check_name(std::string_view name, Place place) {
    if (!name.starts_with("__")) return;
    problems_.error("SDL015", "names that begin with two underscores are reserved", place);
  }

  void check_content(const Type& type, std::size_t count, std::string_view what) {
    if (count > 0) return;
    problems_.warning("SDL011", quoted(type.name) + " has no " + std::string(what), type.place);
  }

  void check_field(const Field& field) {
    check_name(field.name, field.place);
    check_directives(field.directives, "FIELD_DEFINITION");
    for (const InputValue& argument : field.arguments) {
      check_input(argument, "ARGUMENT_DEFINITION");
    }
    const Type* const type = field.type->innermost()->type;
    if (type != nullptr && type->kind == TypeKind::input) {
      problems_
          .error("SDL005",
                 "the field " + quoted(field.name) + " cannot have the input type " +
                     quoted(type->name),
                 field.place)
          .help = "fields return types, interfaces, unions, enums and scalars";
    }
  }

  void check_input(const InputValue& input, std::string_view location) {
    check_name(input.name, input.place);
    check_directives(input.directives, location);
    const Type* const type = input.type->innermost()->type;
    if (type != nullptr && !type->is_input()) {
      problems_
          .error("SDL005",
                 quoted(input.name) + " cannot have the type " + quoted(type->name) +
                     ", which is not an input type",
                 input.place)
          .help = "arguments and input fields take input types, enums and scalars";
    }
    if (type != nullptr && type->is_input() && input.default_value != nullptr) {
      check_default(input);
    }
  }

  // What the service does with such a default is not known: graphql-java 9.2 builds some of them as
  // null and refuses others. Hence a warning.
  void check_default(const InputValue& input) {
    if (coercion::LiteralCheck(heap_).fits(*input.default_value, *input.type)) return;
    problems_.warning("SDL016",
                      "the default value of " + quoted(input.name) + " is not a valid " +
                          quoted(to_string(*input.type)),
                      input.place);
  }

  // Interfaces.

  void check_implements(const Type& type, const Type& interface) {
    if (type.kind == TypeKind::interface) {
      problems_.error(
          "SDL006",
          "the interface " + quoted(type.name) + " cannot implement another one in AppSync",
          type.place);
      return;
    }
    for (const Field& wanted : interface.fields) {
      const Field* const given = type.field(wanted.name);
      if (given == nullptr) {
        report_interface(type.place, type, interface,
                         "the field " + quoted(wanted.name) + " is missing", wanted.place);
      } else if (!is_compatible(*wanted.type, *given->type)) {
        report_interface(given->place, type, interface,
                         "the field " + quoted(wanted.name) + " is " +
                             quoted(to_string(*given->type)) + " and not " +
                             quoted(to_string(*wanted.type)),
                         wanted.place);
      } else {
        check_arguments(type, interface, wanted, *given);
      }
    }
  }

  void check_arguments(const Type& type, const Type& interface, const Field& wanted,
                       const Field& given) {
    for (const InputValue& argument : wanted.arguments) {
      const InputValue* const same = given.argument(argument.name);
      if (same == nullptr || to_string(*same->type) != to_string(*argument.type)) {
        report_interface(given.place, type, interface,
                         "the field " + quoted(wanted.name) + " needs the argument '" +
                             std::string(argument.name) + ": " + to_string(*argument.type) + "'",
                         argument.place);
      }
    }
    for (const InputValue& argument : given.arguments) {
      if (argument.type->is_non_null() && argument.default_value == nullptr &&
          wanted.argument(argument.name) == nullptr) {
        report_interface(argument.place, type, interface,
                         "the argument " + quoted(argument.name) + " of " + quoted(wanted.name) +
                             " is required, and the interface has none",
                         wanted.place);
      }
    }
  }

  void report_interface(Place place, const Type& type, const Type& interface, std::string why,
                        Place wanted) {
    vtl::Diagnostic& problem = problems_.error(
        "SDL006",
        quoted(type.name) + " does not implement " + quoted(interface.name) + ": " + std::move(why),
        place);
    problems_.label(problem, wanted, "as the interface has it");
  }

  static bool is_compatible(const TypeRef& wanted, const TypeRef& given) {
    if (given.is_non_null()) return is_compatible(*wanted.nullable(), *given.inner);
    if (wanted.is_non_null() || wanted.kind != given.kind) return false;
    if (wanted.is_list()) return is_compatible(*wanted.inner, *given.inner);
    if (wanted.type == nullptr || given.type == nullptr) return true;  // reported already
    return wanted.type == given.type ||
           (wanted.type->is_abstract() && given.type->is_possible_for(*wanted.type));
  }

  // Directives.

  void check_directives(std::span<const AppliedDirective> directives, std::string_view location) {
    for (const AppliedDirective& directive : directives) check_directive(directive, location);
  }

  void check_directive(const AppliedDirective& directive, std::string_view location) {
    const auto found = std::find_if(
        data_.directives.begin(), data_.directives.end(),
        [&](const DirectiveDefinition& definition) { return definition.name == directive.name; });
    if (found == data_.directives.end()) {
      problems_.warning("SDL008",
                        "AppSync does not know the directive @" + std::string(directive.name),
                        directive.place);
      return;
    }
    for (const ast::Argument& argument : directive.syntax->arguments)
      check_argument(*found, directive, argument);
    // What is meant for a type is taken on the schema and on interfaces as well.
    const bool is_loose = found->is_built_in && directive.name.starts_with("aws_") &&
                          (location == "SCHEMA" || location == "INTERFACE");
    if (is_loose || std::find(found->locations.begin(), found->locations.end(), location) !=
                        found->locations.end()) {
      return;
    }
    std::string allowed;
    for (const std::string_view one : found->locations) {
      allowed += (allowed.empty() ? "" : ", ") + std::string(one);
    }
    problems_
        .warning("SDL008", "@" + std::string(directive.name) + " does not belong here",
                 directive.place)
        .help = "it may stand on: " + allowed;
  }

  void check_argument(const DirectiveDefinition& definition, const AppliedDirective& directive,
                      const ast::Argument& argument) {
    for (const InputValue& known : definition.arguments) {
      if (known.name != argument.name) continue;
      if (directive.name == "deprecated" && argument.value.kind != ast::ValueKind::string) {
        problems_.error("SDL008", "the reason of @deprecated is not a string", directive.place);
      }
      return;
    }
    problems_.warning(
        "SDL008", "@" + std::string(directive.name) + " has no argument " + quoted(argument.name),
        directive.place);
  }

  // An input type that needs a value of its own type, directly or through others, can never be
  // given. Required fields are the edges of a graph; a type met again on the way down is a cycle.
  void check_input_cycles() {
    for (const Type* const type : data_.types) {
      if (type->kind == TypeKind::input) follow(*type, 0);
    }
  }

  void follow(const Type& type, std::size_t depth) {
    if (finished_.contains(&type) || depth > kDeepest) return;
    open_.insert(&type);
    for (const InputValue& field : type.input_fields) {
      if (!field.type->is_non_null() || field.type->inner->kind != TypeRef::Kind::named) continue;
      const Type* const inner = field.type->inner->type;
      if (inner == nullptr || inner->kind != TypeKind::input) continue;
      if (open_.contains(inner)) {
        problems_
            .error("SDL013",
                   "the field " + quoted(field.name) + " makes " + quoted(inner->name) +
                       " require itself without end",
                   field.place)
            .help = "make one of the fields of the circle nullable";
      } else {
        follow(*inner, depth + 1);
      }
    }
    open_.erase(&type);
    finished_.insert(&type);
  }

  static constexpr std::size_t kDeepest = 1000;
  const SchemaData& data_;
  Problems& problems_;
  vtl::Heap heap_;  // for literals that are tried
  std::unordered_set<const Type*> finished_;
  std::unordered_set<const Type*> open_;
};

}  // namespace

void check_schema(const SchemaData& data, Problems& problems) {
  Checks(data, problems).run();
}

}  // namespace gql::schema
