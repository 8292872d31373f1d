#include "graphql/schema/schema_builder.h"

#include <algorithm>
#include <set>

#include "graphql/schema/directive_reason.h"
#include "vtl/text/suggest.h"

namespace gql::schema {
namespace {

TypeKind type_kind(ast::DefinitionKind kind) {
  switch (kind) {
    case ast::DefinitionKind::object:
      return TypeKind::object;
    case ast::DefinitionKind::interface:
      return TypeKind::interface;
    case ast::DefinitionKind::union_type:
      return TypeKind::union_type;
    case ast::DefinitionKind::enumeration:
      return TypeKind::enumeration;
    case ast::DefinitionKind::input:
      return TypeKind::input;
    default:
      return TypeKind::scalar;
  }
}

std::string_view keyword(ast::DefinitionKind kind) {
  switch (type_kind(kind)) {
    case TypeKind::object:
      return "a type";
    case TypeKind::interface:
      return "an interface";
    case TypeKind::union_type:
      return "a union";
    case TypeKind::enumeration:
      return "an enum";
    case TypeKind::input:
      return "an input type";
    case TypeKind::scalar:
      break;
  }
  return "a scalar";
}

std::string quoted(std::string_view name) {
  return "'" + std::string(name) + "'";
}

Scalar scalar_of(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kNames = {
      "Int",         "Float",        "String",   "Boolean", "ID",     "AWSDate",  "AWSTime",
      "AWSDateTime", "AWSTimestamp", "AWSEmail", "AWSJSON", "AWSURL", "AWSPhone", "AWSIPAddress"};
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  return static_cast<Scalar>(found - kNames.begin());
}

template <class T>
const T* named(const std::vector<T>& all, std::string_view name) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const T& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

void SchemaBuilder::collect(const ast::Document& document, std::uint32_t source) {
  for (const ast::Definition& definition : document.definitions) {
    switch (definition.kind) {
      case ast::DefinitionKind::operation:
      case ast::DefinitionKind::fragment: {
        const Place at{source, {definition.offset, definition.offset}};
        problems_.error("SDL001", "a schema holds definitions of types, not operations", at).help =
            "remove the query or fragment; schemas and operations are separate documents";
        break;
      }
      case ast::DefinitionKind::schema:
        schemas_.push_back({definition.type, source, definition.is_extension, definition.kind});
        break;
      case ast::DefinitionKind::directive:
        directive_definitions_.push_back({definition.type, source, false, definition.kind});
        break;
      default:
        collect_type(definition, source);
    }
  }
}

// Definitions of one name and kind in several texts are one type, as the tools have it that merge
// the files of a schema; two of them in one text are a mistake.
void SchemaBuilder::collect_type(const ast::Definition& definition, std::uint32_t source) {
  const Part part{definition.type, source, definition.is_extension, definition.kind};
  const std::string_view name = definition.type->name.name;
  const auto [found, is_new] = index_.try_emplace(name, entries_.size());
  if (is_new) {
    entries_.push_back({definition.kind, nullptr, {part}});
    return;
  }
  Entry& entry = entries_[found->second];
  if (!part.is_extension) {
    for (const Part& other : entry.parts) {
      const bool is_built_in = other.source == Place::kNowhere;
      // Tools declare the scalars of the service, so that editors know them.
      if (is_built_in && definition.kind == ast::DefinitionKind::scalar) return;
      if (other.is_extension || (other.source != source && !is_built_in)) continue;
      report_twice("type", name, place(part.definition->name, source),
                   place(other.definition->name, other.source));
      return;
    }
  }
  entry.parts.push_back(part);
}

void SchemaBuilder::report_twice(std::string what, std::string_view name, Place again,
                                 Place first) {
  if (first.source == Place::kNowhere) {
    problems_.error("SDL004", what + " " + quoted(name) + " is built in", again);
    return;
  }
  vtl::Diagnostic& problem =
      problems_.error("SDL004", what + " " + quoted(name) + " is defined twice", again);
  problems_.label(problem, first, "first defined here");
}

void SchemaBuilder::build(bool is_whole) {
  for (Entry& entry : entries_) declare(entry);
  // Written types come first, though the built-in ones were collected first.
  std::stable_partition(data_.types.begin(), data_.types.end(),
                        [](const Type* type) { return !type->is_built_in; });
  for (std::uint32_t i = 0; i < data_.types.size(); ++i) {
    const_cast<Type*>(data_.types[i])->number = i;
  }
  for (const Part& part : directive_definitions_) collect_directive(part);
  for (Entry& entry : entries_) fill(entry);
  set_roots(is_whole);
  find_visible();
  link_implementers();
}

void SchemaBuilder::declare(Entry& entry) {
  settle_kind(entry);
  const Part& first = entry.parts.front();
  auto* const type = data_.arena.make<Type>();
  type->kind = type_kind(entry.kind);
  type->is_built_in = first.source == Place::kNowhere;
  type->name = first.definition->name.name;
  if (type->kind == TypeKind::scalar && type->is_built_in) type->scalar = scalar_of(type->name);
  type->place = place(first.definition->name, first.source);
  type->self = {TypeRef::Kind::named, nullptr, type, type->name};
  for (const Part& part : entry.parts) {
    if (!part.is_extension && part.definition->description && !type->description) {
      type->description = part.definition->description;
    }
  }
  entry.type = type;
  data_.types.push_back(type);
  data_.by_name.emplace(type->name, type);
}

void SchemaBuilder::settle_kind(Entry& entry) {
  std::stable_partition(entry.parts.begin(), entry.parts.end(),
                        [](const Part& part) { return !part.is_extension; });
  const Part first = entry.parts.front();
  const std::string name = quoted(first.definition->name.name);
  const Place at = place(first.definition->name, first.source);
  // Where a schema is put together from several texts, the tools make definitions of extensions.
  if (first.is_extension && data_.sources.size() == 1) {
    problems_.error("SDL010", "there is no type " + name + " to extend", at).help =
        "write it without `extend`";
  }
  entry.kind = first.kind;
  std::erase_if(entry.parts, [&](const Part& part) {
    if (part.kind == first.kind) return false;
    vtl::Diagnostic& problem = problems_.error("SDL005",
                                               name + " is " + std::string(keyword(first.kind)) +
                                                   ", not " + std::string(keyword(part.kind)),
                                               place(part.definition->name, part.source));
    problems_.label(problem, at, "defined here");
    return true;
  });
}

void SchemaBuilder::fill(Entry& entry) {
  Type& type = *entry.type;
  type.directives = directives_of(entry);
  switch (type.kind) {
    case TypeKind::object:
    case TypeKind::interface:
      type.fields = data_.arena.copy(fields_of(entry));
      if (type.fields.size() > kMostScanned) {
        auto& index = data_.field_index[&type];
        for (const Field& field : type.fields) index.emplace(field.name, &field);
      }
      type.interfaces = data_.arena.copy(named_types(entry, TypeKind::interface, "implements"));
      break;
    case TypeKind::union_type:
      type.members = data_.arena.copy(named_types(entry, TypeKind::object, "has the member"));
      break;
    case TypeKind::enumeration:
      type.values = data_.arena.copy(values_of(entry));
      break;
    case TypeKind::input:
      type.input_fields = data_.arena.copy(input_fields_of(entry));
      break;
    case TypeKind::scalar:
      break;
  }
}

std::vector<Field> SchemaBuilder::fields_of(const Entry& entry) {
  std::vector<Field> fields;
  std::unordered_map<std::string_view, std::size_t> seen;
  for (const Part& part : entry.parts) {
    for (const ast::Field& written : part.definition->fields) {
      const auto [at, is_new] = seen.try_emplace(written.name.name, fields.size());
      Field made = field(written, entry.type, part.source);
      if (is_new) {
        fields.push_back(made);
        continue;
      }
      const Field& first = fields[at->second];
      // The same field in two files that are put together is one field.
      const bool is_same =
          first.place.source != part.source && to_string(*first.type) == to_string(*made.type);
      if (!is_same) report_twice("field", written.name.name, made.place, first.place);
    }
  }
  return fields;
}

std::vector<InputValue> SchemaBuilder::input_fields_of(const Entry& entry) {
  std::vector<InputValue> fields;
  std::unordered_map<std::string_view, std::size_t> seen;
  for (const Part& part : entry.parts) {
    for (const ast::InputValue& written : part.definition->inputs) {
      const auto [at, is_new] = seen.try_emplace(written.name.name, fields.size());
      InputValue made = input(written, part.source);
      if (is_new) {
        fields.push_back(made);
        continue;
      }
      const InputValue& first = fields[at->second];
      const bool is_same =
          first.place.source != part.source && to_string(*first.type) == to_string(*made.type);
      if (!is_same) report_twice("field", written.name.name, made.place, first.place);
    }
  }
  return fields;
}

std::vector<EnumValue> SchemaBuilder::values_of(const Entry& entry) {
  std::vector<EnumValue> values;
  std::unordered_map<std::string_view, std::size_t> seen;
  for (const Part& part : entry.parts) {
    for (const ast::EnumValue& written : part.definition->values) {
      const Place at = place(written.name, part.source);
      const auto [found, is_new] = seen.try_emplace(written.name.name, values.size());
      if (is_new) {
        const auto applied = directives(written.directives, part.source);
        values.push_back(
            {written.name.name, written.description, deprecation_reason(applied), applied, at});
      } else if (const Place first = values[found->second].place; first.source == part.source) {
        report_twice("enum value", written.name.name, at, first);
      }
    }
  }
  return values;
}

// Interfaces of a type, or members of a union.
std::vector<const Type*> SchemaBuilder::named_types(const Entry& entry, TypeKind wanted,
                                                    std::string_view role) {
  std::vector<const Type*> found;
  std::set<std::string_view> seen;
  for (const Part& part : entry.parts) {
    for (const ast::Named& written : part.definition->names) {
      const Place at = place(written, part.source);
      const Type* const type = resolve(written.name, at);
      if (type == nullptr) continue;
      if (type->kind != wanted) {
        problems_.error(
            "SDL005",
            quoted(entry.type->name) + " " + std::string(role) + " " + quoted(type->name) +
                ", which is not " +
                std::string(wanted == TypeKind::interface ? "an interface" : "an object type"),
            at);
      } else if (seen.insert(type->name).second) {
        found.push_back(type);
      }
    }
  }
  return found;
}

std::span<const AppliedDirective> SchemaBuilder::directives_of(const Entry& entry) {
  std::vector<AppliedDirective> applied;
  for (const Part& part : entry.parts) {
    const auto some = directives(part.definition->directives, part.source);
    applied.insert(applied.end(), some.begin(), some.end());
  }
  return data_.arena.copy(applied);
}

void SchemaBuilder::find_visible() {
  data_.meta = data_.by_name.at("__Meta");
  for (const Type* const root : data_.roots) {
    if (root != nullptr) make_visible(root);
  }
  for (const Type* const type : data_.types) {
    if (!type->is_built_in && type->kind != TypeKind::scalar) make_visible(type);
  }
  make_visible(data_.by_name.at("__Schema"));
  // Documents may name the scalars of the specification where no field uses them; introspection
  // does not show these.
  for (const Type* const type : data_.types) {
    if (type->is_built_in && type->kind == TypeKind::scalar && type->scalar <= Scalar::ID) {
      const_cast<Type*>(type)->is_visible = true;
    }
  }
}

// With a stack of its own: chains of types are as long as a schema may be.
void SchemaBuilder::make_visible(const Type* first) {
  std::vector<const Type*> waiting{first};
  std::vector<const Type*> next;
  while (!waiting.empty()) {
    const Type* const type = waiting.back();
    waiting.pop_back();
    if (type == nullptr || type->is_visible) continue;
    const_cast<Type*>(type)->is_visible = true;
    data_.visible_types.push_back(type);
    next.clear();
    for (const Field& field : type->fields) {
      next.push_back(field.type->innermost()->type);
      for (const InputValue& argument : field.arguments) {
        next.push_back(argument.type->innermost()->type);
      }
    }
    next.insert(next.end(), type->interfaces.begin(), type->interfaces.end());
    next.insert(next.end(), type->members.begin(), type->members.end());
    for (const InputValue& field : type->input_fields) {
      next.push_back(field.type->innermost()->type);
    }
    waiting.insert(waiting.end(), next.rbegin(), next.rend());
  }
}

void SchemaBuilder::link_implementers() {
  std::unordered_map<const Type*, std::vector<const Type*>> implementers;
  for (const Type* const type : data_.visible_types) {
    if (type->kind != TypeKind::object) continue;
    for (const Type* const interface : type->interfaces) implementers[interface].push_back(type);
  }
  for (Entry& entry : entries_) {
    if (const auto found = implementers.find(entry.type); found != implementers.end()) {
      entry.type->members = data_.arena.copy(found->second);
    }
  }
}

void SchemaBuilder::set_roots(bool is_whole) {
  static constexpr std::array<std::string_view, 3> kDefaults = {"Query", "Mutation",
                                                                "Subscription"};
  bool has_operations = false;
  for (const Part& part : schemas_) {
    const auto applied = directives(part.definition->directives, part.source);
    data_.schema_directives.insert(data_.schema_directives.end(), applied.begin(), applied.end());
    for (const ast::OperationTypeDefinition& written : part.definition->operations) {
      has_operations = true;
      const Place at = place(written.type, part.source);
      const Type* const type = resolve(written.type.name, at);
      if (type == nullptr) continue;
      if (type->kind != TypeKind::object) {
        problems_.error("SDL005",
                        "the root of " + std::string(operation_name(written.operation)) + ", " +
                            quoted(type->name) + ", is not an object type",
                        at);
        continue;
      }
      data_.roots[static_cast<std::size_t>(written.operation)] = type;
    }
  }
  if (!has_operations) {
    for (std::size_t i = 0; i < kDefaults.size(); ++i) {
      const auto found = data_.by_name.find(kDefaults[i]);
      if (found != data_.by_name.end() && found->second->kind == TypeKind::object) {
        data_.roots[i] = found->second;
      }
    }
  }
  if (data_.roots[0] != nullptr || data_.sources.empty() || !is_whole) return;
  // The service's words.
  const Place at =
      has_operations ? place(schemas_[0].definition->name, schemas_[0].source) : Place{0, {0, 0}};
  problems_
      .error("SDL007",
             has_operations ? "A schema MUST have a 'query' operation defined."
                            : "There is no top level schema object defined.",
             at)
      .help = "define `type Query` with at least one field";
}

Field SchemaBuilder::field(const ast::Field& written, const Type* parent, std::uint32_t source) {
  Field made;
  made.name = written.name.name;
  made.description = written.description;
  made.arguments = inputs(written.arguments, source);
  made.type = type_ref(*written.type, source);
  made.parent = parent;
  made.directives = directives(written.directives, source);
  made.deprecation = deprecation_reason(made.directives);
  made.place = place(written.name, source);
  return made;
}

std::span<const InputValue> SchemaBuilder::inputs(std::span<const ast::InputValue> written,
                                                  std::uint32_t source) {
  std::vector<InputValue> made;
  made.reserve(written.size());
  for (const ast::InputValue& one : written) {
    if (const InputValue* const first = named(made, one.name.name)) {
      report_twice("argument", one.name.name, place(one.name, source), first->place);
      continue;
    }
    made.push_back(input(one, source));
  }
  return data_.arena.copy(made);
}

InputValue SchemaBuilder::input(const ast::InputValue& written, std::uint32_t source) {
  InputValue made;
  made.name = written.name.name;
  made.description = written.description;
  made.type = type_ref(*written.type, source);
  made.default_value = written.default_value;
  made.directives = directives(written.directives, source);
  made.place = place(written.name, source);
  return made;
}

std::span<const AppliedDirective> SchemaBuilder::directives(std::span<const ast::Directive> written,
                                                            std::uint32_t source) {
  std::vector<AppliedDirective> made;
  made.reserve(written.size());
  for (const ast::Directive& one : written) {
    made.push_back({one.name, {source, one.span}, &one});
  }
  return data_.arena.copy(made);
}

const TypeRef* SchemaBuilder::type_ref(const ast::TypeReference& written, std::uint32_t source) {
  auto* const made = data_.arena.make<TypeRef>();
  made->kind = written.kind;
  if (written.kind == TypeRef::Kind::named) {
    const auto begin = written.offset;
    const auto end = begin + static_cast<std::uint32_t>(written.name.size());
    made->name = written.name;
    made->type = resolve(written.name, {source, {begin, end}});
  } else {
    made->inner = type_ref(*written.inner, source);
  }
  return made;
}

const Type* SchemaBuilder::resolve(std::string_view name, Place place) {
  const auto found = data_.by_name.find(name);
  if (found != data_.by_name.end()) return found->second;
  vtl::Diagnostic& problem = problems_.error("SDL003", "there is no type " + quoted(name), place);
  // Looking for a near name takes time: a text full of unknown names gets a few of them.
  if (++suggestions_ > 20) return nullptr;
  std::vector<std::string_view> names;
  for (const Type* const type : data_.types) names.push_back(type->name);
  if (const auto near = vtl::suggest(name, names))
    problem.help = "did you mean " + quoted(*near) + "?";
  return nullptr;
}

void SchemaBuilder::collect_directive(const Part& part) {
  const std::string_view name = part.definition->name.name;
  const bool is_built_in = part.source == Place::kNowhere;
  if (const DirectiveDefinition* const first = named(data_.directives, name)) {
    // Tools declare the directives of the service, so that editors know them.
    if (!first->is_built_in && first->place.source == part.source) {
      report_twice("directive", name, place(part.definition->name, part.source), first->place);
    }
    return;
  }
  std::vector<std::string_view> locations;
  for (const ast::Named& location : part.definition->names) locations.push_back(location.name);
  data_.directives.push_back(
      {name, part.definition->description, inputs(part.definition->inputs, part.source),
       data_.arena.copy(locations), is_built_in, place(part.definition->name, part.source)});
}

}  // namespace gql::schema
